// Import specifiers of JavaScript and TypeScript: `from '…'`, `import '…'`, `import('…')`, `require('…')`.

import { isWordCode, skipBlanks } from './wordReader.ts';

/** Longer specifiers are no paths; UTF-16 code units. */
const LONGEST_SPECIFIER = 400;

/** A statement is followed back so far; UTF-16 code units. */
const LONGEST_STATEMENT = 4_000;

const OPEN_ROUND = 40;

/** The specifiers, in order of where they stand for each form, repeated where they repeat. */
export function* importsByCall(text: string): Generator<string> {
  yield* quotedAfter(text, 'from', startsStatement);
  yield* quotedAfter(text, 'import', always);
  yield* quotedAfter(text, 'require', always);
}

function always(): boolean {
  return true;
}

/** Quoted words right behind each occurrence of a word, an opening bracket between them allowed. */
function* quotedAfter(text: string, word: string, isMeant: (text: string, at: number) => boolean): Generator<string> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (at > 0 && (isWordCode(text.charCodeAt(at - 1)) || text[at - 1] === '.')) {
      continue;
    }
    const specifier = quotedAt(text, at + word.length);
    if (specifier !== undefined && isMeant(text, at)) {
      yield specifier;
    }
  }
}

function quotedAt(text: string, offset: number): string | undefined {
  let at = skipBlanks(text, offset);
  if (text.charCodeAt(at) === OPEN_ROUND) {
    at = skipBlanks(text, at + 1);
  }
  const quote = text[at];
  if (quote !== "'" && quote !== '"' && quote !== '`') {
    return undefined;
  }
  const end = text.indexOf(quote, at + 1);
  if (end < 0 || end - at > LONGEST_SPECIFIER) {
    return undefined;
  }
  const specifier = text.slice(at + 1, end);
  return specifier === '' || /[\s$]\{|[\s\\]/u.test(specifier) ? undefined : specifier;
}

/** `from` belongs to an import when its line, or the one that opened the bracket before it, begins with `import` or `export`. */
function startsStatement(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_STATEMENT), at);
  if (beginsLine(before, before.length)) {
    return true;
  }
  const close = before.trimEnd().length - 1;
  return before[close] === '}' && beginsLine(before, before.lastIndexOf('{', close));
}

/** Whether the line of an offset begins as an import does. */
function beginsLine(text: string, at: number): boolean {
  const start = skipBlanks(text, text.lastIndexOf('\n', at) + 1);
  return at >= 0 && ['import', 'export', '}'].some((word) => text.startsWith(word, start));
}
