// Finds the next rows of a list that need what was changed in one row: a field more or less, a new name, a wrapped value.

import { openerOf, textAt } from './nextEditBlocks.ts';
import { readCode, type Code } from './nextEditTokens.ts';
import { NEARBY_LINES, type MadeEdit, type NextEdit } from './nextEditTypes.ts';
import type { CodeToken } from './nextEditTokens.ts';
import type { TextEdit } from '../text/snapshot.ts';

/** One line of a list. */
interface Row {
  readonly line: number;
  /** The index of its first token. */
  readonly first: number;
  readonly tokens: readonly CodeToken[];
}

/** What was changed in a row: so many tokens behind the first ones were replaced by others. */
interface RowChange {
  /** Tokens before the change. */
  readonly head: number;
  readonly removed: readonly CodeToken[];
  readonly added: readonly CodeToken[];
  readonly before: readonly CodeToken[];
  readonly now: Row;
}

/** The edits of the rows that follow, as far as they have the shape that the edited row had. */
export function findRows(edit: MadeEdit, code: Code): readonly NextEdit[] {
  const change = changeOf(edit, code);
  if (!change || !isSure(change, code)) {
    return [];
  }
  const found: NextEdit[] = [];
  for (let row = rowBelow(code, change.now); row && found.length < NEARBY_LINES; row = rowBelow(code, row)) {
    const made = isSameShape(row.tokens, change.before) ? editOf(change, row, code) : undefined;
    if (!made) {
      break;
    }
    found.push({ ...made, kind: 'row', oldText: code.text.slice(made.start, made.end) });
  }
  return found;
}

function changeOf(edit: MadeEdit, code: Code): RowChange | undefined {
  const now = rowAt(code, edit.made.start);
  const start = edit.before.lastIndexOf('\n', edit.replaced.start - 1) + 1;
  const end = edit.before.indexOf('\n', edit.replaced.end);
  const line = edit.before.slice(start, end < 0 ? undefined : end);
  if (!now || line.includes('\n') || edit.after.slice(edit.made.start, edit.made.end).includes('\n')) {
    return undefined;
  }
  const before = readCode(line, edit.languageId).tokens;
  const head = sharedLength(before, now.tokens, false, 0);
  const tail = sharedLength(before, now.tokens, true, head);
  const removed = before.slice(head, before.length - tail);
  const added = now.tokens.slice(head, now.tokens.length - tail);
  return before.length < 2 || removed.length + added.length === 0 ? undefined : { head, removed, added, before, now };
}

function sharedLength(one: readonly CodeToken[], other: readonly CodeToken[], fromEnd: boolean, taken: number): number {
  const most = Math.min(one.length, other.length) - taken;
  let length = 0;
  while (length < most) {
    const at = fromEnd ? -1 - length : length;
    if (one.at(at)?.text !== other.at(at)?.text) {
      break;
    }
    length += 1;
  }
  return length;
}

/** The row of a list that holds an offset; undefined where the line is none. */
function rowAt(code: Code, offset: number): Row | undefined {
  const first = code.tokens.findIndex(({ end }) => end >= offset);
  let index = first;
  while (index > 0 && code.tokens[index - 1]?.line === code.tokens[first]?.line) {
    index -= 1;
  }
  return rowFrom(code, index);
}

/** The row that a token begins: whole on its line, inside a bracket, ended by a comma or by the list. */
function rowFrom(code: Code, first: number): Row | undefined {
  const token = code.tokens[first];
  const opener = openerOf(code, first);
  if (!token || opener < 0 || code.tokens[opener]?.line === token.line) {
    return undefined;
  }
  let last = first;
  while (code.tokens[last + 1]?.line === token.line) {
    last += 1;
  }
  const isEnded = textAt(code, last) === ',' || code.partners.get(opener) === last + 1;
  const isWhole = openerOf(code, last) === opener;
  return isWhole && isEnded ? { line: token.line, first, tokens: code.tokens.slice(first, last + 1) } : undefined;
}

function rowBelow(code: Code, row: Row): Row | undefined {
  const next = rowFrom(code, row.first + row.tokens.length);
  return next?.line === row.line + 1 && openerOf(code, next.first) === openerOf(code, row.first) ? next : undefined;
}

function rowAbove(code: Code, row: Row): Row | undefined {
  let first = row.first - 1;
  while (first > 0 && code.tokens[first - 1]?.line === row.line - 1) {
    first -= 1;
  }
  const above = rowFrom(code, first);
  return above?.line === row.line - 1 && openerOf(code, first) === openerOf(code, row.first) ? above : undefined;
}

function isSameShape(one: readonly CodeToken[], other: readonly CodeToken[]): boolean {
  return shapeOf(one) === shapeOf(other);
}

const BOOLEAN = /^(?:true|false|True|False)$/;

function shapeOf(tokens: readonly CodeToken[]): string {
  const shapes = tokens.map(({ kind, text }) => (kind === 'mark' ? text : BOOLEAN.test(text) ? 'boolean' : kind));
  return (shapes.at(-1) === ',' ? shapes.slice(0, -1) : shapes).join(' ');
}

/** What has a name is sure at once; a bare value only when the row above was changed in the same way. */
function isSure(change: RowChange, code: Code): boolean {
  const { removed, added } = change;
  const hasName = [...removed, ...added].some(({ text }) => text === ':' || text === '=' || text === '=>');
  if (removed.length > 0 && added.length > 0) {
    return isNewKey(change) || wrapped(change) !== undefined;
  }
  const above = rowAbove(code, change.now);
  return hasName || (above !== undefined && isSameShape(above.tokens, change.now.tokens));
}

/** Whether one name before a colon was replaced by another. */
function isNewKey({ removed, added, head, now }: RowChange): boolean {
  const isOne = removed.length === 1 && added.length === 1 && removed[0]?.kind !== 'mark';
  const textOf = (index: number) => now.tokens[index]?.text ?? '';
  const isStart = head === 0 || /^[{,(]$/.test(textOf(head - 1));
  return isOne && isStart && /^(?::|=|=>)$/.test(textOf(head + 1));
}

/** Where in the new tokens the old ones stand, when they stand there once and whole. */
function wrapped({ removed, added }: RowChange): number | undefined {
  const starts = added.flatMap((_, at) =>
    removed.every(({ text }, index) => added[at + index]?.text === text) ? [at] : [],
  );
  return starts.length === 1 && added.length > removed.length ? starts[0] : undefined;
}

function editOf(change: RowChange, row: Row, code: Code): TextEdit | undefined {
  const { removed, added } = change;
  if (removed.length === 0) {
    return inserted(change, row, code);
  }
  if (added.length === 0) {
    return taken(change, row);
  }
  return isNewKey(change) ? keyed(change, row) : surrounded(change, row, code);
}

function inserted({ head, added, now }: RowChange, row: Row, code: Code): TextEdit | undefined {
  const [before, first, last, behind] = [now.tokens[head - 1], added[0], added.at(-1), now.tokens[head + added.length]];
  if (!first || !last || repeats(added, row)) {
    return undefined;
  }
  if (before) {
    const start = row.tokens[head - 1]?.end ?? 0;
    return { start, end: start, newText: code.text.slice(before.end, last.end) };
  }
  const start = row.tokens[0]?.start ?? 0;
  return behind && { start, end: start, newText: code.text.slice(first.start, behind.start) };
}

/** Whether the row has a name that would be added. */
function repeats(added: readonly CodeToken[], row: Row): boolean {
  const names = added.filter((token, index) => token.kind === 'word' && added[index + 1]?.text === ':');
  return names.some(({ text }) => row.tokens.some((token) => token.text === text));
}

/** What goes must be named alike, or have no name. */
function taken({ head, removed }: RowChange, row: Row): TextEdit | undefined {
  const gone = row.tokens.slice(head, head + removed.length);
  const isAlike = removed.every(
    ({ kind, text }, index) => kind !== 'word' || BOOLEAN.test(text) || gone[index]?.text === text,
  );
  const [before, first, behind, last] = [row.tokens[head - 1], gone[0], row.tokens[head + removed.length], gone.at(-1)];
  if (!first || !last || !isAlike || gone.length !== removed.length) {
    return undefined;
  }
  if (before) {
    return { start: before.end, end: last.end, newText: '' };
  }
  return behind && { start: first.start, end: behind.start, newText: '' };
}

function keyed({ head, removed, added }: RowChange, row: Row): TextEdit | undefined {
  const key = row.tokens[head];
  return key && key.text === removed[0]?.text
    ? { start: key.start, end: key.end, newText: added[0]?.text ?? '' }
    : undefined;
}

function surrounded(change: RowChange, row: Row, code: Code): TextEdit | undefined {
  const { head, removed, added } = change;
  const at = wrapped(change);
  const old = row.tokens.slice(head, head + removed.length);
  const [first, last, opening, closing] = [old[0], old.at(-1), added[0], added.at(-1)];
  const [kept, keptLast] = [added[at ?? -1], added[(at ?? -1) + removed.length - 1]];
  if (!first || !last || !opening || !closing || !kept || !keptLast) {
    return undefined;
  }
  const newText =
    code.text.slice(opening.start, kept.start) +
    code.text.slice(first.start, last.end) +
    code.text.slice(keptLast.end, closing.end);
  return { start: first.start, end: last.end, newText };
}
