// Remembers finished answers: while the user types what an answer predicted, its rest is served and nothing is asked.

import type { CompletionInput } from './completionTypes.ts';
import type { Hole } from './hole.ts';
import type { Window } from './prompt.ts';

/** Answers kept at most. */
const CAPACITY = 50;
/** What the editor may have added behind the cursor while an answer was typed: the partners of typed brackets and quotes. */
const ADDED_CLOSERS = /^[)\]}"'`]{1,3}/;

/** A finished answer with the text it was asked for. */
interface Answer extends Window {
  readonly scope: string;
  /** Whether the prefix begins and the suffix ends with the file. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** What fits the hole; empty when nothing did. */
  readonly text: string;
}

/** The finished answers of one editor, the newest first in line. */
export interface AnswerMemory {
  /** What is left of an answer that fits the hole, or an empty text when this very hole got nothing. */
  find(scope: string, hole: Hole): string | undefined;
  keep(scope: string, hole: Hole, window: Window, text: string): void;
  clear(): void;
}

/** An empty memory. */
export function createAnswerMemory(): AnswerMemory {
  let answers: readonly Answer[] = [];
  return {
    find: (scope, hole) => {
      for (const answer of answers) {
        const rest = answer.scope === scope && followsSuffix(answer, hole) ? restOf(answer, hole) : undefined;
        if (rest !== undefined) {
          return rest;
        }
      }
      return undefined;
    },
    keep: (scope, hole, window, text) => {
      const answer = {
        ...window,
        scope,
        fromStart: window.prefix.length === hole.before.length,
        toEnd: window.suffix.length === hole.after.length,
        text,
      };
      answers = [answer, ...answers.filter((other) => !isSameHole(other, answer))].slice(0, CAPACITY);
    },
    clear: () => {
      answers = [];
    },
  };
}

/** What an answer is remembered for: it holds for one file, language and model. */
export function scopeOf(input: CompletionInput): string {
  const { snapshot, profile } = input;
  return JSON.stringify([snapshot.path, snapshot.languageId, profile.id, profile.baseUrl, profile.model]);
}

/** The part of the answer that is not typed yet; undefined when something else was typed, or all of it. */
function restOf(answer: Answer, hole: Hole): string | undefined {
  if (answer.text === '') {
    return follows(answer, hole, 0) ? '' : undefined;
  }
  for (let typed = answer.text.length - 1; typed >= 0; typed -= 1) {
    if (hole.before.endsWith(answer.text.slice(0, typed)) && follows(answer, hole, typed)) {
      return answer.text.slice(typed);
    }
  }
  return undefined;
}

function follows(answer: Answer, hole: Hole, typed: number): boolean {
  const end = hole.before.length - typed;
  return answer.fromStart ? hole.before.slice(0, end) === answer.prefix : hole.before.endsWith(answer.prefix, end);
}

function followsSuffix(answer: Answer, hole: Hole): boolean {
  if (isSuffix(answer, hole.after)) {
    return true;
  }
  const added = ADDED_CLOSERS.exec(hole.after)?.[0].length ?? 0;
  return Array.from({ length: added }, (_, index) => hole.after.slice(index + 1)).some((after) =>
    isSuffix(answer, after),
  );
}

function isSuffix(answer: Answer, after: string): boolean {
  return answer.toEnd ? after === answer.suffix : after.startsWith(answer.suffix);
}

function isSameHole(first: Answer, second: Answer): boolean {
  return first.scope === second.scope && first.prefix === second.prefix && first.suffix === second.suffix;
}
