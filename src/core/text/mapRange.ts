// Follows a range of one text into a later one, as well as lines allow.

import { diffLines } from './diffLines.ts';
import type { OffsetRange } from './snapshot.ts';
import { splitLines } from './splitLines.ts';

/** Where the range of `base` lies in `current`; a range that touches changed lines takes all of what stands there now. */
export function mapRange(base: string, current: string, range: OffsetRange): OffsetRange {
  const before = splitLines(base);
  const after = splitLines(current);
  const cut = (text: string, { start, end }: OffsetRange) => text.slice(start, end);
  const hunks = diffLines(
    before.map((line) => cut(base, line)),
    after.map((line) => cut(current, line)),
  );
  let { start, end } = range;
  let shift = 0;
  for (const hunk of hunks) {
    const from = before[hunk.oldStart]?.start ?? base.length;
    const to = before[hunk.oldEnd]?.start ?? base.length;
    const newEnd = after[hunk.newEnd]?.start ?? current.length;
    if (to <= range.start) {
      shift = newEnd - to;
    } else if (from < range.end) {
      start = Math.min(start, from);
      end = Math.max(end, to);
    }
  }
  const tail = hunks.reduce((moved, hunk) => {
    const to = before[hunk.oldEnd]?.start ?? base.length;
    return to <= end ? (after[hunk.newEnd]?.start ?? current.length) - to : moved;
  }, shift);
  return { start: start + shift, end: end + tail };
}
