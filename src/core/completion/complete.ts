// The outline of a suggestion: gate → memory → answers under way → pause → context → prompt → stream → trim → fit.

import type { Send } from '../egress/sender.ts';
import type { Failure } from '../model/failure.ts';
import type { ModelRequest } from '../model/request.ts';
import type { StreamPart } from '../model/streamPart.ts';
import type { Clock, SyntaxJudge } from '../ports.ts';
import { scopeOf } from './answerMemory.ts';
import { readAnswer, type Answer, type Suggested } from './answerPieces.ts';
import type { CompletionInput, CompletionResult, NoneReason } from './completionTypes.ts';
import { refusalAt, refusalOf } from './gate.ts';
import { holeAt, shapeOf, type Hole, type Shape } from './hole.ts';
import { createAnswerJudge, type JudgeAnswer } from './judgeAnswer.ts';
import { waitAt } from './pace.ts';
import { toRequest } from './prompt.ts';
import { RunningAnswer, type Ending, type Failed } from './runningAnswer.ts';
import type { SuggestDesk } from './suggestDesk.ts';
import { sectionsFor } from './surroundings.ts';
import { placeText, type Progress } from './trimAnswer.ts';

/** What a suggestion needs. */
export interface CompletionDeps {
  readonly send: Send;
  readonly clock: Clock;
  readonly desk: SuggestDesk;
  /** Reads the file by its grammar; without one brackets and indentation decide alone. */
  readonly syntax?: SyntaxJudge | undefined;
}

/** A suggestion that is being made. */
interface Task {
  readonly input: CompletionInput;
  readonly hole: Hole;
  readonly scope: string;
  readonly deps: CompletionDeps;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** What comes later after the last key is no longer expected: it is shown with the next one, when it still fits. Milliseconds. */
const LATEST_MS = 1_500;

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
  const { desk, clock } = deps;
  const hole = holeAt(snapshot.text, offset, snapshot.languageId, input.indentUnit);
  const task: Task = { input, hole, scope: scopeOf(input), deps, signal, since: clock.now() };
  desk.moveTo(task.scope, hole);
  const unfit = refusalAt(hole, trigger);
  if (unfit !== undefined && unfit !== 'statement-ended') {
    return none(unfit);
  }
  if (trigger === 'automatic' && clock.now() < desk.pace.quietUntil) {
    return none('quiet');
  }
  const known = desk.find(task.scope, hole);
  if (known !== undefined && (known.text !== '' || trigger === 'automatic')) {
    return toResult(known, task, 'memory');
  }
  return await fromModel(task, unfit);
}

/** Waits for an answer under way that fits, or asks. */
async function fromModel(task: Task, unfit: NoneReason | undefined): Promise<CompletionResult> {
  const { hole, scope, deps, signal } = task;
  let own: RunningAnswer | undefined;
  while (!signal.aborted) {
    const running = deps.desk.runningAt(scope, hole);
    const found = running && (await follow(running, task, running === own ? 'model' : 'memory'));
    if (found && found.kind !== 'disagrees') {
      return found;
    }
    if (unfit !== undefined && !deps.desk.pace.isAccepted) {
      return none(unfit);
    }
    // Someone else may have asked the same in the meantime.
    if ((await isQuiet(task)) && !deps.desk.runningAt(scope, hole)) {
      own = ask(task);
    }
  }
  return none('cancelled');
}

/** What an answer under way has for the hole, as soon as that is settled; it may turn out to be something else than was typed. */
async function follow(
  running: RunningAnswer,
  task: Task,
  source: 'model' | 'memory',
): Promise<CompletionResult | { readonly kind: 'disagrees' }> {
  const { hole, scope, deps, signal } = task;
  while (!signal.aborted) {
    const { ending } = running;
    if (ending?.kind === 'failed') {
      return ending;
    }
    if (!deps.desk.mayServe(running, scope, hole)) {
      return { kind: 'disagrees' };
    }
    const piece = running.pieceAt(hole);
    if (piece !== undefined) {
      return toResult(piece, task, source);
    }
    if (ending) {
      return ending.kind === 'stopped' ? none('cancelled') : none('nothing-fits');
    }
    await running.more(signal);
  }
  return none('cancelled');
}

async function isQuiet({ input, hole, scope, deps, signal }: Task): Promise<boolean> {
  const { clock, desk } = deps;
  const isInWord = desk.holdInWord(scope, hole, signal);
  const waited = clock.now() - (desk.pace.lastKeyAt ?? clock.now());
  const wait = input.trigger === 'manual' ? 0 : waitAt(desk.pace, hole, lineOf(input, hole), isInWord) - waited;
  if (wait > 0 && !signal.aborted) {
    // A sleep that is cut short rejects with the signal's reason, which is told by the signal itself.
    await clock.sleep(wait, signal).catch(() => undefined);
  }
  return !signal.aborted;
}

/** The line of the hole among all lines, by where it begins. */
function lineOf({ snapshot }: CompletionInput, { before, line }: Hole): string {
  return `${snapshot.path}#${before.length - line.length}`;
}

/** Begins a request. */
function ask({ input, hole, scope, deps }: Task): RunningAnswer {
  const { desk, clock, send } = deps;
  const shape = shapeOf(hole);
  const request = toRequest(input, hole, shape, sectionsFor(hole, input.snapshot.path, input.around()));
  const running = new RunningAnswer(scope, hole, clock);
  const judge = deps.syntax && createAnswerJudge(hole, deps.syntax.open(hole.languageId, hole.before + hole.after));
  desk.note({ kind: 'asked', line: lineOf(input, hole) });
  desk.add(running);
  const askedAt = clock.now();
  void running.settled().then(() => {
    desk.note({ kind: 'answered', milliseconds: clock.now() - askedAt });
  });
  const reading = { request, shape, atOnce: input.trigger === 'manual', judge };
  void read(reading, running, send)
    .catch((error: unknown): Ending => ({ kind: 'failed', failure: { ...UNKNOWN, message: String(error) } }))
    .then((ending) => {
      running.end(ending);
      desk.remove(running);
    });
  return running;
}

/** How an answer is read. */
interface Reading {
  readonly request: ModelRequest;
  readonly shape: Shape;
  /** Whether a whole block is one suggestion. */
  readonly atOnce: boolean;
  readonly judge: JudgeAnswer | undefined;
}

/** Reads the answer only as far as it can matter; leaving the loop ends the stream. */
async function read(reading: Reading, running: RunningAnswer, send: Send): Promise<Ending> {
  let raw = '';
  for await (const part of send(reading.request, running.signal)) {
    if (part.kind === 'text') {
      raw += part.text;
      const { isOver } = await take(raw, 'more', reading, running);
      if (isOver) {
        return { kind: 'complete' };
      }
    } else if (part.kind === 'end') {
      return await endWith(part, raw, reading, running);
    }
  }
  return { kind: 'stopped' };
}

async function endWith(
  end: Extract<StreamPart, { kind: 'end' }>,
  raw: string,
  reading: Reading,
  running: RunningAnswer,
): Promise<Ending> {
  switch (end.outcome) {
    case 'complete':
    case 'truncated':
      await take(raw, end.outcome === 'complete' ? 'whole' : 'truncated', reading, running);
      return { kind: 'complete' };
    case 'filtered':
      await take('', 'whole', reading, running);
      return { kind: 'complete' };
    case 'stopped':
      return { kind: 'stopped' };
    case 'failed':
      return { kind: 'failed', failure: end.failure ?? UNKNOWN } satisfies Failed;
  }
}

/** Hands on what has come so far, as far as it fits the file. */
async function take(
  raw: string,
  progress: Progress,
  { shape, atOnce, judge }: Reading,
  running: RunningAnswer,
): Promise<Answer> {
  const answer = readAnswer(raw, running.hole, shape, progress, atOnce);
  const fitting = judge ? await judge(answer) : answer;
  running.take(fitting);
  return fitting;
}

function toResult(suggested: Suggested, task: Task, source: 'model' | 'memory'): CompletionResult {
  const { hole, input, scope, deps, signal, since } = task;
  const { shown } = deps.desk;
  const { text } = suggested;
  const item = placeText(text, hole, input.offset);
  if (!item) {
    return none('nothing-fits');
  }
  if (signal.aborted) {
    return none('cancelled');
  }
  if (input.trigger === 'automatic' && shown.isRejected(scope, hole, text)) {
    return none('rejected');
  }
  if (input.trigger === 'automatic' && deps.clock.now() - since > LATEST_MS) {
    return none('late');
  }
  return { kind: 'item', item, source, isNew: shown.show(scope, hole, suggested) };
}

function none(reason: NoneReason): CompletionResult {
  return { kind: 'none', reason };
}

const UNKNOWN: Failure = { code: 'internal', message: 'The suggestion failed for an unknown reason.', retryable: true };
