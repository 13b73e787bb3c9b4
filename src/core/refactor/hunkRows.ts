// The open hunks of a file as rows: which lines each is about, before and after.

import { lineAt, splitLines, type Line } from '../text/splitLines.ts';
import { proposedText, type Placement } from './openHunks.ts';
import type { OffsetRange } from '../text/snapshot.ts';

/** Lines are numbers from 0; an insertion has no old lines and stands before `line`. */
export interface HunkRow {
  readonly id: string;
  /** Whether the user's own change leaves it no place; the old lines are then the user's. */
  readonly isStuck: boolean;
  /** In the present text. */
  readonly line: number;
  readonly count: number;
  /** In the proposed text; a stuck hunk has none there. */
  readonly newLine: number;
  readonly newCount: number;
}

/** One row for each open hunk, in order of place. */
export function hunkRows(current: string, placement: Placement): readonly HunkRow[] {
  const before = splitLines(current);
  const after = splitLines(proposedText(current, placement));
  let shift = 0;
  const placed = placement.placed.map(({ hunk, edit }): HunkRow => {
    const start = edit.start + shift;
    shift += edit.newText.length - (edit.end - edit.start);
    const old = linesOf(before, current.length, edit);
    const now = linesOf(after, current.length + shift, { start, end: start + edit.newText.length });
    return { id: hunk.id, isStuck: false, ...old, newLine: now.line, newCount: now.count };
  });
  const stuck = placement.stuck.map(({ hunk, at }): HunkRow => {
    const old = linesOf(before, current.length, at);
    return { id: hunk.id, isStuck: true, ...old, newLine: old.line, newCount: 0 };
  });
  return [...placed, ...stuck].sort((one, other) => one.line - other.line);
}

function linesOf(
  lines: readonly Line[],
  length: number,
  { start, end }: OffsetRange,
): { readonly line: number; readonly count: number } {
  const line = start >= length && lines.at(-1)?.end === length ? lineBehind(lines) : lineAt(lines, start);
  return { line, count: start === end ? 0 : lineAt(lines, end - 1) - line + 1 };
}

/** The line after the last: the last itself when it has no ending. */
function lineBehind(lines: readonly Line[]): number {
  const last = lines.at(-1);
  return last && last.end > last.contentEnd ? lines.length : Math.max(0, lines.length - 1);
}
