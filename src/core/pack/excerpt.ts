// Cuts the part out of a file that is too large to send whole: the lines around its best match.

import { queryTermsOf, termsOf } from '../search/terms.ts';
import type { TokenCounter } from '../ports.ts';
import type { ReadFile } from './readFiles.ts';

/** A part of a file. */
export interface Excerpt {
  readonly text: string;
  /** 1-based, inclusive. */
  readonly lines: readonly [number, number];
  readonly tokens: number;
}

/** Fewer tokens than this say too little to be worth their wrapper. */
const SMALLEST_EXCERPT = 64;

/** What an excerpt is cut for. */
export interface ExcerptWish {
  readonly question: string;
  readonly mostTokens: number;
  /** Whether the beginning of the file will do when nothing in it matches. */
  readonly mayBegin: boolean;
}

/** The lines that match the question best, grown to both sides while they fit; undefined when nothing matches or fits. */
export function cutExcerpt(
  file: ReadFile,
  { question, mostTokens, mayBegin }: ExcerptWish,
  counter: TokenCounter,
): Excerpt | undefined {
  if (mostTokens < SMALLEST_EXCERPT) {
    return undefined;
  }
  const lines = file.text.split('\n');
  const center = bestLine(lines, new Set(queryTermsOf(question))) ?? (mayBegin ? 0 : undefined);
  if (center === undefined) {
    return undefined;
  }
  let chosen: Excerpt | undefined;
  for (let reach = 4; chosen?.text.length !== file.text.length; reach *= 2) {
    const wider = cutLines(lines, [center - reach + 1, center + reach + 1], counter);
    if (wider.tokens > mostTokens) {
      return chosen;
    }
    chosen = wider;
  }
  return chosen;
}

/** The lines from a first to a last, 1-based and inclusive, as far as the file has them. */
export function cutLines(
  lines: readonly string[],
  [from, to]: readonly [number, number],
  counter: TokenCounter,
): Excerpt {
  const first = Math.min(Math.max(1, from), lines.length);
  const last = Math.min(Math.max(first, to), lines.length);
  const text = lines.slice(first - 1, last).join('\n');
  return { text, lines: [first, last], tokens: counter.count(text) };
}

function bestLine(lines: readonly string[], query: ReadonlySet<string>): number | undefined {
  let best: number | undefined;
  let most = 0;
  lines.forEach((line, index) => {
    const found = new Set(termsOf(line).filter((term) => query.has(term))).size;
    if (found > most) {
      most = found;
      best = index;
    }
  });
  return best;
}
