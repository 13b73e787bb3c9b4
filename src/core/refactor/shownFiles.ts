// Decides which files of a refactor are shown to the model, whole or in part; only these may be edited.

import type { OffsetRange, Snapshot } from '../text/snapshot.ts';
import { lineAt, splitLines, type Line } from '../text/splitLines.ts';

/** Characters of the target's document that are sent at most (about 30,000 tokens); of a longer one, the lines around the target. */
export const MAX_DOCUMENT_CHARACTERS = 120_000;

/** Characters of all documents that are sent at most (about 120,000 tokens); files beyond are left out. */
const MAX_SHOWN_CHARACTERS = 480_000;

/** The documents of a refactor and the part of the first that it is about. */
export interface Shown {
  /** All that may be edited; the first is the target's. */
  readonly files: readonly [Snapshot, ...Snapshot[]];
  readonly target: OffsetRange;
}

/** One file as the prompt shows it. */
export interface ShownFile {
  readonly snapshot: Snapshot;
  /** With plain line feeds, as models write them. */
  readonly text: string;
  /** 1-based first and last line, when that is not all of it. */
  readonly part: readonly [number, number] | undefined;
}

/** The files that are sent, in order. */
export function shownFiles({ files: [first, ...others], target }: Shown): readonly [ShownFile, ...ShownFile[]] {
  const shown: [ShownFile, ...ShownFile[]] = [showTarget(first, target)];
  let left = MAX_SHOWN_CHARACTERS - shown[0].text.length;
  for (const snapshot of others) {
    if (snapshot.text.length <= left) {
      left -= snapshot.text.length;
      shown.push({ snapshot, text: textOf(splitLines(snapshot.text)), part: undefined });
    }
  }
  return shown;
}

function showTarget(snapshot: Snapshot, target: OffsetRange): ShownFile {
  const lines = splitLines(snapshot.text);
  const [from, to] = linesAround(lines, ...targetLines(lines, target));
  const isWhole = from === 0 && to === lines.length;
  return { snapshot, text: textOf(lines.slice(from, to)), part: isWhole ? undefined : [from + 1, to] };
}

/** Numbers of the first and the last line that the target touches, from 0. A target that ends at a line's start leaves that line out. */
export function targetLines(lines: readonly Line[], target: OffsetRange): readonly [number, number] {
  const first = lineAt(lines, target.start);
  const last = lineAt(lines, Math.max(target.start, target.end - 1));
  return [first, Math.max(first, last)];
}

/** Lines with plain line feeds. */
export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.content).join('\n');
}

/** The lines to send, end exclusive: all, or as many around the target as fit. */
function linesAround(lines: readonly Line[], first: number, last: number): readonly [number, number] {
  const size = (from: number, to: number) => (lines[to - 1]?.end ?? 0) - (lines[from]?.start ?? 0);
  let from = first;
  let to = Math.min(last + 1, lines.length);
  for (let grown = true; grown;) {
    grown = false;
    if (from > 0 && size(from - 1, to) <= MAX_DOCUMENT_CHARACTERS) {
      from -= 1;
      grown = true;
    }
    if (to < lines.length && size(from, to + 1) <= MAX_DOCUMENT_CHARACTERS) {
      to += 1;
      grown = true;
    }
  }
  return [from, to];
}
