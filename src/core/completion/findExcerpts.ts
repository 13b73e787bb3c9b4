// Finds what open documents of the same language say about the words around the cursor.

import type { Snapshot } from '../text/snapshot.ts';
import type { Hole } from './hole.ts';

/** A window of a neighbouring document. */
export interface Excerpt {
  readonly path: string;
  readonly text: string;
}

const WINDOW_LINES = 40;
const STEP_LINES = 20;
/** UTF-16 code units: bounds on the work for one suggestion. */
const READ_LIMIT = 40_000;
const EXCERPT_LIMIT = 1_800;
const MAX_NEIGHBOURS = 8;
const MAX_EXCERPTS = 3;
/** Below this share of common words a window tells nothing. */
const LEAST_LIKENESS = 0.04;

/** The windows most like the text around the cursor, one for each document, ordered by path. The same input gives the same windows. */
export function findExcerpts(hole: Hole, neighbours: readonly Snapshot[]): readonly Excerpt[] {
  const wanted = wordsOf(hole.before.slice(-1_500) + hole.after.slice(0, 500));
  return neighbours
    .slice(0, MAX_NEIGHBOURS)
    .map((neighbour) => ({ path: neighbour.path, ...bestWindow(neighbour.text.slice(0, READ_LIMIT), wanted) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((first, second) => second.likeness - first.likeness || compare(first.path, second.path))
    .slice(0, MAX_EXCERPTS)
    .sort((first, second) => compare(first.path, second.path))
    .map(({ path, text }) => ({ path, text: text.slice(0, EXCERPT_LIMIT) }));
}

function bestWindow(text: string, wanted: ReadonlySet<string>): { readonly text: string; readonly likeness: number } {
  const lines = text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
  let best = { text: '', likeness: 0 };
  for (let start = 0; start === 0 || start + STEP_LINES < lines.length; start += STEP_LINES) {
    const window = lines.slice(start, start + WINDOW_LINES).join('\n');
    const likeness = likenessOf(wordsOf(window), wanted);
    if (likeness > best.likeness) {
      best = { text: window, likeness };
    }
  }
  return best;
}

/** Common words over all words (Jaccard). */
function likenessOf(words: ReadonlySet<string>, wanted: ReadonlySet<string>): number {
  let common = 0;
  for (const word of words) {
    common += wanted.has(word) ? 1 : 0;
  }
  const all = words.size + wanted.size - common;
  return all === 0 ? 0 : common / all;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? []);
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
