// Searches a conversation of any length in short steps, so that one can type and scroll while it goes on.

import type { Turn } from '../../src/protocol/thread.ts';
import { placesOf } from './findInNodes.ts';
import { readableText } from './readableText.ts';

/** Milliseconds of searching in one go. */
const STEP = 6;

/** One place at which the words were found. */
export interface Found {
  /** Place of the turn in the branch. */
  readonly turn: number;
  /** Which of the places in that turn it is, from 0. */
  readonly nth: number;
}

/**
 * Searches the question and the answer of each turn; case does not matter. Calls back with all that was found so far
 * after each step, the last time with `done`. The function that is given back ends the search.
 */
export function searchTurns(
  turns: readonly Turn[],
  sought: string,
  tell: (found: readonly Found[], done: boolean) => void,
): () => void {
  const needle = sought.toLowerCase();
  const found: Found[] = [];
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = (): void => {
    const until = performance.now() + STEP;
    while (next < turns.length && performance.now() < until) {
      found.push(...findInTurn(turns[next], next, needle));
      next += 1;
    }
    const done = next >= turns.length;
    timer = done ? undefined : setTimeout(step, 0);
    tell(found, done);
  };
  step();
  return () => {
    clearTimeout(timer);
  };
}

function findInTurn(turn: Turn | undefined, index: number, needle: string): readonly Found[] {
  return turn && mayHold(turn, needle)
    ? placesOf(readableText(turn).toLowerCase(), needle).map((_, nth) => ({ turn: index, nth }))
    : [];
}

/** Whether the words are in the source at all, whatever marks of Markdown stand in it: what says no is right. */
function mayHold({ question, answer, citations }: Turn, needle: string): boolean {
  const source = withoutMarks(`${question}\n${answer}`.toLowerCase());
  const isLabel = citations.length > 0 && /[:\d]/u.test(needle);
  return (
    isLabel ||
    withoutMarks(needle)
      .split(/\s+/u)
      .every((word) => source.includes(word))
  );
}

function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]+/gu, '');
}
