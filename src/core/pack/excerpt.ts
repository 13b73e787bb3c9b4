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

/** The lines that match the question best, grown to both sides while they fit; undefined when nothing matches or fits. */
export function cutExcerpt(
  file: ReadFile,
  question: string,
  mostTokens: number,
  counter: TokenCounter,
): Excerpt | undefined {
  if (mostTokens < SMALLEST_EXCERPT) {
    return undefined;
  }
  const lines = file.text.split('\n');
  const center = bestLine(lines, new Set(queryTermsOf(question)));
  if (center === undefined) {
    return undefined;
  }
  let [first, last] = [center, center];
  let chosen: Excerpt | undefined;
  for (let reach = 4; ; reach *= 2) {
    [first, last] = [Math.max(0, center - reach), Math.min(lines.length - 1, center + reach)];
    const text = lines.slice(first, last + 1).join('\n');
    const tokens = counter.count(text);
    if (tokens > mostTokens) {
      return chosen;
    }
    chosen = { text, tokens, lines: [first + 1, last + 1] };
    if (first === 0 && last === lines.length - 1) {
      return chosen;
    }
  }
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
