// Remembers finished answers: while the user types what an answer predicted, its rest is served and nothing is asked.

import { correctedPiece, pieceBehind, type Answer, type Suggested } from './answerPieces.ts';
import { standingOf, type Standing } from './correctAnswer.ts';
import type { CompletionInput } from './completionTypes.ts';
import { isBlank, type Hole } from './hole.ts';
import { windowOf, type Window } from './prompt.ts';

/** Answers kept at most. */
const CAPACITY = 100;
/** What the editor may have added behind the cursor while an answer was typed: the partners of typed brackets and quotes. */
const ADDED_CLOSERS = /^[)\]}"'`]{1,3}/;
/** Lines above the hole that must be the same, and how many others of the window may have changed since. */
const NEAR_LINES = 4;
const MOST_CHANGED_LINES = 2;

/** UTF-16 code units before an answer by which its place is found again, and by how many what was typed may be longer than it. */
const ANCHOR = 200;
const MOST_LONGER = 100;

/** A finished answer with the text it was asked for. */
interface Kept extends Window {
  readonly scope: string;
  /** Whether the prefix begins and the suffix ends with the file. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** The lines next to the hole. */
  readonly near: string;
  readonly below: string;
  /** The suggestions in order; none when nothing fitted. */
  readonly pieces: readonly string[];
  readonly text: string;
  /** Whether nothing follows in the block: then there is nothing to ask behind the last piece. */
  readonly isAll: boolean;
}

/** The finished answers of one editor, the newest first in line. */
export interface AnswerMemory {
  /** What is left of a suggestion that fits the hole, or an empty text when this very hole got nothing. */
  find(scope: string, hole: Hole): string | undefined;
  /** What follows in an answer some words of which the user has written otherwise. */
  findCorrected(scope: string, hole: Hole): Suggested | undefined;
  /** Whether the user is in a word that an answer has otherwise. */
  isInWord(scope: string, hole: Hole): boolean;
  keep(scope: string, hole: Hole, answer: Pick<Answer, 'pieces' | 'isAll'>): void;
  clear(): void;
}

/** An empty memory. */
export function createAnswerMemory(): AnswerMemory {
  let answers: readonly Kept[] = [];
  const findWith = (scope: string, hole: Hole, isPlace: IsPlace): string | undefined => {
    for (const answer of answers) {
      const rest = answer.scope === scope ? restOf(answer, hole, isPlace) : undefined;
      if (rest !== undefined) {
        return rest;
      }
    }
    return undefined;
  };
  return {
    find: (scope, hole) => findWith(scope, hole, isSamePlace) ?? findWith(scope, hole, isNearlySamePlace),
    findCorrected: (scope, hole) => {
      for (const answer of answers) {
        const next = correctedPiece(standingAt(answer, scope, hole), hole);
        if (next !== undefined) {
          return next;
        }
      }
      return undefined;
    },
    isInWord: (scope, hole) => answers.some((answer) => standingAt(answer, scope, hole).kind === 'in-word'),
    keep: (scope, hole, { pieces, isAll }) => {
      const answer = toKept(scope, hole, pieces, isAll);
      answers = [answer, ...answers.filter((other) => !isSameHole(other, answer))].slice(0, CAPACITY);
    },
    clear: () => {
      answers = [];
    },
  };
}

/** What an answer is remembered for: it holds for one file, language and model. */
export function scopeOf({ snapshot, profile }: Pick<CompletionInput, 'snapshot' | 'profile'>): string {
  return JSON.stringify([snapshot.path, snapshot.languageId, profile.id, profile.baseUrl, profile.model]);
}

/** Whether the text behind a hole is what it was, but for closers that the editor has added since. */
export function isBehind(after: string, isSame: (after: string) => boolean): boolean {
  const added = ADDED_CLOSERS.exec(after)?.[0].length ?? 0;
  return isSame(after) || Array.from({ length: added }, (_, index) => after.slice(index + 1)).some(isSame);
}

function toKept(scope: string, hole: Hole, pieces: readonly string[], isAll: boolean): Kept {
  const { prefix, suffix } = windowOf(hole);
  return {
    scope,
    prefix,
    suffix,
    fromStart: prefix.length === hole.before.length,
    toEnd: suffix.length === hole.after.length,
    near: prefix.split('\n').slice(-NEAR_LINES).join('\n'),
    below: firstWritten(suffix),
    pieces,
    text: pieces.join(''),
    isAll,
  };
}

/** Whether the answer is for this hole, of which the last `typed` code units were typed since. */
type IsPlace = (answer: Kept, hole: Hole, typed: number) => boolean;

/** The part of the answer that is not typed yet; undefined when something else was typed, or all of it. */
function restOf(answer: Kept, hole: Hole, isPlace: IsPlace): string | undefined {
  const { length } = answer.text;
  if ((length === 0 || answer.isAll) && hole.before.endsWith(answer.text) && isSamePlace(answer, hole, length)) {
    return '';
  }
  for (let typed = length - 1; typed >= 0; typed -= 1) {
    if (hole.before.endsWith(answer.text.slice(0, typed)) && isPlace(answer, hole, typed)) {
      return pieceBehind(answer.pieces, typed);
    }
  }
  return undefined;
}

/** How an answer stands to a hole below or behind it. */
function standingAt(answer: Kept, scope: string, hole: Hole): Standing {
  const anchor = answer.prefix.slice(-ANCHOR);
  const recent = hole.before.slice(-ANCHOR - answer.text.length - MOST_LONGER);
  const at = recent.lastIndexOf(anchor);
  const isBelow = () => isBehind(hole.after, (after) => firstWritten(after.slice(0, 2_000)) === answer.below);
  if (answer.scope !== scope || at < 0 || isBlank(anchor) || !isBelow()) {
    return { kind: 'other' };
  }
  return standingOf(answer.text, recent.slice(at + anchor.length), (word) => answer.prefix.includes(word));
}

function isSamePlace(answer: Kept, hole: Hole, typed: number): boolean {
  const end = hole.before.length - typed;
  const follows = answer.fromStart
    ? hole.before.slice(0, end) === answer.prefix
    : hole.before.endsWith(answer.prefix, end);
  return follows && isBehind(hole.after, (after) => isSuffix(answer, after));
}

/** Small edits nearby leave an answer as good as it was: the lines at the hole are the same, and few others have changed. */
function isNearlySamePlace(answer: Kept, hole: Hole, typed: number): boolean {
  const end = hole.before.length - typed;
  if (isBlank(answer.near) || !hole.before.endsWith(answer.near, end)) {
    return false;
  }
  const isBelow = isBehind(hole.after, (after) => firstWritten(after.slice(0, 2_000)) === answer.below);
  return (
    isBelow &&
    changedLines(answer.prefix, hole.before.slice(Math.max(0, end - answer.prefix.length), end)) <= MOST_CHANGED_LINES
  );
}

/** Lines of the first text that the second one does not have; the first line may be cut. */
function changedLines(first: string, second: string): number {
  const known = new Set(second.split('\n'));
  return first
    .split('\n')
    .slice(1)
    .filter((line) => !known.has(line)).length;
}

function firstWritten(text: string): string {
  const [rest = '', ...below] = text.split('\n');
  return `${rest.trim()}\n${below.find((line) => !isBlank(line))?.trim() ?? ''}`;
}

function isSuffix(answer: Kept, after: string): boolean {
  return answer.toEnd ? after === answer.suffix : after.startsWith(answer.suffix);
}

function isSameHole(first: Kept, second: Kept): boolean {
  return first.scope === second.scope && first.prefix === second.prefix && first.suffix === second.suffix;
}
