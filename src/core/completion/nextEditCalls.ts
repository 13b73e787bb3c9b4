// Finds the calls nearby that need what was changed in one: an argument more, another order, another name of an argument.

import { openerOf, textAt } from './nextEditBlocks.ts';
import { argumentsIn, callAround, callAt, rangeOf, type Argument, type Call } from './nextEditCallSites.ts';
import { functionAround } from './nextEditIndented.ts';
import { readCode, type Code } from './nextEditTokens.ts';
import { NEARBY_LINES, type MadeEdit, type NextEdit } from './nextEditTypes.ts';
import type { OffsetRange, TextEdit } from '../text/snapshot.ts';

/** An argument more, and how many there were. */
interface AddedArgument {
  readonly kind: 'added';
  readonly at: number;
  readonly text: string;
  readonly count: number;
}

/** What was changed in a call. */
type CallChange =
  | AddedArgument
  | { readonly kind: 'reordered'; readonly from: readonly number[] }
  | { readonly kind: 'named'; readonly old: string; readonly now: string };

/** Longest call that is looked at, in UTF-16 units. */
const LONGEST_CALL = 400;

/** The calls of the same function that need the change that the edit made in a call or in the definition. */
export function findCalls(edit: MadeEdit, code: Code): readonly NextEdit[] {
  const call = code.isWhole ? callAround(code, edit.made) : undefined;
  const change = call && changeOf(edit, code, call);
  if (!call || !change || (call.isDefinition && change.kind !== 'reordered')) {
    return [];
  }
  const edited = rangeOf(code, call);
  const line = code.tokens[call.opener]?.line ?? 0;
  return openersNear(code, line).flatMap((index) => {
    const other = index === call.opener ? undefined : callAt(code, index);
    if (!other || other.isDefinition || other.callee !== call.callee || overlaps(rangeOf(code, other), edited)) {
      return [];
    }
    const isKnownThere = change.kind !== 'added' || isKnown(change.text, code, call.opener, index);
    return isKnownThere ? editsFor(change, other, code) : [];
  });
}

/** The brackets of calls in the lines around one. */
function openersNear(code: Code, line: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < code.tokens.length; index += 1) {
    const token = code.tokens[index];
    if (token?.text === '(' && Math.abs(token.line - line) <= NEARBY_LINES) {
      found.push(index);
    }
  }
  return found;
}

function editsFor(change: CallChange, call: Call, code: Code): readonly NextEdit[] {
  const edits = EDITS[change.kind](change, call, code);
  return edits.map((made) => ({ ...made, kind: 'call', oldText: code.text.slice(made.start, made.end) }));
}

const EDITS: Readonly<Record<CallChange['kind'], (change: CallChange, call: Call, code: Code) => readonly TextEdit[]>> =
  {
    added: (change, call, code) => (change.kind === 'added' ? added(change, call, code) : []),
    reordered: (change, call, code) => (change.kind === 'reordered' ? reordered(change.from, call, code) : []),
    named: (change, call) => (change.kind === 'named' ? named(change, call) : []),
  };

function overlaps(one: OffsetRange, other: OffsetRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Compares the arguments with those that stood there before. */
function changeOf(edit: MadeEdit, code: Code, call: Call): CallChange | undefined {
  const start = code.tokens[call.opener]?.start ?? 0;
  const before = argumentsBefore(edit, start);
  const now = call.arguments.map(({ text }) => text);
  return before && (addedIn(before, now) ?? reorderedIn(before, now) ?? namedIn(before, now));
}

/** The arguments in the bracket at the offset before the edit; undefined when the edit went beyond it. */
function argumentsBefore(edit: MadeEdit, start: number): readonly string[] | undefined {
  const code = readCode(edit.before.slice(start, start + LONGEST_CALL), edit.languageId);
  const partner = code.partners.get(0);
  const closer = code.tokens[partner ?? -1];
  if (partner === undefined || !closer || start + closer.end < edit.replaced.end) {
    return undefined;
  }
  return argumentsIn(code, 0, partner)?.map(({ text }) => text);
}

function addedIn(before: readonly string[], now: readonly string[]): CallChange | undefined {
  if (now.length !== before.length + 1) {
    return undefined;
  }
  const at = now.findIndex((text, index) => text !== before[index]);
  const text = now[at];
  const rest = now.filter((_, index) => index !== at);
  return text !== undefined && rest.every((other, index) => other === before[index])
    ? { kind: 'added', at, text, count: before.length }
    : undefined;
}

function reorderedIn(before: readonly string[], now: readonly string[]): CallChange | undefined {
  const isSame = now.length === before.length && new Set(now).size === now.length;
  const from = now.map((text) => before.indexOf(text));
  const isMoved = from.some((place, index) => place !== index);
  return isSame && isMoved && !from.includes(-1) ? { kind: 'reordered', from } : undefined;
}

const NAMED = /^([A-Za-z_]\w*)\s*[=:](?![=:])\s*(.+)$/;

function namedIn(before: readonly string[], now: readonly string[]): CallChange | undefined {
  const [at, ...more] = now.flatMap((text, index) => (text === before[index] ? [] : [index]));
  if (at === undefined || more.length > 0 || now.length !== before.length) {
    return undefined;
  }
  const [old, name] = [NAMED.exec(before[at] ?? ''), NAMED.exec(now[at] ?? '')];
  const isSameValue = old !== null && name !== null && old[2] === name[2];
  return isSameValue ? { kind: 'named', old: String(old[1]), now: String(name[1]) } : undefined;
}

/** Arguments whose place does not tell what they are: by name, or several in one. */
const UNPLACED = /^(?:\.\.\.|\*|[A-Za-z_]\w*\s*[=:](?![=:]))/;

function added(change: AddedArgument, call: Call, code: Code): readonly TextEdit[] {
  const list = call.arguments;
  const at = placeOf(change, list);
  if (
    at === undefined ||
    list.some(({ text }) => text === change.text && /\D/.test(text)) ||
    hasName(list, change.text)
  ) {
    return [];
  }
  const start = list[at - 1]?.end ?? code.tokens[call.opener]?.end ?? 0;
  return [{ start, end: start, newText: withComma(change.text, at, list.length) }];
}

/** Before which argument a new one goes: one with a name to the end, another where as many stand as stood in the edited call. */
function placeOf(change: AddedArgument, list: readonly Argument[]): number | undefined {
  if (change.at === change.count && NAMED.test(change.text) && list.length > 0) {
    return list.length;
  }
  const isPlaced = list.length === change.count && list.every(({ text }) => !UNPLACED.test(text));
  return isPlaced ? change.at : undefined;
}

function withComma(text: string, at: number, count: number): string {
  if (at > 0) {
    return `, ${text}`;
  }
  return count > 0 ? `${text}, ` : text;
}

/** Whether an argument of the same name is there already. */
function hasName(list: readonly Argument[], text: string): boolean {
  const name = NAMED.exec(text)?.[1];
  return name !== undefined && list.some((other) => NAMED.exec(other.text)?.[1] === name);
}

function reordered(from: readonly number[], call: Call, code: Code): readonly TextEdit[] {
  const list = call.arguments;
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last || list.length !== from.length || list.some(({ text }) => UNPLACED.test(text))) {
    return [];
  }
  const parts = from.map((place, index) => {
    const between = code.text.slice(list[index]?.end, list[index + 1]?.start);
    return (list[place]?.text ?? '') + (index + 1 < list.length ? between : '');
  });
  const newText = parts.join('');
  const isChanged = newText !== code.text.slice(first.start, last.end);
  return isChanged ? [{ start: first.start, end: last.end, newText }] : [];
}

function named(change: { readonly old: string; readonly now: string }, call: Call): readonly TextEdit[] {
  const names = call.arguments.map(({ text }) => NAMED.exec(text)?.[1]);
  const argument = call.arguments[names.indexOf(change.old)];
  return argument && !names.includes(change.now)
    ? [{ start: argument.start, end: argument.start + change.old.length, newText: change.now }]
    : [];
}

const CONSTANT = /^(?:true|false|null|undefined|None|True|False|nil|this|self|[A-Z][A-Z0-9_]+)$/;

/** Whether what an argument names is known at another call too: constants, and all in a block that holds both. */
function isKnown(text: string, code: Code, edited: number, other: number): boolean {
  const words = readCode(text.replace(NAMED, '$2'), code.languageId);
  const names = words.tokens.filter(
    ({ kind, text: word }, index) => kind === 'word' && !CONSTANT.test(word) && textAt(words, index - 1) !== '.',
  );
  return names.length === 0 || isTogether(code, edited, other);
}

function isTogether(code: Code, edited: number, other: number): boolean {
  if (code.languageId === 'python') {
    const around = functionAround(code, edited);
    return around !== undefined && around.from === functionAround(code, other)?.from;
  }
  let block = openerOf(code, edited);
  while (block >= 0 && textAt(code, block) !== '{') {
    block = openerOf(code, block);
  }
  const end = code.partners.get(block);
  return end !== undefined && other > block && other < end;
}
