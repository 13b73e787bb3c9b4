// Tells where a name is declared in code whose blocks are made by indentation.

import { insideOf, isSameLine, isWord, openerOf, textAt, type TokenRange } from './nextEditBlocks.ts';
import type { Code } from './nextEditTokens.ts';

/** Where the name at a token is known, when the token gives it its first value in a function; else undefined. */
export function pythonScope(code: Code, index: number): TokenRange | undefined {
  const parameters = parameterScope(code, index);
  if (parameters) {
    return parameters;
  }
  return isBound(code, index) ? functionAround(code, index) : undefined;
}

/** Whether the token gives a name a value: `x = `, `x: int = `, `for x in`, `as x`. */
function isBound(code: Code, index: number): boolean {
  if (openerOf(code, index) >= 0) {
    return false;
  }
  const before = textAt(code, index - 1);
  const after = textAt(code, index + 1);
  if (before === 'for' || before === 'as') {
    return after === (before === 'for' ? 'in' : ':');
  }
  return isFirst(code, index) && /^[=:]$/.test(after);
}

/** Whether the token begins its line. */
function isFirst(code: Code, index: number): boolean {
  return !isSameLine(code, index, index - 1);
}

function parameterScope(code: Code, index: number): TokenRange | undefined {
  const opener = openerOf(code, index);
  const isStart = /^(?:\(|,|\*|\*\*)$/.test(textAt(code, index - 1)) && /^[,):=]$/.test(textAt(code, index + 1));
  if (opener < 0 || !isStart || textAt(code, opener - 2) !== 'def') {
    return undefined;
  }
  return scopeOfFunction(code, opener - 2);
}

/** The innermost function around a token, with its parameters; undefined outside of all, and inside a class in it. */
export function functionAround(code: Code, index: number): TokenRange | undefined {
  let column = columnOf(code, index);
  for (let at = index; at >= 0; at -= 1) {
    if (!isFirst(code, at) || openerOf(code, at) >= 0 || columnOf(code, at) >= column) {
      continue;
    }
    column = columnOf(code, at);
    if (textAt(code, at) === 'class') {
      return undefined;
    }
    const head = textAt(code, at) === 'async' ? at + 1 : at;
    if (textAt(code, head) === 'def') {
      return scopeOfFunction(code, head);
    }
  }
  return undefined;
}

/** From the parameters of a `def` to the last line that is further in. */
function scopeOfFunction(code: Code, head: number): TokenRange | undefined {
  const parameters = isWord(code, head + 1) ? insideOf(code, head + 2) : undefined;
  if (!parameters) {
    return undefined;
  }
  const column = columnOf(code, head);
  let to = parameters.to + 1;
  while (to < code.tokens.length && !endsBlock(code, to, column)) {
    to += 1;
  }
  return { from: parameters.from, to };
}

function endsBlock(code: Code, index: number, column: number): boolean {
  return isFirst(code, index) && openerOf(code, index) < 0 && columnOf(code, index) <= column;
}

/** UTF-16 units between the start of the line and its first word. */
function columnOf(code: Code, index: number): number {
  const start = code.tokens[index]?.start ?? 0;
  const line = code.text.slice(code.text.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
