// Which lines of a changed file are sent again: what changed, as it reads now, with its surroundings.

import { diffLines } from '../text/diffLines.ts';

/** Lines `first` to `last` of the present text stand where `replaced` lines stood from line `first` on, once the regions before are in place. 1-based, inclusive. */
export interface Region {
  readonly first: number;
  readonly last: number;
  readonly replaced: number;
}

/** Unchanged lines sent on each side of a change: enough to see where it stands (PERFORMANCE.md, section 5). */
const REACH = 12;

/** Two regions this close cost less as one: a wrapper takes as much as these lines. */
const GAP = 3;

/** The regions in order; empty when nothing changed. Both texts split at line feeds. */
export function regionsOf(before: readonly string[], after: readonly string[], reach = REACH): readonly Region[] {
  const regions: Region[] = [];
  const hunks = diffLines(before, after);
  let index = 0;
  while (index < hunks.length) {
    const start = hunks[index];
    let end = start;
    for (index += 1; end && index < hunks.length; index += 1) {
      const next = hunks[index];
      if (!next || next.newStart - end.newEnd > 2 * reach + GAP) {
        break;
      }
      end = next;
    }
    if (start && end) {
      const above = Math.min(reach, start.newStart);
      const below = Math.min(reach, after.length - end.newEnd);
      regions.push({
        first: start.newStart - above + 1,
        last: end.newEnd + below,
        replaced: end.oldEnd - start.oldStart + above + below,
      });
    }
  }
  return regions;
}
