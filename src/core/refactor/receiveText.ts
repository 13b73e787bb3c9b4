// Receives one whole answer as text or in a form, for the commands whose answer is no edit.

import type { Send } from '../egress/sender.ts';
import { checkJson, type CheckedJson } from '../model/checkJson.ts';
import type { Failure } from '../model/failure.ts';
import type { JsonSchema, ModelRequest } from '../model/request.ts';

/** A whole answer, or why there is none. */
export type Received<Value> =
  | { readonly kind: 'complete'; readonly value: Value }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The text of a whole answer; one that was cut off or filtered is a failure. Never throws for what a service does. */
export async function receiveText(request: ModelRequest, send: Send, signal: AbortSignal): Promise<Received<string>> {
  let text = '';
  for await (const part of send(request, signal)) {
    if (part.kind === 'text') {
      text += part.text;
    } else if (part.kind === 'end') {
      switch (part.outcome) {
        case 'complete':
          return { kind: 'complete', value: text };
        case 'stopped':
          return { kind: 'stopped' };
        default:
          return { kind: 'failed', failure: part.failure ?? CUT_OFF };
      }
    }
  }
  return { kind: 'failed', failure: CUT_OFF };
}

/** An answer that fits the schema of the request's format. One that does not is asked for once more, with what is wrong. */
export async function receiveForm(
  request: ModelRequest & Required<Pick<ModelRequest, 'format'>>,
  send: Send,
  signal: AbortSignal,
): Promise<Received<unknown>> {
  const { schema } = request.format;
  const first = await receiveText(request, send, signal);
  if (first.kind !== 'complete') {
    return first;
  }
  const read = readForm(first.value, schema);
  if (read.kind === 'ok') {
    return { kind: 'complete', value: read.value };
  }
  const correction = { role: 'user', content: `${read.problem} Answer once more, in the form asked for.` } as const;
  const answer = { role: 'assistant', content: first.value } as const;
  const again = { ...request, messages: [...request.messages, answer, correction] };
  const second = await receiveText(again, send, signal);
  if (second.kind !== 'complete') {
    return second;
  }
  const corrected = readForm(second.value, schema);
  return corrected.kind === 'ok'
    ? { kind: 'complete', value: corrected.value }
    : {
        kind: 'failed',
        failure: { code: 'malformed', message: `The answer has another form: ${corrected.problem}`, retryable: true },
      };
}

/** The answer as JSON: whole, in a fence, or with words around it. */
function readForm(text: string, schema: JsonSchema): CheckedJson {
  const whole = checkJson(text, schema);
  const inner = text.slice(Math.max(0, text.indexOf('{')), text.lastIndexOf('}') + 1);
  const bare = whole.kind === 'ok' || inner === '' ? whole : checkJson(inner, schema);
  return bare.kind === 'ok' ? bare : whole;
}

const CUT_OFF: Failure = {
  code: 'interrupted',
  message: 'The answer was cut off, so nothing is used of it. Select less.',
  retryable: true,
};
