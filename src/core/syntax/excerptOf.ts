// An excerpt of a source text: the definitions around the lines that matter, with the heads of what they stand in.

import type { Definition } from '../ports.ts';
import { cutText, linesOf, type Cut, type LineRange } from './cut.ts';
import { definitionsByLines } from './definitionsByLines.ts';

/** A definition of at most so many lines is taken whole; of a longer one its head, and the lines themselves. */
const WHOLE_LINES = 40;

/** Lines before and after those that matter, where no short definition holds them. */
const SURROUNDING_LINES = 3;

/** Lines of a signature or of a doc comment that the head of a container takes at most. */
const HEAD_LINES = 6;

/** How wide an excerpt reaches. */
export interface ExcerptReach {
  /** Names the language of the marks. */
  readonly path?: string;
  /** A definition of at most so many lines is taken whole. */
  readonly wholeLines?: number;
  /** Lines before and after the ranges that stand in no short definition. */
  readonly surroundingLines?: number;
}

/**
 * The ranges (lines, 1-based, inclusive, in any order) with the definitions that they touch: short ones whole, of longer
 * ones and of what encloses them the doc comment and the signature. The rest is marks. Without definitions the text's own lines decide.
 * Never throws; never longer than the text.
 */
export function excerptOf(
  text: string,
  definitions: readonly Definition[] | undefined,
  ranges: readonly LineRange[],
  { path = '', wholeLines = WHOLE_LINES, surroundingLines = SURROUNDING_LINES }: ExcerptReach = {},
): Cut {
  const lines = linesOf(text);
  const kept = new Uint8Array(lines.length);
  const keep = (first: number, last: number): void => {
    kept.fill(1, Math.max(1, first) - 1, Math.max(0, last));
  };
  const wanted = ranges.filter(([first, last]) => first <= last && last >= 1 && first <= lines.length);
  const touched = (definitions ?? definitionsByLines(path, text)).filter(touchedBy(wanted));
  const isShort = ({ lines: [first, last] }: Definition): boolean => last - first < wholeLines;
  const whole = touched.filter(isShort);
  for (const { lines: all } of whole) {
    keep(...all);
  }
  for (const { lines: all, signature } of touched.filter((definition) => !isShort(definition))) {
    keep(all[0], Math.min(all[0] + HEAD_LINES, signature[0]) - 1);
    keep(signature[0], Math.min(signature[0] + HEAD_LINES - 1, signature[1]));
  }
  for (const [first, last] of wanted) {
    const isInside = whole.some(({ lines: all }) => all[0] <= first && last <= all[1]);
    const around = isInside ? 0 : surroundingLines;
    keep(first - around, last + around);
  }
  return cutText(path, text, (index) => kept[index] === 1);
}

/** Says of a definition whether one of the ranges meets it. */
function touchedBy(ranges: readonly LineRange[]): (definition: Definition) => boolean {
  const sorted = ranges.toSorted(([one], [other]) => one - other);
  const reach: number[] = [];
  for (const [, last] of sorted) {
    reach.push(Math.max(last, reach.at(-1) ?? 0));
  }
  return ({ lines: [first, last] }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? 0) <= last) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && (reach[low - 1] ?? 0) >= first;
  };
}
