// One request as it goes over the wire, and who reads its answer: by the API that the profile names.

import type { AnswerReader } from '../../core/model/answerReader.ts';
import { ChatReader } from '../../core/model/chatReader.ts';
import { ResponsesReader } from '../../core/model/responsesReader.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import type { AssembledBody } from './assembleBody.ts';
import { offeredTools } from './bodyFields.ts';
import { toChatBody } from './chatBody.ts';
import { toResponsesBody, type Decisions } from './responsesBody.ts';

/** A request ready to go. */
export interface Wire extends AssembledBody {
  /** Below the base URL. */
  readonly path: '/chat/completions' | '/responses';
  readonly reader: AnswerReader;
}

/** The request for the service at a host; with decisions it goes on where an answer waits. */
export function toWire(request: ReleasedRequest, host: string, decisions?: Decisions): Wire {
  return request.profile.api === 'responses'
    ? { path: '/responses', ...toResponsesBody(request, host, decisions), reader: new ResponsesReader() }
    : {
        path: '/chat/completions',
        ...toChatBody(request, host),
        reader: new ChatReader(offeredTools(request).length > 0),
      };
}
