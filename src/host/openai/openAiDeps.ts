// What the adapter of OpenAI-compatible services is given.

import type { McpApproval } from '../../core/model/answerReader.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { KeyFor } from './credentials.ts';

/** What the adapter needs. */
export interface OpenAiDeps {
  readonly keyFor: KeyFor;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 to 1, for the variation of waits. */
  readonly random: () => number;
  /** Milliseconds of silence that end an answer. */
  readonly idleMs?: number;
  /** Milliseconds until the first byte of an answer. */
  readonly headersMs?: number;
  /** Told of fields, as `omit` calls them, without which a service took the request that it had refused. */
  readonly refused?: (profile: Profile, fields: readonly string[]) => void;
  /** Asks the user whether the service may call a tool of a remote server; without it none is called. */
  readonly approve?: (call: McpApproval, signal: AbortSignal) => Promise<boolean>;
}
