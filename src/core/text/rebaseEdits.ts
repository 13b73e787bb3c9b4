// Moves edits made for one text onto a later one: the later text's own changes always win, and nothing is guessed.

import { diffLines, diffLinesEarly, type LineHunk } from './diffLines.ts';
import type { OffsetRange, TextEdit } from './snapshot.ts';
import { splitLines, type Line } from './splitLines.ts';

/** An edit that has no certain place in the later text. */
export interface EditConflict {
  /** As it was for the base. */
  readonly edit: TextEdit;
  /** `overlap`: the later text changed the same lines; `ambiguous`: equal lines leave more than one place. */
  readonly reason: 'overlap' | 'ambiguous';
}

/** Edits for the later text: all of them, or those without a conflict beside the conflicts. */
export type Rebase =
  | { readonly kind: 'rebased'; readonly edits: readonly TextEdit[] }
  | {
      readonly kind: 'conflict';
      readonly edits: readonly TextEdit[];
      readonly conflicts: readonly [EditConflict, ...EditConflict[]];
    };

/**
 * Three-way merge by whole lines: `edits` of `base` become edits of `current`, whose text they leave as it is. The lines of the two
 * texts are matched as late and as early as they can be; an edit keeps a place that both agree on.
 */
export function rebaseEdits(base: string, current: string, edits: readonly TextEdit[]): Rebase {
  if (base === current) {
    return { kind: 'rebased', edits };
  }
  const changes = changesBetween(base, current);
  const placed: TextEdit[] = [];
  const conflicts: EditConflict[] = [];
  for (const edit of edits) {
    const late = place(edit, changes.late);
    const early = place(edit, changes.early);
    if (!late || !early) {
      conflicts.push({ edit, reason: 'overlap' });
    } else if (late.start !== early.start || late.end !== early.end) {
      conflicts.push({ edit, reason: 'ambiguous' });
    } else {
      placed.push({ ...late, newText: edit.newText });
    }
  }
  const [first, ...others] = conflicts;
  return first
    ? { kind: 'conflict', edits: placed, conflicts: [first, ...others] }
    : { kind: 'rebased', edits: placed };
}

/** One change between the texts: a range of the base and the length of what stands there now. */
interface Change extends OffsetRange {
  readonly newLength: number;
  /** Whether as many lines stand there now, so that what lies at its ends keeps its neighbours. */
  readonly keepsLineCount: boolean;
}

function changesBetween(
  base: string,
  current: string,
): { readonly late: readonly Change[]; readonly early: readonly Change[] } {
  const before = splitLines(base);
  const after = splitLines(current);
  const oldLines = before.map((line) => base.slice(line.start, line.end));
  const newLines = after.map((line) => current.slice(line.start, line.end));
  const toChange = (hunk: LineHunk): Change => ({
    start: startOf(before, hunk.oldStart, base.length),
    end: startOf(before, hunk.oldEnd, base.length),
    newLength: startOf(after, hunk.newEnd, current.length) - startOf(after, hunk.newStart, current.length),
    keepsLineCount: hunk.oldEnd - hunk.oldStart === hunk.newEnd - hunk.newStart,
  });
  return {
    late: diffLines(oldLines, newLines).map(toChange),
    early: diffLinesEarly(oldLines, newLines).map(toChange),
  };
}

function startOf(lines: readonly Line[], number: number, length: number): number {
  return lines[number]?.start ?? length;
}

function place(edit: TextEdit, changes: readonly Change[]): OffsetRange | undefined {
  let shift = 0;
  for (const change of changes) {
    if (collides(edit, change)) {
      return undefined;
    }
    if (isBefore(change, edit)) {
      shift += change.newLength - (change.end - change.start);
    }
  }
  return { start: edit.start + shift, end: edit.end + shift };
}

/**
 * A range collides with what lies inside it or shares text with it. An insertion at the end of a change has a certain place only when
 * the change swaps lines one for one; two insertions at one place have no order.
 */
function collides(edit: OffsetRange, change: Change): boolean {
  if (edit.start === edit.end && !change.keepsLineCount) {
    return change.start <= edit.start && edit.end <= change.end;
  }
  return edit.start < change.end && change.start < edit.end;
}

function isBefore(change: OffsetRange, edit: OffsetRange): boolean {
  return change.end <= edit.start;
}
