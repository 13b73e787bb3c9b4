// Turns a whole file that a model wrote into edits of the lines that differ.

import { diffLines } from '../text/diffLines.ts';
import type { Snapshot, TextEdit } from '../text/snapshot.ts';
import { readDocument, replaceLines } from './documentLines.ts';
import { countIn, leavesOut } from './elision.ts';
import type { RefusalReason } from './matchEdits.ts';

/** Edits of the lines that differ by more than blanks at their ends, or why the text cannot be taken. */
export function rewriteFile(
  snapshot: Snapshot,
  written: readonly string[],
): { readonly edits: readonly TextEdit[] } | { readonly reason: RefusalReason } {
  const document = readDocument(snapshot.text, snapshot.languageId, { start: 0, end: 0 });
  const isUnknown = (line: string) => !document.known.has(line.trim());
  if (leavesOut(written, snapshot.languageId, countIn(document.lines.map(({ content }) => content)))) {
    return { reason: 'elision' };
  }
  if (written.some((line) => line.includes('«secret') && isUnknown(line))) {
    return { reason: 'placeholder' };
  }
  const before = document.lines.map(({ content }) => content.trimEnd());
  const lines = sameEnd(written, before);
  const after = lines.map((line) => line.trimEnd());
  const edits = diffLines(before, after).map((hunk) =>
    replaceLines(document, hunk.oldStart, hunk.oldEnd, lines.slice(hunk.newStart, hunk.newEnd)),
  );
  return { edits };
}

/** Blank lines at the end of what is written between tags are none of the file's, unless it ends so. */
function sameEnd(written: readonly string[], before: readonly string[]): readonly string[] {
  if (before.at(-1) === '') {
    return written;
  }
  return written.slice(0, written.findLastIndex((line) => line.trim() !== '') + 1);
}
