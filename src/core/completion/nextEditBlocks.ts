// Where blocks, statements and parameter lists begin and end in the tokens of a text.

import type { Code } from './nextEditTokens.ts';

/** A stretch of tokens by their indices, end exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Heads of statements whose parentheses hold no parameters. */
const CONTROL: ReadonlySet<string> = new Set(
  'if for foreach while switch match with return await using lock fixed when typeof sizeof nameof'.split(' '),
);

/** Tokens that may stand between the end of a parameter list and the body. */
const MOST_BETWEEN = 40;

/** The text of a token; empty beyond both ends. */
export function textAt(code: Code, index: number): string {
  return code.tokens[index]?.text ?? '';
}

/** Whether a token is a word. */
export function isWord(code: Code, index: number): boolean {
  return code.tokens[index]?.kind === 'word';
}

/** What lies between a bracket and its partner; of -1, all tokens. Undefined for a bracket without a partner. */
export function insideOf(code: Code, opener: number): TokenRange | undefined {
  if (opener < 0) {
    return { from: 0, to: code.tokens.length };
  }
  const partner = code.partners.get(opener);
  return partner === undefined ? undefined : { from: opener + 1, to: partner };
}

/** What holds a token: all between the brackets around it. */
export function blockAround(code: Code, index: number): TokenRange | undefined {
  return insideOf(code, openerOf(code, index));
}

/** The index of the bracket around a token; -1 outside of all, and of a token that is not there. */
export function openerOf(code: Code, index: number): number {
  return code.tokens[index]?.opener ?? -1;
}

/** Whether two tokens stand on one line. */
export function isSameLine(code: Code, one: number, other: number): boolean {
  return code.tokens[one]?.line === code.tokens[other]?.line;
}

/** The body behind the closer of a head such as `(a, b)`: a block, or what an arrow gives. Undefined when none follows. */
function bodyBehind(code: Code, closer: number): TokenRange | undefined {
  for (let index = closer + 1; index <= closer + MOST_BETWEEN; index += 1) {
    const text = textAt(code, index);
    if (text === '{') {
      return insideOf(code, index);
    }
    if (text === '=>') {
      return arrowBody(code, index);
    }
    if (text === '' || text === ';' || text === ')' || text === '}' || text === ']') {
      return undefined;
    }
    index = code.partners.get(index) ?? index;
  }
  return undefined;
}

/** What an arrow gives: its block, or the expression behind it. */
export function arrowBody(code: Code, arrow: number): TokenRange | undefined {
  if (textAt(code, arrow + 1) === '{') {
    return insideOf(code, arrow + 1);
  }
  let index = arrow + 1;
  while (index < code.tokens.length && !/^[,;)\]}]$/.test(textAt(code, index))) {
    index = (code.partners.get(index) ?? index) + 1;
  }
  return { from: arrow + 1, to: index };
}

/** Whether the bracket opens a list of parameters; `function`, `func`, `fn` and methods have one, and so have arrows. */
export function isParameterList(code: Code, opener: number): boolean {
  const partner = code.partners.get(opener);
  if (textAt(code, opener) !== '(' || partner === undefined || CONTROL.has(textAt(code, opener - 1))) {
    return false;
  }
  if (textAt(code, partner + 1) === '=>') {
    return true;
  }
  const isNamed = isWord(code, opener - 1) || /^[>)\]]$/.test(textAt(code, opener - 1));
  return isNamed && textAt(code, partner + 1) !== '.' && bodyBehind(code, partner) !== undefined;
}

/** A list of parameters with its body. */
export function parameterScope(code: Code, opener: number): TokenRange | undefined {
  const partner = code.partners.get(opener);
  const body = partner === undefined ? undefined : bodyBehind(code, partner);
  return body ? { from: opener + 1, to: body.to } : undefined;
}

/** From a place in the head of a statement to the end of the block behind it, and of each `else` that follows. */
export function headScope(code: Code, from: number): TokenRange | undefined {
  const holder = openerOf(code, from);
  let index = from;
  while (index < code.tokens.length && !(textAt(code, index) === '{' && openerOf(code, index) === holder)) {
    if (index > from + MOST_BETWEEN) {
      return undefined;
    }
    index += 1;
  }
  const end = code.partners.get(index);
  if (end === undefined) {
    return undefined;
  }
  const chained = textAt(code, end + 1) === 'else' ? headScope(code, end + 1) : undefined;
  return { from, to: chained?.to ?? end };
}

/** The index behind the next `;` that stands in the same bracket. */
export function behindStatement(code: Code, from: number): number {
  const holder = openerOf(code, from);
  let index = from;
  while (index < code.tokens.length && !(textAt(code, index) === ';' && openerOf(code, index) === holder)) {
    index += 1;
  }
  return index + 1;
}

/** Whether a brace opens a body of statements, and no literal, type or namespace. */
export function isCodeBlock(code: Code, opener: number): boolean {
  const before = /^(?:\)|=>|else|try|finally|do|get|set|init|add|remove|unsafe|checked|loop)$/;
  const isBody = before.test(textAt(code, opener - 1)) || isHeadedBy(code, opener, /^->$/);
  return textAt(code, opener) === '{' && isBody && !isTypeBody(code, opener);
}

const TYPE_HEAD = /^(?:class|struct|record|interface|enum|namespace|impl|trait|type|mod|union)$/;

/** Whether a brace opens the body of a class or another type, or of a namespace. */
export function isTypeBody(code: Code, opener: number): boolean {
  return textAt(code, opener) === '{' && isHeadedBy(code, opener, TYPE_HEAD);
}

/** Whether one of these stands before a brace, in what heads it. */
function isHeadedBy(code: Code, opener: number, head: RegExp): boolean {
  for (let index = opener - 1; index >= 0 && index > opener - MOST_BETWEEN; index -= 1) {
    const text = textAt(code, index);
    if (head.test(text)) {
      return true;
    }
    if (text === ';' || text === '{' || text === '}') {
      return false;
    }
  }
  return false;
}
