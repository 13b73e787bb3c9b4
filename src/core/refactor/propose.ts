// One refactor from the command to a proposal: prompt, stream, parse, place, ask once more for what has no place, verify.

import type { Send } from '../egress/sender.ts';
import type { Profile } from '../model/profile.ts';
import type { ChatMessage } from '../model/request.ts';
import type { Failure } from '../model/failure.ts';
import type { OffsetRange, Snapshot } from '../text/snapshot.ts';
import type { FileOperation, ParsedAnswer } from './answer.ts';
import type { RefactorCommand, TargetKind } from './catalogue.ts';
import { conclude, filesOf } from './conclude.ts';
import { describeAnswerProblem } from './describeProblem.ts';
import type { KnownText } from './knownTexts.ts';
import { createAnswerParser } from './parseAnswer.ts';
import {
  newPaths,
  NOTHING,
  placeOperations,
  type FileChange,
  type PlaceInput,
  type Placement,
} from './placeOperations.ts';
import { buildPrompt, buildRetryPrompt, type Correction } from './prompt.ts';
import type { ProposedFile, RefactorResult } from './proposal.ts';
import { correctionOf, refactorRequest } from './refactorRequest.ts';
import { restoreHidden } from './restoreHidden.ts';
import { shownFiles, type ShownFile } from './shownFiles.ts';

/** One refactor. */
export interface RefactorInput {
  readonly command: RefactorCommand;
  /** What the model is told to do. */
  readonly instruction: string;
  /** All that may be edited; the first is the target's. */
  readonly files: readonly [Snapshot, ...Snapshot[]];
  readonly target: OffsetRange;
  readonly targetKind: TargetKind;
  readonly profile: Profile;
  /** What helps and stands in other files: read, never changed. */
  readonly known?: readonly KnownText[];
}

/** What a refactor needs of the world. */
export interface RefactorDeps {
  readonly send: Send;
  /** Told with every piece of the answer what has arrived of it. */
  readonly received?: (arrived: Arrived) => void;
  /** Whether something is at a path of the workspace. Without it only the files that were shown are known to be there. */
  readonly isThere?: (path: string) => Promise<boolean>;
}

/** What has come of an answer that still streams. */
export interface Arrived {
  /** Whole parts; the one that is being written is none. */
  readonly parts: number;
  /**
   * Places them: what the answer would change if no more came, to be looked at and never to be written. It is made when it is called for,
   * and says nothing of what has no place.
   */
  readonly draft: () => readonly ProposedFile[];
}

/** Asks for the change and checks what comes. Never throws for what a model or a service does. */
export async function run(input: RefactorInput, deps: RefactorDeps, signal: AbortSignal): Promise<RefactorResult> {
  const messages = buildPrompt(input);
  const first = await receive(input, { messages }, deps, signal);
  if (first.kind !== 'complete') {
    return first;
  }
  const { prose } = first.parsed;
  const attempt = await place(input, first.parsed, deps);
  if (attempt.failed.length === 0) {
    return conclude(input, attempt, prose);
  }
  const correction = correctionOf(input);
  const problems = attempt.failed.map(({ message }) => message);
  const again = { messages: buildRetryPrompt(messages, first.text, problems, correction), correction };
  const second = await receive(input, again, deps, signal, attempt.changes);
  switch (second.kind) {
    case 'stopped':
      return second;
    case 'failed':
      return conclude(input, attempt, prose);
    case 'complete':
      return conclude(input, await correct(input, attempt, second.parsed, deps), prose);
  }
}

interface Asked {
  readonly messages: readonly ChatMessage[];
  readonly correction?: Correction;
}

type Received =
  | { readonly kind: 'complete'; readonly text: string; readonly parsed: ParsedAnswer }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

async function receive(
  input: RefactorInput,
  { messages, correction }: Asked,
  deps: RefactorDeps,
  signal: AbortSignal,
  before: readonly FileChange[] = [],
): Promise<Received> {
  const shown = shownFiles(input);
  const restore = restorerFor(input, messages, shown);
  const parser = createAnswerParser({
    paths: shown.map(({ snapshot }) => snapshot.path),
    isWholeFile: correction === 'whole-file',
  });
  let text = '';
  const operations: FileOperation[] = [];
  const draft = () => draftOf(input, restore(operations), before);
  for await (const part of deps.send(refactorRequest(input, messages, correction), signal)) {
    if (part.kind === 'text') {
      text += part.text;
      operations.push(...parser.push(part.text));
      deps.received?.({ parts: operations.length, draft });
    } else if (part.kind === 'end') {
      return part.outcome === 'complete'
        ? { kind: 'complete', text, parsed: restored(parser.finish(), restore) }
        : part.outcome === 'stopped'
          ? { kind: 'stopped' }
          : { kind: 'failed', failure: part.failure ?? unfinished(part.outcome) };
    }
  }
  return { kind: 'failed', failure: unfinished('failed') };
}

type Restore = ReturnType<typeof restoreHidden>;

/** Puts back the values that the egress gate hid in what was sent. */
function restorerFor(
  { instruction }: RefactorInput,
  messages: readonly ChatMessage[],
  shown: readonly ShownFile[],
): Restore {
  const files = shown.map(({ snapshot, text }) => ({ path: snapshot.path, text }));
  return restoreHidden({ messages, instruction, files });
}

function restored(parsed: ParsedAnswer, restore: Restore): ParsedAnswer {
  return { ...parsed, operations: restore(parsed.operations) };
}

/** A text that is written anew for a correction is judged when it is whole; until then the first answer stands. */
function draftOf(
  input: RefactorInput,
  operations: readonly FileOperation[],
  before: readonly FileChange[],
): readonly ProposedFile[] {
  const isAnew = before.length > 0 && operations.some(({ kind }) => kind === 'rewrite');
  return filesOf(input, isAnew ? before : placeOperations(placesIn(input, []), operations, before).changes);
}

/** Edits of an answer that was cut off or filtered are never used, not even its whole blocks: what is missing is unknown. */
function unfinished(outcome: 'truncated' | 'filtered' | 'failed'): Failure {
  switch (outcome) {
    case 'truncated':
      return {
        code: 'interrupted',
        message: 'The answer was cut off, so nothing is changed. Select less code.',
        retryable: true,
      };
    case 'filtered':
      return {
        code: 'service-error',
        message: 'The service filtered the answer, so nothing is changed.',
        retryable: false,
      };
    case 'failed':
      return { code: 'interrupted', message: 'The answer ended early, so nothing is changed.', retryable: true };
  }
}

async function place(
  input: RefactorInput,
  { operations, problems }: ParsedAnswer,
  deps: RefactorDeps,
  before: Placement = NOTHING,
): Promise<Placement> {
  const placement = placeOperations(await placesFor(input, operations, deps), operations, before.changes);
  const unread = problems.map((problem) => ({ message: describeAnswerProblem(problem) }));
  return { changes: placement.changes, failed: [...unread, ...placement.failed] };
}

async function placesFor(
  input: RefactorInput,
  operations: readonly FileOperation[],
  { isThere }: RefactorDeps,
): Promise<PlaceInput> {
  const asked = [...new Set(newPaths(placesIn(input, []), operations))];
  const there = await Promise.all(asked.map(async (path) => ((await isThere?.(path)) === true ? [path] : [])));
  return placesIn(input, there.flat());
}

/** `there` are paths at which something was found. */
function placesIn(input: RefactorInput, there: readonly string[]): PlaceInput {
  const [first, ...others] = shownFiles(input);
  const files = [first.snapshot, ...others.map(({ snapshot }) => snapshot)] as const;
  return {
    files,
    isWhole: first.part === undefined,
    target: input.targetKind === 'file' ? { start: 0, end: 0 } : input.target,
    // A file that may be edited but was too long to show is there as well.
    occupied: new Set([...there, ...input.files.slice(1).map(({ path }) => path)]),
  };
}

/** A correction that holds nothing, and a whole file that cannot be taken, leave the first answer as it is. */
async function correct(
  input: RefactorInput,
  first: Placement,
  parsed: ParsedAnswer,
  deps: RefactorDeps,
): Promise<Placement> {
  if (parsed.operations.length === 0 && parsed.problems.length === 0) {
    return first;
  }
  if (!parsed.operations.some(({ kind }) => kind === 'rewrite')) {
    return place(input, parsed, deps, first);
  }
  const anew = await place(input, parsed, deps);
  return anew.failed.length === 0 ? anew : first;
}
