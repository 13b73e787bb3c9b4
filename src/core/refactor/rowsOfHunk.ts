// Says which lines of a document a change of a block's lines stands for, where the two may differ in blank lines.

import type { LineHunk } from '../text/diffLines.ts';
import type { Place } from './ladder.ts';

type Rows = Place['rows'];
type Range = readonly [from: number, to: number];

/**
 * Document lines, end exclusive. Undefined where blank lines that only one of the two has leave them uncertain: nothing may go across
 * lines that the block does not show, and what comes at such a gap has to stand beside one neighbour with text.
 */
export function rowsOfHunk(
  { oldStart, oldEnd }: LineHunk,
  { rows }: Place,
  search: readonly string[],
): Range | undefined {
  const lines = { rows, search };
  return oldStart === oldEnd ? insertionAt(oldStart, lines) : removalOf(oldStart, oldEnd, lines);
}

interface Lines {
  readonly rows: Rows;
  readonly search: readonly string[];
}

/** Blank lines that go together with a line beside them go whatever their number is. */
function removalOf(start: number, end: number, lines: Lines): Range | undefined {
  const { rows } = lines;
  const from = rows[start] ?? rowAfter(start - 1, lines);
  const last = rows[end - 1];
  const to = last === undefined ? rowAt(end, lines) : last + 1;
  for (let index = start + 1; index < end; index += 1) {
    if (isApart(rows[index - 1], rows[index])) {
      return undefined;
    }
  }
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** With text on both sides of a gap, or on none, the place is a guess. */
function insertionAt(index: number, lines: Lines): Range | undefined {
  const { rows, search } = lines;
  if (!isGap(rows, index)) {
    const before = rows[index - 1];
    const at = rows[index] ?? (before === undefined ? 0 : before + 1);
    return [at, at];
  }
  if (isBlank(search[index - 1]) === isBlank(search[index])) {
    return undefined;
  }
  const at = rowAt(index, lines) ?? rowAfter(index - 1, lines);
  return at === undefined ? undefined : [at, at];
}

/** The document's number of a line with text. */
function rowAt(index: number, { rows, search }: Lines): number | undefined {
  return isBlank(search[index]) ? undefined : rows[index];
}

/** The number behind that of a line with text. */
function rowAfter(index: number, lines: Lines): number | undefined {
  const row = rowAt(index, lines);
  return row === undefined ? undefined : row + 1;
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === '';
}

/** Whether the document has lines between two that follow each other in the block. */
function isApart(before: number | undefined, after: number | undefined): boolean {
  return before !== undefined && after !== undefined && after !== before + 1;
}

/** Whether what stands between this line of the block and the one before differs from the document. */
function isGap(rows: Rows, index: number): boolean {
  if (index === 0 || index === rows.length) {
    return rows[Math.min(index, rows.length - 1)] === undefined;
  }
  return rows[index - 1] === undefined || rows[index] === undefined || isApart(rows[index - 1], rows[index]);
}
