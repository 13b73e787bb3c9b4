// Cases of next edits as one text: `«old|new»` is the edit that was made, each `‹old|new›` a place that is offered.

import { searchNextEdits } from '../../../../src/core/completion/nextEdit.ts';
import type { OffsetRange } from '../../../../src/core/text/snapshot.ts';
import type { MadeEdit, NextEdit } from '../../../../src/core/completion/nextEditTypes.ts';

/** A case: what it shows, and the text with the edit and the places marked. */
export interface EditCase {
  readonly shows: string;
  readonly language: string;
  readonly text: string;
}

const EDIT = /«([^|»]*)\|([^»]*)»/;
const PLACE = /‹([^|›]*)\|[^›]*›/g;

/** The edit of a marked text. */
export function editOf(text: string, languageId: string, path = 'src/sample.code'): MadeEdit {
  const plain = text.replace(PLACE, '$1');
  const match = EDIT.exec(plain);
  const [old = '', now = ''] = [match?.[1], match?.[2]];
  const start = match?.index ?? 0;
  return {
    languageId,
    path,
    before: plain.replace(EDIT, () => old),
    after: plain.replace(EDIT, () => now),
    replaced: { start, end: start + old.length },
    made: { start, end: start + now.length },
  };
}

/** The marked text with the edit made and its places as they stand in it. */
export function expectedOf(text: string): string {
  return text.replace(EDIT, '$2');
}

/** A text with the places marked in it that were found. */
export function mark(text: string, places: readonly NextEdit[]): string {
  const sorted = [...places].sort((one, other) => other.start - one.start);
  return sorted.reduce(
    (marked, { start, end, newText }) =>
      `${marked.slice(0, start)}‹${marked.slice(start, end)}|${newText}›${marked.slice(end)}`,
    text,
  );
}

/** Searches without giving way. */
export function findNextEdits(edit: MadeEdit, settled: readonly OffsetRange[] = []): readonly NextEdit[] {
  const turns = searchNextEdits(edit, settled);
  let turn = turns.next();
  while (turn.done !== true) {
    turn = turns.next();
  }
  return turn.value;
}

/** A case of one language. */
export function caseIn(language: string): (shows: string, ...lines: readonly string[]) => EditCase {
  return (shows, ...lines) => ({ shows, language, text: `${lines.join('\n')}\n` });
}
