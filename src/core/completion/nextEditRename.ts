// Finds the places where a local still has the name that its declaration had before the edit.

import { isCodeBlock, isSameLine, isTypeBody, isWord, openerOf, textAt, type TokenRange } from './nextEditBlocks.ts';
import { familyOf, scopeOfDeclared } from './nextEditDeclared.ts';
import { isDoubtful } from './nextEditDoubt.ts';
import type { Code } from './nextEditTokens.ts';
import type { MadeEdit, NextEdit } from './nextEditTypes.ts';
import type { OffsetRange } from '../text/snapshot.ts';

const WORD = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const WORD_PART = /[\p{L}\p{N}_$]/u;

/** No name of a local, in any of the languages. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'const let var function class return if else for while in of as is new this self super null nil None true false True ' +
    'False undefined await async def lambda func fn mut match type interface struct enum use import export from not and ' +
    'or void int string bool static public private'
  ).split(' '),
);

/** The uses of a local whose declaration was renamed; none when anything casts doubt on one of them. */
export function findRenames(edit: MadeEdit, code: Code): readonly NextEdit[] {
  const names = renamed(edit);
  const index = names === undefined ? -1 : code.tokens.findIndex(({ start }) => start === names.at);
  if (!names || !code.isWhole || textAt(code, index) !== names.now) {
    return [];
  }
  const scope = scopeOfDeclared(code, index);
  const uses = scope && usesOf(code, names.old, index, scope);
  if (!uses || isTaken(code, names.now, index, scope)) {
    return [];
  }
  return uses.flatMap((use) => editAt(code, use, names));
}

function editAt(code: Code, use: number, { old, now }: Names): readonly NextEdit[] {
  const token = code.tokens[use];
  const newText = isShortProperty(code, use, openerOf(code, use)) ? `${old}: ${now}` : now;
  return token ? [{ kind: 'rename', start: token.start, end: token.end, oldText: old, newText }] : [];
}

/** A word that was changed, and where it stands now. */
interface Names {
  readonly old: string;
  readonly now: string;
  readonly at: number;
}

/** The one word that was changed. */
function renamed(edit: MadeEdit): Names | undefined {
  const before = wordAround(edit.before, edit.replaced);
  const after = wordAround(edit.after, edit.made);
  const [old, now] = [edit.before.slice(before.start, before.end), edit.after.slice(after.start, after.end)];
  const isName = (word: string) => WORD.test(word) && !RESERVED.has(word);
  return isName(old) && isName(now) && old !== now ? { old, now, at: after.start } : undefined;
}

function wordAround(text: string, range: OffsetRange): OffsetRange {
  let { start, end } = range;
  while (start > 0 && WORD_PART.test(text.charAt(start - 1))) {
    start -= 1;
  }
  while (end < text.length && WORD_PART.test(text.charAt(end))) {
    end += 1;
  }
  return { start, end };
}

/** Whether the scope knows the name already, for something else. */
function isTaken(code: Code, name: string, declared: number, scope: TokenRange): boolean {
  return code.tokens.some(
    (token, index) =>
      token.text === name &&
      index !== declared &&
      index >= Math.min(scope.from, declared) &&
      index < scope.to &&
      !isMember(code, index),
  );
}

/** The indices of the uses, without those of other declarations of the name; undefined when one of them is not sure. */
function usesOf(code: Code, name: string, declared: number, scope: TokenRange): readonly number[] | undefined {
  const uses: number[] = [];
  const hidden: TokenRange[] = [];
  const isHidden = (index: number) => hidden.some(({ from, to }) => index >= from && index < to);
  for (const index of namesIn(code, name, scope)) {
    if (isHidden(index) || isNoUse(code, index)) {
      continue;
    }
    const other = scopeOfDeclared(code, index);
    if (other && !isSameVariable(code, scope, other)) {
      if (!isInside(other, scope, code)) {
        return undefined;
      }
      hidden.push(other);
    } else if (index < declared || isDoubtful(code, index, scope)) {
      return undefined;
    } else {
      uses.push(index);
    }
  }
  return uses;
}

/** The indices of the words of that name in a stretch. */
function namesIn(code: Code, name: string, { from, to }: TokenRange): readonly number[] {
  const found: number[] = [];
  for (let index = from; index < to; index += 1) {
    if (textAt(code, index) === name && isWord(code, index)) {
      found.push(index);
    }
  }
  return found;
}

/** Where a second declaration in the same block is a second value of the same variable. */
function isSameVariable(code: Code, scope: TokenRange, other: TokenRange): boolean {
  const family = familyOf(code.languageId);
  return (family === 'python' || family === 'go') && scope.from === other.from && scope.to === other.to;
}

/** Whether a declaration hides the name in a part of the scope; in Rust a second one hides it for the rest. */
function isInside(inner: TokenRange, outer: TokenRange, code: Code): boolean {
  const isLater = inner.from > outer.from && inner.to <= outer.to;
  return isLater && (inner.to < outer.to || familyOf(code.languageId) !== 'script');
}

function isMember(code: Code, index: number): boolean {
  return /^(?:\.|\?\.|::|->)$/.test(textAt(code, index - 1));
}

/** Names that are no names of locals: members, keys, named arguments, members of types. */
function isNoUse(code: Code, index: number): boolean {
  const opener = openerOf(code, index);
  return (
    isMember(code, index) ||
    isKey(code, index, opener) ||
    (isTypeBody(code, opener) && textAt(code, index - 1) !== '=' && scopeOfDeclared(code, index) === undefined)
  );
}

function isKey(code: Code, index: number, opener: number): boolean {
  const bracket = textAt(code, opener);
  const isAlone = bracket === '{' && !isSameLine(code, index, index - 1);
  const isStart = isAlone || /^[{,(;]$/.test(textAt(code, index - 1));
  if (!isStart || scopeOfDeclared(code, index) !== undefined) {
    return false;
  }
  const after = textAt(code, index + 1);
  const family = familyOf(code.languageId);
  if (family === 'python') {
    return bracket === '(' && after === '=';
  }
  return after === ':' || (family === 'sharp' && after === '=' && isMadeObject(code, opener));
}

/** Whether the brace gives an object its first values: `new Sum { Total = 1 }`. */
function isMadeObject(code: Code, opener: number): boolean {
  const isBefore = isWord(code, opener - 1) || /^[)>]$/.test(textAt(code, opener - 1));
  return textAt(code, opener) === '{' && isBefore && !isCodeBlock(code, opener);
}

/** `{ total }` in an object: its name is that of the property too, which keeps it. */
function isShortProperty(code: Code, index: number, opener: number): boolean {
  const family = familyOf(code.languageId);
  const isBetween = /^[{,]$/.test(textAt(code, index - 1)) && /^[},]$/.test(textAt(code, index + 1));
  const isObject = textAt(code, opener) === '{' && !isHole(code, opener) && !isCodeBlock(code, opener);
  return (family === 'script' || family === 'rust') && isBetween && isObject && !isTaking(code, opener);
}

/** Whether the brace holds code inside a string, or between tags. */
function isHole(code: Code, opener: number): boolean {
  const before = code.tokens[opener - 1];
  const isBetweenTags =
    code.languageId.endsWith('react') &&
    /^[=>]$/.test(before?.text ?? '') &&
    before?.end === code.tokens[opener]?.start;
  return before?.kind === 'string' || isBetweenTags;
}

/** Whether the brace takes an object apart: `const { total } = order`, `({ total }) => total`. */
function isTaking(code: Code, opener: number): boolean {
  const closer = code.partners.get(opener) ?? -1;
  const before = textAt(code, opener - 1);
  return /^(?:const|let|var)$/.test(before) || /^(?:=|=>)$/.test(textAt(code, closer + 1)) || isListed(code, opener);
}

function isListed(code: Code, opener: number): boolean {
  const list = openerOf(code, opener);
  const closer = code.partners.get(list) ?? -1;
  return textAt(code, list) === '(' && /^(?:=>|\{)$/.test(textAt(code, closer + 1));
}
