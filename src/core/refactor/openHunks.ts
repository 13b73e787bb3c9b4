// The hunks of a change that wait for a decision: where each lies now, and what is left after one of them.

import { diffLines } from '../text/diffLines.ts';
import { mapRange } from '../text/mapRange.ts';
import { applyEdits } from '../text/applyEdits.ts';
import { rebaseEdits } from '../text/rebaseEdits.ts';
import type { OffsetRange, TextEdit } from '../text/snapshot.ts';
import { splitLines } from '../text/splitLines.ts';

/** A change of whole lines that is neither accepted nor rejected. */
export interface OpenHunk {
  /** Unique within its file. */
  readonly id: string;
  /** The text that it was made for. */
  readonly base: string;
  /** Of that text. */
  readonly edit: TextEdit;
}

/** A hunk with its certain place in the present text. */
export interface PlacedHunk {
  readonly hunk: OpenHunk;
  /** Of the present text. */
  readonly edit: TextEdit;
}

/** A hunk that the user's own changes leave no certain place. */
export interface StuckHunk {
  readonly hunk: OpenHunk;
  /** Where the user's text stands in its stead. */
  readonly at: OffsetRange;
}

/** All open hunks of a file, each list in order of place. */
export interface Placement {
  readonly placed: readonly PlacedHunk[];
  readonly stuck: readonly StuckHunk[];
}

/** Cuts edits into the smallest changes of whole lines; changes that touch are one. Offsets are of `text`. */
export function splitIntoHunks(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const hunks: TextEdit[] = [];
  for (const part of edits.flatMap((edit) => splitEdit(text, edit))) {
    const last = hunks.at(-1);
    if (last?.end === part.start) {
      hunks.splice(-1, 1, { start: last.start, end: part.end, newText: last.newText + part.newText });
    } else {
      hunks.push(part);
    }
  }
  return hunks;
}

/** Finds the place of each hunk in the present text; the text's own changes always win. */
export function placeHunks(hunks: readonly OpenHunk[], current: string): Placement {
  const placed: PlacedHunk[] = [];
  const stuck: StuckHunk[] = [];
  for (const base of new Set(hunks.map((hunk) => hunk.base))) {
    const group = hunks.filter((hunk) => hunk.base === base);
    const rebase = rebaseEdits(
      base,
      current,
      group.map(({ edit }) => edit),
    );
    const lost = new Set(rebase.kind === 'conflict' ? rebase.conflicts.map(({ edit }) => edit) : []);
    const sure = group.filter(({ edit }) => !lost.has(edit));
    placed.push(...sure.map((hunk, index) => ({ hunk, edit: rebase.edits[index] ?? hunk.edit })));
    const others = group.filter(({ edit }) => lost.has(edit));
    stuck.push(...others.map((hunk) => ({ hunk, at: mapRange(base, current, hunk.edit) })));
  }
  return withoutOverlaps(placed, stuck);
}

/** The text with all placed hunks. */
export function proposedText(current: string, { placed }: Placement): string {
  return applyEdits(
    current,
    placed.map(({ edit }) => edit),
  );
}

/** What accepting some of the placed hunks does, and what then waits. */
export interface Acceptance {
  /** Of the present text. */
  readonly edits: readonly TextEdit[];
  readonly rest: readonly OpenHunk[];
}

/** Accepts the placed hunks with these ids; the others are anchored to the text that comes of it. */
export function acceptHunks(current: string, { placed, stuck }: Placement, ids: ReadonlySet<string>): Acceptance {
  const edits = placed.filter(({ hunk }) => ids.has(hunk.id)).map(({ edit }) => edit);
  const base = applyEdits(current, edits);
  let shift = 0;
  const rest: OpenHunk[] = [];
  for (const { hunk, edit } of placed) {
    if (ids.has(hunk.id)) {
      shift += edit.newText.length - (edit.end - edit.start);
    } else {
      rest.push({ id: hunk.id, base, edit: { ...edit, start: edit.start + shift, end: edit.end + shift } });
    }
  }
  return { edits, rest: [...rest, ...stuck.map(({ hunk }) => hunk)] };
}

/** The hunks after the user has rewritten the proposed text; one that is changed keeps its id, a further one gets `freshId()`. */
export function rewriteHunks(
  current: string,
  { placed, stuck }: Placement,
  rewritten: string,
  freshId: () => string,
): readonly OpenHunk[] {
  const whole = { start: 0, end: current.length, newText: rewritten };
  const free = [...placed];
  const hunks = splitIntoHunks(current, [whole]).map((edit) => {
    const at = free.findIndex((known) => known.edit.start <= edit.end && edit.start <= known.edit.end);
    const [known] = at < 0 ? [] : free.splice(at, 1);
    return { id: known?.hunk.id ?? freshId(), base: current, edit };
  });
  return [...hunks, ...stuck.map(({ hunk }) => hunk)];
}

function withoutOverlaps(placed: readonly PlacedHunk[], stuck: readonly StuckHunk[]): Placement {
  const sure: PlacedHunk[] = [];
  const lost = [...stuck];
  for (const one of placed.toSorted((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end)) {
    if (one.edit.start < (sure.at(-1)?.edit.end ?? 0)) {
      lost.push({ hunk: one.hunk, at: { start: one.edit.start, end: one.edit.end } });
    } else {
      sure.push(one);
    }
  }
  return { placed: sure, stuck: lost.toSorted((a, b) => a.at.start - b.at.start) };
}

function splitEdit(text: string, edit: TextEdit): readonly TextEdit[] {
  const old = text.slice(edit.start, edit.end);
  const before = splitLines(old);
  const after = splitLines(edit.newText);
  const hunks = diffLines(
    before.map((line) => old.slice(line.start, line.end)),
    after.map((line) => edit.newText.slice(line.start, line.end)),
  );
  return hunks.map((hunk) => ({
    start: edit.start + (before[hunk.oldStart]?.start ?? old.length),
    end: edit.start + (before[hunk.oldEnd]?.start ?? old.length),
    newText: edit.newText.slice(
      after[hunk.newStart]?.start ?? edit.newText.length,
      after[hunk.newEnd]?.start ?? edit.newText.length,
    ),
  }));
}
