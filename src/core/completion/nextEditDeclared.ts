// Tells where a name is declared as a local and how far it is known, where the code says so without doubt.

import {
  arrowBody,
  behindStatement,
  blockAround,
  headScope,
  insideOf,
  isCodeBlock,
  isParameterList,
  isWord,
  openerOf,
  parameterScope,
  textAt,
  type TokenRange,
} from './nextEditBlocks.ts';
import { pythonScope } from './nextEditIndented.ts';
import type { Code } from './nextEditTokens.ts';

/** Where the name at a token is known, when the token declares it as a local; else undefined. */
export function scopeOfDeclared(code: Code, index: number): TokenRange | undefined {
  return isWord(code, index) ? SCOPES[familyOf(code.languageId)](code, index) : undefined;
}

/** The families of languages that declare in the same way. */
export type Family = 'script' | 'python' | 'go' | 'rust' | 'sharp';

/** The family of a language that can be read. */
export function familyOf(languageId: string): Family {
  return languageId === 'python' || languageId === 'go' || languageId === 'rust'
    ? languageId
    : languageId === 'csharp'
      ? 'sharp'
      : 'script';
}

const SCOPES: Readonly<Record<Family, (code: Code, index: number) => TokenRange | undefined>> = {
  script: scriptScope,
  python: pythonScope,
  go: goScope,
  rust: rustScope,
  sharp: sharpScope,
};

function scriptScope(code: Code, index: number): TokenRange | undefined {
  const before = textAt(code, index - 1);
  if (before === 'const' || before === 'let') {
    return textAt(code, index - 2) === 'export' ? undefined : statementScope(code, index);
  }
  if (before === '[' || (before === ',' && textAt(code, openerOf(code, index)) === '[')) {
    const opener = openerOf(code, index);
    return /^(?:const|let)$/.test(textAt(code, opener - 1)) ? statementScope(code, opener) : undefined;
  }
  return arrowScope(code, index) ?? listedScope(code, index, /^[:,=)?]$/);
}

/** A name before an arrow, without parentheses. */
function arrowScope(code: Code, index: number): TokenRange | undefined {
  if (textAt(code, index + 1) !== '=>' || /^(?:\.|case|\|)$/.test(textAt(code, index - 1))) {
    return undefined;
  }
  const body = arrowBody(code, index + 1);
  return body && { from: index, to: body.to };
}

/** A name at the start of an entry in a list of parameters. */
function listedScope(code: Code, index: number, following: RegExp): TokenRange | undefined {
  const opener = openerOf(code, index);
  const isStart = /^(?:\(|,|\.\.\.|mut)$/.test(textAt(code, index - 1));
  return isStart && following.test(textAt(code, index + 1)) && isParameterList(code, opener)
    ? parameterScope(code, opener)
    : undefined;
}

/** A name declared by a statement: known in the block around it, or in the head of a statement and its body. */
function statementScope(code: Code, index: number): TokenRange | undefined {
  const opener = openerOf(code, index);
  return textAt(code, opener) === '(' ? parameterScope(code, opener) : blockAround(code, index);
}

function goScope(code: Code, index: number): TokenRange | undefined {
  if (openerOf(code, index) < 0) {
    return undefined;
  }
  if (textAt(code, index - 1) === 'var') {
    return blockAround(code, index);
  }
  const names = shortDeclaration(code, index);
  if (names === undefined) {
    return goParameterScope(code, index);
  }
  return /^(?:if|for|switch)$/.test(textAt(code, names - 1)) ? headScope(code, names) : blockAround(code, index);
}

/** The index of the first name of a list that `:=` declares, the name at the index among them. */
function shortDeclaration(code: Code, index: number): number | undefined {
  let last = index;
  while (textAt(code, last + 1) === ',' && isWord(code, last + 2)) {
    last += 2;
  }
  let first = index;
  while (textAt(code, first - 1) === ',' && isWord(code, first - 2)) {
    first -= 2;
  }
  return textAt(code, last + 1) === ':=' ? first : undefined;
}

function goParameterScope(code: Code, index: number): TokenRange | undefined {
  const opener = openerOf(code, index);
  const isList = textAt(code, opener) === '(' && isGoList(code, opener);
  const isStart = /^[(,]$/.test(textAt(code, index - 1));
  const isTyped = isWord(code, index + 1) || /^(?:,|\*|\[|\.\.\.)$/.test(textAt(code, index + 1));
  return isList && isStart && isTyped ? parameterScope(code, opener) : undefined;
}

function isGoList(code: Code, opener: number): boolean {
  const before = textAt(code, opener - 1);
  const beforeName = textAt(code, opener - 2);
  return before === 'func' || (isWord(code, opener - 1) && (beforeName === 'func' || beforeName === ')'));
}

function rustScope(code: Code, index: number): TokenRange | undefined {
  const at = textAt(code, index - 1) === 'mut' ? index - 1 : index;
  const before = textAt(code, at - 1);
  if (before === 'let') {
    return /^(?:if|while)$/.test(textAt(code, at - 2)) ? undefined : restOfBlock(code, index);
  }
  if (before === 'for') {
    const head = headScope(code, index);
    return textAt(code, index + 1) === 'in' ? head : undefined;
  }
  const opener = openerOf(code, index);
  if (textAt(code, opener - 1) === 'let' && /^[(,]$/.test(before)) {
    return restOfBlock(code, opener);
  }
  return isRustList(code, opener) ? listedScope(code, index, /^:$/) : undefined;
}

/** Whether the bracket follows `fn name` or `fn name<T>`. */
function isRustList(code: Code, opener: number): boolean {
  let index = opener - 1;
  while (textAt(code, opener - 1) === '>' && index > 0 && textAt(code, index + 1) !== '<') {
    index -= 1;
  }
  return textAt(code, index - 1) === 'fn';
}

/** From behind the statement on: its own value does not know the name yet. */
function restOfBlock(code: Code, index: number): TokenRange | undefined {
  const block = blockAround(code, index);
  return block && openerOf(code, index) >= 0 ? { from: behindStatement(code, index), to: block.to } : undefined;
}

const NO_TYPE =
  /^(?:return|new|await|throw|in|is|as|else|case|goto|yield|and|or|not|when|where|out|ref|do|using|select|from|by|equals|on|into|orderby|async)$/;

function sharpScope(code: Code, index: number): TokenRange | undefined {
  const isTyped = hasType(code, index);
  const lambda = isTyped ? undefined : arrowScope(code, index);
  if (lambda) {
    return isMember(code, index) ? undefined : lambda;
  }
  const opener = openerOf(code, index);
  if (isParameterList(code, opener)) {
    return isSharpParameter(code, index, opener) ? parameterScope(code, opener) : undefined;
  }
  return isTyped ? sharpStatementScope(code, index, opener) : undefined;
}

function sharpStatementScope(code: Code, index: number, opener: number): TokenRange | undefined {
  const after = textAt(code, index + 1);
  if (textAt(code, opener) === '(') {
    const head = /^(?:for|foreach|using|fixed|catch)$/.test(textAt(code, opener - 1));
    return head && /^(?:=|in|\))$/.test(after) ? parameterScope(code, opener) : undefined;
  }
  return isCodeBlock(code, opener) && /^[=;]$/.test(after) ? insideOf(code, opener) : undefined;
}

function isSharpParameter(code: Code, index: number, opener: number): boolean {
  const isUntyped =
    /^[(,]$/.test(textAt(code, index - 1)) && textAt(code, (code.partners.get(opener) ?? 0) + 1) === '=>';
  return (isUntyped || hasType(code, index)) && /^[,)=]$/.test(textAt(code, index + 1));
}

/** Whether a type stands before the name. */
function hasType(code: Code, index: number): boolean {
  const before = textAt(code, index - 1);
  return isWord(code, index - 1) ? !NO_TYPE.test(before) : /^[>\]?]$/.test(before) && textAt(code, index + 1) !== ')';
}

/** Whether the arrow belongs to a member with a body: `int Total => 3;`. */
function isMember(code: Code, index: number): boolean {
  const opener = openerOf(code, index);
  return textAt(code, opener) === '{' && !isCodeBlock(code, opener);
}
