// Turns edits of any shape, as language servers give them, into edits of whole lines, as a proposal has them.

import { applyEdits } from '../text/applyEdits.ts';
import { diffLines } from '../text/diffLines.ts';
import type { TextEdit } from '../text/snapshot.ts';
import { splitLines } from '../text/splitLines.ts';

/** Edits of whole lines with the same result. Throws a RangeError on edits that overlap or lie outside the text. */
export function wholeLineEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const edited = applyEdits(text, edits);
  const before = splitLines(text);
  const oldLines = before.map(({ start, end }) => text.slice(start, end));
  const newLines = splitLines(edited).map(({ start, end }) => edited.slice(start, end));
  return diffLines(oldLines, newLines).map(({ oldStart, oldEnd, newStart, newEnd }) => ({
    start: before[oldStart]?.start ?? text.length,
    end: before[oldEnd - 1]?.end ?? before[oldStart]?.start ?? text.length,
    newText: newLines.slice(newStart, newEnd).join(''),
  }));
}
