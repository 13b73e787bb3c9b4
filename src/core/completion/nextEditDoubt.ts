// Tells of a use of a name that may be another variable's, so that nothing is offered rather than something wrong.

import { isWord, openerOf, textAt, type TokenRange } from './nextEditBlocks.ts';
import { familyOf, scopeOfDeclared, type Family } from './nextEditDeclared.ts';
import { functionAround } from './nextEditIndented.ts';
import type { Code } from './nextEditTokens.ts';

/** Whether the name at the index may be declared anew in a way that is not followed here. `scope` is the renamed one. */
export function isDoubtful(code: Code, index: number, scope: TokenRange): boolean {
  return DOUBTS[familyOf(code.languageId)](code, index, scope);
}

const DOUBTS: Readonly<Record<Family, (code: Code, index: number, scope: TokenRange) => boolean>> = {
  script: (code, index) =>
    /^(?:var|function|class|enum|import|case)$/.test(textAt(code, index - 1)) ||
    textAt(code, openerOf(code, index) - 1) === 'export' ||
    isTakenApart(code, index) ||
    isProse(code, index),
  python: doubtsPython,
  go: (code, index) =>
    /^(?:const|func|type|goto|break|continue)$/.test(textAt(code, index - 1)) ||
    (scopeOfDeclared(code, index) !== undefined && textAt(code, index + 1) === ':=' && !isListed(code, index)) ||
    (/^[(,]$/.test(textAt(code, index - 1)) && isWord(code, index + 1)),
  rust: (code, index) =>
    textAt(code, index + 1) === '|' || textAt(code, index - 1) === '|' || isPattern(code, index, openerOf(code, index)),
  sharp: (code, index) =>
    /^(?:from|let|into|join)$/.test(textAt(code, index - 1)) ||
    isDeclaredUnknown(code, index) ||
    textAt(code, openerOf(code, index) - 1) === 'var',
};

/** One of several names of a short declaration, which may be known already. */
function isListed(code: Code, index: number): boolean {
  return textAt(code, index - 1) === ',' || textAt(code, index + 1) === ',';
}

/** In braces or brackets that take a value apart, a name is declared. */
function isTakenApart(code: Code, index: number): boolean {
  const opener = openerOf(code, index);
  const closer = code.partners.get(opener) ?? -1;
  const bracket = textAt(code, opener);
  if (bracket !== '{' && bracket !== '[') {
    return false;
  }
  const list = openerOf(code, opener);
  const isParameter =
    textAt(code, list) === '(' && /^(?:=>|\{)$/.test(textAt(code, (code.partners.get(list) ?? -2) + 1));
  const isPart = /^[{[,:]$/.test(textAt(code, index - 1)) && /^[}\],=]$/.test(textAt(code, index + 1));
  return (
    isPart && (isParameter || /^(?:const|let|var)$/.test(textAt(code, opener - 1)) || isAssigned(code, opener, closer))
  );
}

/** `[a, b] = pair` assigns to what is known; with braces in parentheses too. An index before it is no list. */
function isAssigned(code: Code, opener: number, closer: number): boolean {
  return textAt(code, closer + 1) === '=' && textAt(code, opener) === '{';
}

/** Words of a text between tags: `the total is`. */
function isProse(code: Code, index: number): boolean {
  const token = code.tokens[index];
  if (!token || !code.languageId.endsWith('react')) {
    return false;
  }
  const lineEnd = code.text.indexOf('\n', token.end);
  const line = code.text.slice(code.text.lastIndexOf('\n', token.start - 1) + 1, lineEnd < 0 ? undefined : lineEnd);
  const isBesideTag = /<\/|\/>|<[a-z]+[ >]/i.test(line);
  return (isBesideTag && !isHeld(code, index)) || isBesideWord(code, index);
}

/** Whether the innermost bracket is a brace on the same line, as those of code between tags. */
function isHeld(code: Code, index: number): boolean {
  const holder = openerOf(code, index);
  return textAt(code, holder) === '{' && near(code, holder, index);
}

const JOINING =
  /^(?:return|typeof|await|new|in|of|instanceof|delete|void|yield|throw|else|case|as|is|const|let|extends|keyof|default|satisfies)$/;

function isBesideWord(code: Code, index: number): boolean {
  const isPlain = (at: number) => isWord(code, at) && !JOINING.test(textAt(code, at)) && near(code, at, index);
  return isPlain(index - 1) || isPlain(index + 1);
}

/** Whether nothing but blanks stands between two tokens of one line. */
function near(code: Code, one: number, other: number): boolean {
  return code.tokens[one]?.line === code.tokens[other]?.line;
}

function doubtsPython(code: Code, index: number, scope: TokenRange): boolean {
  const before = textAt(code, index - 1);
  const isInner = openerOf(code, index) >= 0;
  if (/^(?:global|nonlocal|lambda|import|def|class|del)$/.test(before) || (before === 'for' && isInner)) {
    return true;
  }
  const around = functionAround(code, index);
  const isNested = around !== undefined && around.from !== scope.from;
  const isBesideComma = before === ',' || textAt(code, index + 1) === ',';
  return isBesideComma && (isNested || isNamedBefore(code, index));
}

/** Whether a list of names that declares them stands before a comma: `lambda a, b`, `for a, b in`. */
function isNamedBefore(code: Code, index: number): boolean {
  let at = index;
  while (textAt(code, at - 1) === ',' && isWord(code, at - 2)) {
    at -= 2;
  }
  const isInner = openerOf(code, index) >= 0;
  return (
    textAt(code, at - 1) === 'lambda' ||
    textAt(code, at - 1) === 'global' ||
    (isInner && textAt(code, at - 1) === 'for')
  );
}

/** Whether the name stands in what a `match` or `if let` compares with. */
function isPattern(code: Code, index: number, opener: number): boolean {
  const next = textAt(code, index + 1);
  if (next === '=>' || next === '@') {
    return true;
  }
  let bracket = opener;
  while (textAt(code, bracket) === '(' || textAt(code, bracket) === '{') {
    const behind = textAt(code, (code.partners.get(bracket) ?? -2) + 1);
    if (/^(?:=>|=|if|\|)$/.test(behind) && !isHead(code, bracket)) {
      return true;
    }
    bracket = textAt(code, bracket) === '(' ? openerOf(code, bracket) : -1;
  }
  return false;
}

/** Whether the brace is the body of a statement: what follows it is another. */
function isHead(code: Code, bracket: number): boolean {
  return textAt(code, bracket) === '{' && /^(?:\)|else|loop|unsafe|=>)$/.test(textAt(code, bracket - 1));
}

const JOINING_SHARP =
  /^(?:return|await|throw|in|is|as|else|case|goto|yield|and|or|not|when|where|out|ref|do|by|equals|on|new|orderby|select)$/;

/** A type stands before the name, and yet it is no declaration that is understood: `out int total`, `is Order total`. */
function isDeclaredUnknown(code: Code, index: number): boolean {
  const before = textAt(code, index - 1);
  return isWord(code, index - 1) && !JOINING_SHARP.test(before) && scopeOfDeclared(code, index) === undefined;
}
