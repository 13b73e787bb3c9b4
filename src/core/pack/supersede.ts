// Which lines of a changed file are sent again: what changed, as it reads now, with its surroundings.

import { diffLines, type LineHunk } from '../text/diffLines.ts';

/** Lines `first` to `last` of the present text stand where `replaced` lines stood from line `first` on, once the regions before are in place. 1-based, inclusive. */
export interface Region {
  readonly first: number;
  readonly last: number;
  readonly replaced: number;
}

/** Unchanged lines on each side of a change: this many show where it stands, fewer when the text begins or ends. */
const LEAST_REACH = 2;

/** At most this many, where no paragraph or enclosing block begins or ends before. `bench:cache` sets both. */
const MOST_REACH = 5;

/** Two regions this close cost less as one: a wrapper takes as much as these lines. */
const GAP = 3;

/** The regions in order; empty when nothing changed. Both texts are split at line feeds. */
export function regionsOf(before: readonly string[], after: readonly string[]): readonly Region[] {
  const regions: Region[] = [];
  for (const hunk of diffLines(before, after)) {
    const [from, to] = surroundings(hunk, after);
    const gained = hunk.newEnd - hunk.newStart - (hunk.oldEnd - hunk.oldStart);
    const last = regions.at(-1);
    if (last && from <= last.last + GAP) {
      const end = Math.max(to, last.last);
      regions[regions.length - 1] = { ...last, last: end, replaced: last.replaced + end - last.last - gained };
    } else {
      regions.push({ first: from + 1, last: to, replaced: to - from - gained });
    }
  }
  return regions;
}

/** Lines that the regions hold. */
export function linesOf(regions: readonly Region[]): number {
  return regions.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** The change with the paragraph or the head and the end of the block around it, from 0, end exclusive. */
function surroundings({ newStart, newEnd }: LineHunk, lines: readonly string[]): readonly [number, number] {
  const indent = lines.slice(newStart, newEnd).reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
  const isInside = (line: string, next: string) => indentOf(line) >= indent && next.trim() !== '';
  let from = Math.max(0, newStart - LEAST_REACH);
  while (from > Math.max(0, newStart - MOST_REACH) && isInside(lines[from] ?? '', lines[from - 1] ?? '')) {
    from -= 1;
  }
  let to = Math.min(lines.length, newEnd + LEAST_REACH);
  while (to < Math.min(lines.length, newEnd + MOST_REACH) && isInside(lines[to - 1] ?? '', lines[to] ?? '')) {
    to += 1;
  }
  return [from, to];
}

/** Characters of white space at the start; a blank line is inside every block. */
function indentOf(line: string): number {
  const text = line.trimStart();
  return text === '' ? Infinity : line.length - text.length;
}
