// A Send that gives scripted answers one after another and keeps what it was asked.

import type { Send } from '../../../src/core/egress/sender.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';

/** One answer: text that ends well, or the parts of a stream. */
export type ScriptedAnswer = string | readonly StreamPart[];

/** The Send, and the requests that reached it. Throws when asked more often than it has answers. */
export function scriptSend(...answers: readonly ScriptedAnswer[]): {
  readonly send: Send;
  readonly requests: ModelRequest[];
} {
  const requests: ModelRequest[] = [];
  const send: Send = async function* (request) {
    const answer = answers[requests.length];
    requests.push(request);
    if (answer === undefined) {
      throw new Error('Asked once too often.');
    }
    yield* await Promise.resolve(typeof answer === 'string' ? completeAnswer(answer) : answer);
  };
  return { send, requests };
}

/** The text in pieces of seven characters, ended as services end a whole answer. */
export function completeAnswer(text: string): readonly StreamPart[] {
  const pieces = text.match(/[\s\S]{1,7}/g) ?? [];
  return [
    ...pieces.map((piece) => ({ kind: 'text', text: piece }) as const),
    { kind: 'end', outcome: 'complete', finishReason: 'stop' },
  ];
}
