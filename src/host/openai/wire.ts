// One request as it goes over the wire, and who reads its answer: by the API that the profile names.

import type { AnswerReader } from '../../core/model/answerReader.ts';
import { ChatReader } from '../../core/model/chatReader.ts';
import { FimReader } from '../../core/model/fimReader.ts';
import { isFim } from '../../core/model/fim.ts';
import { ResponsesReader } from '../../core/model/responsesReader.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import type { AssembledBody } from './assembleBody.ts';
import { offeredTools } from './bodyFields.ts';
import { toChatBody } from './chatBody.ts';
import { fimAddress, toFimBody } from './fimBody.ts';
import { toResponsesBody, type Decisions } from './responsesBody.ts';

/** A request ready to go. */
export interface Wire extends AssembledBody {
  /** Below the base URL, or a whole address of the same service. */
  readonly path: string;
  /** Whether the stream is one JSON object a line, and no event stream. */
  readonly jsonLines?: boolean;
  readonly reader: AnswerReader;
}

/** The request for the service at a host; with decisions it goes on where an answer waits. */
export function toWire(request: ReleasedRequest, host: string, decisions?: Decisions): Wire {
  const { profile, hole } = request;
  const { api, baseUrl } = profile;
  if (isFim(api) && hole) {
    return {
      path: fimAddress(api, baseUrl),
      ...toFimBody(request, api, hole),
      jsonLines: api === 'fim:ollama',
      reader: new FimReader(api),
    };
  }
  return api === 'responses'
    ? { path: '/responses', ...toResponsesBody(request, host, decisions), reader: new ResponsesReader() }
    : {
        path: '/chat/completions',
        ...toChatBody(request, host),
        reader: new ChatReader(offeredTools(request).length > 0),
      };
}
