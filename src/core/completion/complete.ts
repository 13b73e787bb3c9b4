// The outline of a suggestion: gate → memory → pause → context → prompt → stream → trim → fit.

import type { Send } from '../egress/sender.ts';
import type { Failure } from '../model/failure.ts';
import type { ModelRequest } from '../model/request.ts';
import type { StreamPart } from '../model/streamPart.ts';
import type { Clock } from '../ports.ts';
import { scopeOf, type AnswerMemory } from './answerMemory.ts';
import type { CompletionInput, CompletionResult, NoneReason } from './completionTypes.ts';
import { refusalAt, refusalOf } from './gate.ts';
import { holeAt, shapeOf, type Hole, type Shape } from './hole.ts';
import { toRequest, windowOf } from './prompt.ts';
import type { SharedWork } from './sharedWork.ts';
import { sectionsFor } from './surroundings.ts';
import { placeText, trimAnswer } from './trimAnswer.ts';

/** What came of one request: text that fits the hole (empty when none does), or a failure. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a suggestion needs. */
export interface CompletionDeps {
  readonly send: Send;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly memory: AnswerMemory;
  readonly pending: SharedWork<Reply>;
}

/** Suggests text for the cursor's place. A failure of the service is a result; only a fault of our own rejects. */
export async function run(
  input: CompletionInput,
  deps: CompletionDeps,
  signal: AbortSignal,
): Promise<CompletionResult> {
  const refused = refusalOf(input);
  if (refused) {
    return none(refused);
  }
  const { snapshot, offset, trigger } = input;
  const hole = holeAt(snapshot.text, offset, snapshot.languageId, input.indentUnit);
  const unfit = refusalAt(hole, trigger);
  if (unfit) {
    return none(unfit);
  }
  const scope = scopeOf(input);
  const known = deps.memory.find(scope, hole);
  if (known !== undefined && (known !== '' || trigger === 'automatic')) {
    return toResult(known, hole, offset, 'memory');
  }
  if (!(await isStillWanted(input.delayMs, deps.clock, signal))) {
    return none('cancelled');
  }
  const shape = shapeOf(hole);
  const request = toRequest(input, hole, shape, sectionsFor(hole, snapshot.path, input.around()));
  const reply = await deps.pending.join(
    JSON.stringify([scope, request.messages]),
    (shared) => ask(request, hole, shape, deps.send, shared),
    signal,
  );
  if (reply === undefined || reply.kind === 'stopped') {
    return none('cancelled');
  }
  if (reply.kind === 'failed') {
    return reply;
  }
  deps.memory.keep(scope, hole, windowOf(hole), reply.text);
  return toResult(reply.text, hole, offset, 'model');
}

function toResult(text: string, hole: Hole, offset: number, source: 'model' | 'memory'): CompletionResult {
  const item = placeText(text, hole, offset);
  return item ? { kind: 'item', item, source } : none('nothing-fits');
}

function none(reason: NoneReason): CompletionResult {
  return { kind: 'none', reason };
}

async function isStillWanted(delayMs: number, clock: Pick<Clock, 'sleep'>, signal: AbortSignal): Promise<boolean> {
  if (delayMs > 0 && !signal.aborted) {
    // A sleep that is cut short rejects with the signal's reason, which is told by the signal itself.
    await clock.sleep(delayMs, signal).catch(() => undefined);
  }
  return !signal.aborted;
}

/** Reads the answer only as far as it can matter; leaving the loop ends the stream. */
async function ask(request: ModelRequest, hole: Hole, shape: Shape, send: Send, signal: AbortSignal): Promise<Reply> {
  let raw = '';
  for await (const part of send(request, signal)) {
    if (part.kind === 'text') {
      raw += part.text;
      const { text, ended } = trimAnswer(raw, hole, shape, 'more');
      if (ended) {
        return { kind: 'text', text };
      }
    } else if (part.kind === 'end') {
      return toReply(part, raw, hole, shape);
    }
  }
  return { kind: 'stopped' };
}

function toReply(end: Extract<StreamPart, { kind: 'end' }>, raw: string, hole: Hole, shape: Shape): Reply {
  switch (end.outcome) {
    case 'complete':
      return { kind: 'text', text: trimAnswer(raw, hole, shape, 'whole').text };
    case 'truncated':
      return { kind: 'text', text: trimAnswer(raw, hole, shape, 'truncated').text };
    case 'filtered':
      return { kind: 'text', text: '' };
    case 'stopped':
      return { kind: 'stopped' };
    case 'failed':
      return { kind: 'failed', failure: end.failure ?? UNKNOWN };
  }
}

const UNKNOWN: Failure = { code: 'internal', message: 'The suggestion failed for an unknown reason.', retryable: true };
