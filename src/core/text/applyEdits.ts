// Applies edits to a text, and makes the edits that take them back.

import type { TextEdit } from './snapshot.ts';

/** The edits in order of place; insertions at the same place keep the order given. */
function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((first, second) => first.start - second.start || first.end - second.end);
}

/** The text with all edits applied at once. Throws a RangeError on edits that overlap or lie outside the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`The edit ${edit.start}-${edit.end} overlaps another or lies outside the text.`);
    }
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** The edits that turn the edited text back into `text`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return sortEdits(edits).map((edit) => {
    const start = edit.start + shift;
    shift += edit.newText.length - (edit.end - edit.start);
    return { start, end: start + edit.newText.length, newText: text.slice(edit.start, edit.end) };
  });
}

/**
 * The edit without the text that it shares with what it replaces, or undefined when it changes nothing: markers and cursors beside
 * the change stay. Never cuts a surrogate pair or a CRLF in two.
 */
export function trimEdit(text: string, edit: TextEdit): TextEdit | undefined {
  const old = text.slice(edit.start, edit.end);
  const head = sharedHead(old, edit.newText);
  const tail = sharedTail(old.slice(head), edit.newText.slice(head));
  const newText = edit.newText.slice(head, edit.newText.length - tail);
  const trimmed = { start: edit.start + head, end: edit.end - tail, newText };
  return trimmed.start === trimmed.end && newText === '' ? undefined : trimmed;
}

function sharedHead(first: string, second: string): number {
  const most = Math.min(first.length, second.length);
  let length = 0;
  while (length < most && first[length] === second[length]) {
    length += 1;
  }
  return splitsPair(first, length) || splitsPair(second, length) ? length - 1 : length;
}

function sharedTail(first: string, second: string): number {
  const most = Math.min(first.length, second.length);
  let length = 0;
  while (length < most && first.at(-1 - length) === second.at(-1 - length)) {
    length += 1;
  }
  return splitsPair(first, first.length - length) || splitsPair(second, second.length - length) ? length - 1 : length;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1));
}
