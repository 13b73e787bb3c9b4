// Writes a part of a text: the lines that are kept, and a mark for each run of lines that is not.

import { commentFormOf } from './commentForms.ts';

/** A range of lines, 1-based, inclusive. */
export type LineRange = readonly [number, number];

/**
 * A part of a text. The lines of `lines` stand in `text` as they are, in order; between two ranges stands one line that is
 * a mark, after the last range perhaps another; before the first there is none. Never longer than what it was cut from.
 */
export interface Cut {
  readonly text: string;
  /** Lines of the file that are in it, ascending, disjoint, never touching. */
  readonly lines: readonly LineRange[];
}

/** The lines of a text as marks, cuts and citations count them: they end with a line feed; after the last one there is none. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A cut of the lines whose index (from 0) `isKept` says yes to. A run that is no longer than its mark is kept instead. */
export function cutText(path: string, text: string, isKept: (index: number) => boolean): Cut {
  const lines = linesOf(text);
  const write = markWriter(path, text);
  const rows: string[] = [];
  const ranges: [number, number][] = [];
  for (let start = 0; start < lines.length;) {
    const end = endOfRun(lines.length, start, isKept);
    const mark = isKept(start) ? undefined : markFor(lines, [start, end], write);
    if (mark === undefined) {
      appendRange(ranges, [start + 1, end]);
      appendRows(rows, lines, [start, end]);
    } else if (rows.length > 0) {
      rows.push(mark);
    }
    start = end;
  }
  const isWhole = ranges[0]?.[0] === 1 && ranges[0][1] === lines.length;
  // A line feed behind an empty last row tells it from the end of the row before.
  const end = rows.at(-1) === '' ? '\n' : '';
  return { text: isWhole ? text : rows.join('\n') + end, lines: ranges };
}

function endOfRun(count: number, start: number, isKept: (index: number) => boolean): number {
  const kept = isKept(start);
  let end = start + 1;
  while (end < count && isKept(end) === kept) {
    end += 1;
  }
  return end;
}

/** One by one: a call takes no more arguments than the stack holds. */
function appendRows(rows: string[], lines: readonly string[], [start, end]: LineRange): void {
  for (let index = start; index < end; index += 1) {
    rows.push(lines[index] ?? '');
  }
}

/** Undefined when the lines say more in the same room. */
function markFor(
  lines: readonly string[],
  [start, end]: LineRange,
  write: (count: number, like: string) => string,
): string | undefined {
  const mark = write(end - start, lines[start] ?? '');
  let length = end - start - 1;
  for (let index = start; index < end && length <= mark.length; index += 1) {
    length += lines[index]?.length ?? 0;
  }
  return length > mark.length ? mark : undefined;
}

function appendRange(ranges: [number, number][], [first, last]: LineRange): void {
  const before = ranges.at(-1);
  if (before && before[1] === first - 1) {
    before[1] = last;
  } else {
    ranges.push([first, last]);
  }
}

/**
 * Writes marks in the comments of the file's language, `// …12 lines`, ended as the first line left out, and not indented:
 * that would cost a token for each. Where the text itself has words like a mark's, the marks have more dots than any of them.
 */
function markWriter(path: string, text: string): (count: number, like: string) => string {
  const { open, close } = commentFormOf(path);
  const dots = '…'.repeat(1 + longestDots(text));
  return (count, like) => {
    const words = `${dots}${count} ${count === 1 ? 'line' : 'lines'}`;
    return `${open}${words}${close}${like.endsWith('\r') ? '\r' : ''}`;
  };
}

function longestDots(text: string): number {
  let longest = 0;
  if (text.includes('…')) {
    for (const [, dots = ''] of text.matchAll(/(?<!…)(…+) ?\d/gu)) {
      longest = Math.max(longest, dots.length);
    }
  }
  return longest;
}
