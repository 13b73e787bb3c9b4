// A question as it was sent: the exact messages and the account of its pack, kept so that each answer can show them later.

import type { Manifest } from '../../protocol/manifest.ts';
import type { ModelRequest } from '../model/request.ts';
import type { Profile } from '../model/profile.ts';
import type { SendRecord } from './sendRecord.ts';

/** What is shown of a request. It names no key and no header. */
export type SentRequest = Pick<
  ModelRequest,
  'purpose' | 'messages' | 'hole' | 'maxOutput' | 'temperature' | 'sources'
> & {
  readonly profile: Pick<Profile, 'label' | 'model' | 'baseUrl' | 'api'>;
};

/** What is kept of a question. */
export interface SentQuestion {
  readonly request: SentRequest;
  /** Absent while the answer runs. */
  readonly record?: SendRecord;
  readonly manifest?: Manifest;
}

/** The parts of a request that are kept. */
export function toSentRequest({
  purpose,
  messages,
  hole,
  maxOutput,
  temperature,
  sources,
  profile,
}: ModelRequest): SentRequest {
  const { label, model, baseUrl, api } = profile;
  const place = { label, model, baseUrl, api };
  return { purpose, messages, ...(hole && { hole }), maxOutput, temperature, sources, profile: place };
}
