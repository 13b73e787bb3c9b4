// What the scripted service answers at a place: the truth, or something near it, by the luck of the place.

import { chance } from './chance.ts';
import type { Stretch } from './sources.ts';

/** How far a miss goes. */
export type Missing = 'word' | 'rest';

/** How a service is in one cell of the tables. */
export interface Manner {
  /** Share of answers that miss. */
  readonly nearMiss: number;
  /** What misses: one `word` of a line, or all of the answer's words from that one on. */
  readonly missing: Missing;
  /** Times the usual latency. */
  readonly slowness: number;
  readonly seed: string;
}

/** How far an answer goes that is not cut. */
export type Extent = 'line' | 'block';

const MOST_LINES = 16;
const WORDS = ['value', 'result', 'item', 'index', 'other', 'data', 'count', 'name'] as const;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The answer at an offset of the truth. The first line that has anything misses at the given rate, each line after it once more. */
export function answerAt(stretch: Stretch, place: number | undefined, extent: Extent, manner: Manner): string {
  const { text, end } = stretch;
  if (place === undefined) {
    return `${pick(WORDS, 'elsewhere')}();`;
  }
  const rest = text.slice(place, end).split('\n');
  const line = text.slice(text.lastIndexOf('\n', place - 1) + 1, place);
  const lines = extent === 'line' ? rest.slice(0, 1) : blockOf(line, rest);
  const word = place - (/[\p{L}\p{N}_$]*$/u.exec(line)?.[0].length ?? 0);
  let isLost = false;
  return lines
    .map((own, index) => {
      const key = [manner.seed, stretch.path, word, index] as const;
      if (own === '' || (!isLost && chance('miss', ...key) >= manner.nearMiss)) {
        return own;
      }
      const written = missing(own, index > 0 || word === place, isLost ? 'rest' : manner.missing, ...key);
      isLost = manner.missing === 'rest';
      return written;
    })
    .join('\n');
}

/** The rest of the line, with the lines that are at least as deep, and the closer that ends them. */
function blockOf(line: string, rest: readonly string[]): readonly string[] {
  const [first = '', ...following] = rest;
  const isFresh = line.trim() === '';
  const opens = /[:{([]\s*$/.test(line + first);
  const base = widthOf(line + first);
  const inside = isFresh || !opens ? base : base + 1;
  const stop = following.findIndex((own) => own.trim() !== '' && widthOf(own) < inside);
  const inner = stop < 0 ? following : following.slice(0, stop);
  const closer = following[inner.length];
  const closes = inside > base && closer !== undefined && widthOf(closer) === base && /^\s*[)\]}]+[;,]?$/.test(closer);
  return [first, ...inner, ...(closes ? [closer] : [])].slice(0, MOST_LINES);
}

function widthOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
}

/** A line with one word that is not the one meant, behind what is typed already, or with none right from that one on. */
function missing(line: string, mayBeFirst: boolean, extent: Missing, ...key: readonly (string | number)[]): string {
  const words = [...line.matchAll(WORD)].filter(({ index }) => index > 0 || mayBeFirst);
  const wrong = pick(words, 'word', ...key);
  if (wrong === undefined) {
    return `${line.trimEnd()} ${pick(WORDS, ...key)}`;
  }
  const behind = wrong.index + wrong[0].length;
  const rest = line.slice(behind);
  const other = (word: string, index: number) => otherThan(word, ...key, ...(index === 0 ? [] : [index]));
  return (
    line.slice(0, wrong.index) +
    other(wrong[0], 0) +
    (extent === 'word' ? rest : rest.replace(WORD, (word, index: number) => other(word, behind + index)))
  );
}

function otherThan(word: string, ...key: readonly (string | number)[]): string {
  const other = pick(WORDS, ...key) ?? '';
  return other === word ? `${other}s` : other;
}

function pick<Item>(items: readonly Item[], ...key: readonly (string | number)[]): Item | undefined {
  return items[Math.floor(chance('pick', ...key) * items.length)];
}
