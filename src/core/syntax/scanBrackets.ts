// Reads text for its brackets, past strings and comments: what stays open, what closes nothing, and where the text ends.

import type { LanguageRules } from './languageRules.ts';

/** Brackets without a partner and the place where the text ends. */
export interface Scan {
  /** Closers and openers that found no partner, in order. */
  readonly open: string;
  /** The delimiter that ends the string or comment the text stops in; empty in code. A line comment ends at `\n`. */
  readonly awaited: string;
}

/** The start of a file. */
export const FILE_START: Scan = { open: '', awaited: '' };

const PARTNER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const CHARACTER = /'(?:\\[^\n]{1,8}?|[^'\\\n]{1,2})'/y;
const REGULAR_EXPRESSION = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;
/** A slash after one of these, or at the start, divides nothing. */
const BEFORE_EXPRESSION = /(?:^|[(,=:[!&|?{};\n])[ \t]*$/;

/** Continues a scan over more text. */
export function scanBrackets(text: string, rules: LanguageRules, from: Scan = FILE_START): Scan {
  const token = tokenPattern(rules);
  let { open, awaited } = from;
  let index = 0;
  while (index < text.length) {
    if (awaited !== '') {
      const end = endOf(text, index, awaited, rules);
      if (end === undefined) {
        return { open, awaited };
      }
      index = end;
      awaited = '';
      continue;
    }
    token.lastIndex = index;
    const match = token.exec(text);
    if (!match) {
      break;
    }
    const step = stepAt(text, match.index, match[0], rules);
    index = step.next;
    awaited = step.awaited;
    open = step.bracket === '' ? open : join(open, step.bracket);
  }
  return { open, awaited };
}

/** Brackets without a partner of one text followed by another. */
export function join(first: string, second: string): string {
  let open = first;
  for (const bracket of second) {
    open = PARTNER[bracket] !== undefined && open.endsWith(PARTNER[bracket]) ? open.slice(0, -1) : open + bracket;
  }
  return open;
}

/** The openers among brackets without a partner. */
export function openersIn(open: string): string {
  return open.replace(/[)\]}]/g, '');
}

/** Whether the delimiter belongs to a string that ends with its line. */
export function endsWithLine(awaited: string, rules: LanguageRules): boolean {
  return awaited === '\n' || rules.quotes.includes(awaited);
}

interface Step {
  readonly next: number;
  readonly awaited: string;
  readonly bracket: string;
}

function stepAt(text: string, index: number, token: string, rules: LanguageRules): Step {
  const next = index + token.length;
  if (/[()[\]{}]/.test(token)) {
    return { next, awaited: '', bracket: token };
  }
  if (token === "'" && rules.characterQuote) {
    return { next: skip(CHARACTER, text, index), awaited: '', bracket: '' };
  }
  if (token === '/') {
    const isExpression = BEFORE_EXPRESSION.test(text.slice(Math.max(0, index - 40), index));
    return { next: isExpression ? skip(REGULAR_EXPRESSION, text, index) : next, awaited: '', bracket: '' };
  }
  return { next, awaited: closerOf(token, rules), bracket: '' };
}

/** Where the pattern's match at the index ends; one character on when there is none. */
function skip(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  return index + (match?.[0].length ?? 1);
}

function closerOf(opener: string, rules: LanguageRules): string {
  if (rules.lineComments.includes(opener)) {
    return '\n';
  }
  return rules.blockComment?.[0] === opener ? rules.blockComment[1] : opener;
}

/** The index behind the awaited delimiter; undefined when the text ends first. A string that must end with its line does. */
function endOf(text: string, from: number, awaited: string, rules: LanguageRules): number | undefined {
  const isString = rules.quotes.includes(awaited) || rules.longQuotes.includes(awaited);
  const stopsAtLine = rules.quotes.includes(awaited);
  for (let index = from; index < text.length; index += 1) {
    if (text.startsWith(awaited, index)) {
      return index + awaited.length;
    }
    if (stopsAtLine && text[index] === '\n') {
      return index;
    }
    if (isString && text[index] === '\\') {
      index += 1;
    }
  }
  return undefined;
}

const patterns = new WeakMap<LanguageRules, RegExp>();

function tokenPattern(rules: LanguageRules): RegExp {
  const known = patterns.get(rules);
  if (known) {
    return known;
  }
  const openers = [
    ...rules.longQuotes,
    ...rules.lineComments,
    ...(rules.blockComment ? [rules.blockComment[0]] : []),
    ...rules.quotes,
    ...(rules.characterQuote ? ["'"] : []),
    ...(rules.regularExpressions ? ['/'] : []),
  ];
  const escaped = openers.map((opener) => opener.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const made = new RegExp([...escaped, '[()[\\]{}]'].join('|'), 'g');
  patterns.set(rules, made);
  return made;
}
