// The names that a source text defines, by the first words of its lines: fast, and close enough to rank by.

import { isWordCode, skipBlanks, skipWord } from './wordReader.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that may stand before the one that says what is defined. */
const MODIFIERS = setOf(
  'export default declare async public private protected internal static abstract final sealed override virtual readonly ' +
    'pub unsafe extern inline partial open suspend data inner lateinit companion local synchronized native transient ' +
    'volatile constexpr explicit friend mutable const get set accessor required',
);

/** Words after which the name stands. */
const DEFINERS = setOf(
  'function class interface type enum namespace module def fn func struct trait impl mod record sub macro union protocol ' +
    'extension object fun val var let const typealias defmodule defp defn package typedef actor mixin contract event ' +
    'annotation procedure newtype instance',
);

/** Definers whose names matter at the margin alone: inside a body they are local. */
const LOCAL = setOf('const let var val');

/** Words that are followed by a bracket and define nothing. */
const CONTROL = setOf(
  'if for while switch catch return throw await yield new typeof else do with super this case in of and or not assert ' +
    'elif match unless until using lock foreach synchronized sizeof delete print echo require include import raise when ' +
    'describe it test expect before after beforeEach afterEach defer go select loop',
);

const SPACE = 32;
const RETURN = 13;
const OPEN_ROUND = 40;
const ASTERISK = 42;
const DOT = 46;
const OPEN_CURLY = 123;

/** `:`, `=`, `;`, `?`: what may follow the name of a field. */
const FIELD_CODES: ReadonlySet<number> = new Set([58, 61, 59, 63]);

const LAST_WORD = /[\w$]+$/u;

/** What stands before the bracket of a method or a function: modifiers, a type, a name; no value and no member of another. */
const TYPED_HEAD = /^[^=.!|"'`]*$/u;

/** A call that is given a function, and no definition of one. */
const CALLBACK = /=>|\bfunction\b/u;

/** Longer lines are data or minified; UTF-16 code units. */
const LONGEST_LINE = 400;

/** More names than this say nothing of a text. */
const MOST_NAMES = 2_000;

/** The distinct names that the lines define, in order of first appearance. Linear in the text; looks at the first words of each line. */
export function definedNames(text: string): readonly string[] {
  const names = new Set<string>();
  for (let start = 0; start < text.length && names.size < MOST_NAMES;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start <= LONGEST_LINE) {
      const name = readName(text, start, end);
      if (name !== undefined) {
        names.add(name);
      }
    }
    start = end + 1;
  }
  return [...names];
}

/** The name that one line defines; undefined where it defines none. */
export function definedNameIn(line: string): string | undefined {
  return line.length > LONGEST_LINE ? undefined : readName(line, 0, line.length);
}

/** Modifiers of one definition; more words before its name there are none. */
const MOST_MODIFIERS = 6;

function readName(text: string, lineStart: number, lineEnd: number): string | undefined {
  const start = skipBlanks(text, lineStart);
  let at = start;
  for (let modifiers = 0; modifiers < MOST_MODIFIERS; modifiers += 1) {
    const end = skipWord(text, at);
    if (end === at || end > lineEnd) {
      return undefined;
    }
    const word = text.slice(at, end);
    const next = skipBlanks(text, end);
    if (DEFINERS.has(word) && isNameAhead(text, next)) {
      return isLocal(word, start - lineStart, modifiers) ? undefined : nameAt(text, next);
    }
    if (!MODIFIERS.has(word)) {
      return nameBeforeBracket(text, { at, end, lineEnd, isTyped: modifiers > 0 });
    }
    at = text.charCodeAt(next) === OPEN_ROUND ? skipBlanks(text, skipRound(text, next)) : next;
  }
  return undefined;
}

function isLocal(definer: string, indent: number, modifiers: number): boolean {
  return indent > 0 && modifiers === 0 && LOCAL.has(definer);
}

function isNameAhead(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordCode(code) || code === ASTERISK || code === OPEN_ROUND;
}

/** The name at an offset: behind the receiver of a Go method, the star of a generator, `self.` and the like. */
function nameAt(text: string, offset: number): string | undefined {
  let at = offset;
  if (text.charCodeAt(at) === OPEN_ROUND) {
    at = skipBlanks(text, skipRound(text, at));
  } else if (text.charCodeAt(at) === ASTERISK) {
    at = skipBlanks(text, at + 1);
  }
  for (let words = 0; words < 3; words += 1) {
    const end = skipWord(text, at);
    const word = text.slice(at, end);
    const isMore = word === 'self' ? text.charCodeAt(end) === DOT : DEFINERS.has(word) && isWordAhead(text, end);
    if (!isMore) {
      return isName(word) ? word : undefined;
    }
    at = skipBlanks(text, end + Number(word === 'self'));
  }
  return undefined;
}

function isWordAhead(text: string, end: number): boolean {
  return end !== skipBlanks(text, end) && isWordCode(text.charCodeAt(skipBlanks(text, end)));
}

function isName(word: string): boolean {
  return word.length > 1 && !(word >= '0' && word < ':');
}

/** Behind the bracket that closes the one at `at`, on the same line; `at` itself where none does. */
function skipRound(text: string, at: number): number {
  const close = text.indexOf(')', at);
  const lineEnd = text.indexOf('\n', at);
  return close < 0 || (lineEnd >= 0 && lineEnd < close) ? at : close + 1;
}

/** A line whose first word says nothing by itself. */
interface OpenLine {
  /** Offsets of its first word that is no modifier. */
  readonly at: number;
  readonly end: number;
  readonly lineEnd: number;
  /** Whether modifiers stood before. */
  readonly isTyped: boolean;
}

/** Methods and functions that no keyword announces: `name(…) {`, `public Type name(…)`; fields with modifiers. */
function nameBeforeBracket(text: string, line: OpenLine): string | undefined {
  const opens = lastCode(text, line.lineEnd) === OPEN_CURLY;
  if ((!opens && !line.isTyped) || CONTROL.has(text.slice(line.at, line.end))) {
    return undefined;
  }
  const words = text.slice(line.at, line.lineEnd);
  return words.includes('(') ? methodName(words, opens || line.isTyped) : fieldName(text, line);
}

function methodName(words: string, opens: boolean): string | undefined {
  const head = words.slice(0, words.indexOf('('));
  const name = LAST_WORD.exec(head)?.[0] ?? '';
  const isMethod = head === name ? opens && !CALLBACK.test(words) : TYPED_HEAD.test(head);
  return isMethod && isName(name) && !CONTROL.has(name) ? name : undefined;
}

function fieldName(text: string, { at, end, isTyped }: OpenLine): string | undefined {
  const code = text.charCodeAt(skipBlanks(text, end));
  const word = text.slice(at, end);
  return isTyped && FIELD_CODES.has(code) && isName(word) ? word : undefined;
}

/** The code of the last character of a line that is no white space. */
function lastCode(text: string, lineEnd: number): number {
  let last = lineEnd - 1;
  while (text.charCodeAt(last) === SPACE || text.charCodeAt(last) === RETURN) {
    last -= 1;
  }
  return text.charCodeAt(last);
}
