// Finds what open documents of the same language say about the words around the cursor.

import type { Snapshot } from '../text/snapshot.ts';
import { hideBetween } from './hideBetween.ts';
import type { Hole } from './hole.ts';

/** A window of a neighbouring document. */
export interface Excerpt {
  readonly path: string;
  readonly text: string;
}

/** A window is two steps long, and windows overlap by one. */
const STEP_LINES = 20;
/** UTF-16 code units: bounds on the work for one suggestion. */
const READ_LIMIT = 30_000;
const EXCERPT_LIMIT = 1_800;
const MAX_NEIGHBOURS = 6;
const MAX_EXCERPTS = 3;
/** Below this share of common words a window tells nothing. */
const LEAST_LIKENESS = 0.04;

/** The windows most like the text around the cursor, one for each document, ordered by path. The same input gives the same windows. */
export function findExcerpts(hole: Hole, neighbours: readonly Snapshot[]): readonly Excerpt[] {
  const wanted = wordsOf(hole.before.slice(-1_500) + hole.after.slice(0, 500));
  return neighbours
    .slice(0, MAX_NEIGHBOURS)
    .map((neighbour) => bestWindow(neighbour, wanted))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((first, second) => second.likeness - first.likeness || compare(first.path, second.path))
    .slice(0, MAX_EXCERPTS)
    .sort((first, second) => compare(first.path, second.path))
    .map(({ path, text, start, end }) => ({ path, text: hideBetween(text, [start, end]).join('').trimEnd() }));
}

interface Window {
  readonly path: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly likeness: number;
}

function bestWindow(neighbour: Snapshot, wanted: ReadonlySet<string>): Window {
  const text = neighbour.text.slice(0, READ_LIMIT).replace(/\r\n?/g, '\n');
  const steps = stepsOf(text);
  const words = steps.map(([start, end]) => wordsOf(text.slice(start, end)));
  const windows = steps.map(([start], index) => {
    const end = Math.min(start + EXCERPT_LIMIT, (steps[index + 1] ?? steps[index] ?? [0, text.length])[1]);
    const likeness = likenessOf(new Set([...(words[index] ?? []), ...(words[index + 1] ?? [])]), wanted);
    return { path: neighbour.path, text, start, end, likeness };
  });
  return windows.reduce((best, window) => (window.likeness > best.likeness ? window : best));
}

/** Offsets of runs of lines; there is at least one. */
function stepsOf(text: string): readonly (readonly [start: number, end: number])[] {
  const steps: (readonly [number, number])[] = [];
  let start = 0;
  do {
    let end = start;
    for (let line = 0; line < STEP_LINES && end < text.length; line += 1) {
      const lineFeed = text.indexOf('\n', end);
      end = lineFeed < 0 ? text.length : lineFeed + 1;
    }
    steps.push([start, end]);
    start = end;
  } while (start < text.length);
  return steps;
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
