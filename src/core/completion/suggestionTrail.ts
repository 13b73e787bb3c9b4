// Follows one suggestion through the changes of its document: what of it was typed, and what was taken by the word or line.

/** One change of a text: what is removed at an offset, and what stands there instead; UTF-16 offsets before the change. */
export interface TextChange {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A suggestion in view. */
export interface SuggestionTrail {
  /** Where it begins in the text. */
  readonly start: number;
  /** All of it, with the line ends of the document. */
  readonly text: string;
  /** UTF-16 units from its beginning that stand in the document. */
  readonly present: number;
  /** Whether a piece of it was taken by a command of the editor, and not typed. */
  readonly isTaken: boolean;
}

/** What the editor adds by itself behind an opening bracket or quote. */
const PAIRS: ReadonlySet<string> = new Set(['()', '[]', '{}', '<>', '""', "''", '``']);

/** A trail at its beginning. */
export function beginTrail(start: number, text: string): SuggestionTrail {
  return { start, text, present: 0, isTaken: false };
}

/** Whether a text at an offset is what is left of the suggestion. */
export function isRestOf({ start, text, present }: SuggestionTrail, offset: number, rest: string): boolean {
  return offset === start + present && rest !== '' && rest === text.slice(present);
}

/**
 * The trail after a change; undefined when something else was written in its place. What the editor inserts at once is taken,
 * what comes by single characters is typed: no stable call tells of a part that was accepted.
 */
export function followChange(trail: SuggestionTrail, change: TextChange): SuggestionTrail | undefined {
  const { start, present } = trail;
  const { offset, removed, inserted } = change;
  const caret = start + present;
  if (goesOn(trail, change)) {
    const isPiece = inserted.length > 1 && !PAIRS.has(inserted);
    return { ...trail, present: present + inserted.length, isTaken: trail.isTaken || isPiece };
  }
  if (offset + removed <= start && offset !== caret) {
    return { ...trail, start: start + inserted.length - removed };
  }
  if (offset > caret) {
    return trail;
  }
  const isTypedBack = inserted === '' && offset >= start && offset + removed === caret;
  return isTypedBack ? { ...trail, present: offset - start } : undefined;
}

/** Whether the change adds what the suggestion says next. */
function goesOn({ start, text, present }: SuggestionTrail, { offset, inserted }: TextChange): boolean {
  return offset === start + present && inserted !== '' && text.startsWith(inserted, present);
}

/** A piece of a text by its offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a piece lies after a change; what is written over its border belongs to it. */
export function moveSpan({ start, end }: Span, { offset, removed, inserted }: TextChange): Span {
  const shift = inserted.length - removed;
  if (offset >= end && (removed > 0 || offset > start)) {
    return { start, end };
  }
  if (offset + removed <= start) {
    return { start: start + shift, end: end + shift };
  }
  return { start: Math.min(start, offset), end: Math.max(end, offset + removed) + shift };
}
