// Finds the lines of a file behind the rows of a text that was cut from it.

import type { LineRange } from './cut.ts';

/** A row of a cut text as the file has it. */
export interface FileRow {
  /** Lines of the file, 1-based, inclusive: one line, or all those that a mark stands for. */
  readonly lines: LineRange;
  readonly isMark: boolean;
}

/** Says of a row (from 0) which lines of the file it stands for. Without ranges the text is the file, or begins it. Total. */
export function fileRows(ranges: readonly LineRange[] | undefined): (row: number) => FileRow {
  if (!ranges || ranges.length === 0) {
    return (row) => ({ lines: [row + 1, row + 1], isMark: false });
  }
  const starts: number[] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    starts.push(next);
    // A mark stands behind each range.
    next += last - first + 2;
  }
  return (row) => {
    const index = lastAtMost(starts, row);
    const [first, last] = ranges[index] ?? [1, 1];
    const line = first + row - (starts[index] ?? 0);
    const following = ranges[index + 1]?.[0];
    return line <= last
      ? { lines: [line, line], isMark: false }
      : { lines: [last + 1, Math.max(last + 1, (following ?? last + 2) - 1)], isMark: true };
  };
}

/** The index of the last of the ascending numbers that is at most this one; 0 where none is. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
