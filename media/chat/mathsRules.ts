// Where formulas stand in an answer: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` by themselves. Amounts in dollars are none.

import type { MarkdownIt } from 'markdown-it';

/** UTF-16 units of a formula at most: far above any that one reads. */
const LONGEST = 4000;

/**
 * A formula between single dollars: nothing blank inside the marks, no code, on one line, and no letter or digit
 * right behind, as after the second dollar of `$5 and $10`.
 */
const DOLLARS = /\$(?![\s$])((?:[^$`\\\n]|\\[^\n])*?)(?<!\s)\$(?![\p{L}\p{N}$])/uy;

const PARENTHESES = /\\\(((?:[^\\\n]|\\[^)\n])+?)\\\)/uy;
const DOUBLE_DOLLARS = /\$\$((?:[^$`\\\n]|\\[^\n])+?)\$\$/uy;
const BRACKETS = /\\\[((?:[^\\\n]|\\[^\]\n])+?)\\\]/uy;

/** An amount with words behind it (`5 dollars and 3`) is no formula, whatever stands around it. */
const AMOUNT = /^\d[\d.,]*\s*(?!\\)\p{L}{2,}/u;

/** Teaches a parser formulas: tokens `math_inline` and `math_block`, the content without its marks, the marks in `markup`. */
export function addMaths(made: MarkdownIt): void {
  addInline(made);
  addBlock(made);
}

function addInline(made: MarkdownIt): void {
  made.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const found = readInline(state.src, state.pos);
    if (!found || state.pos + found.length > state.posMax) {
      return false;
    }
    if (!silent) {
      const token = state.push('math_inline', '', 0);
      token.content = found.content;
      token.markup = found.markup;
    }
    state.pos += found.length;
    return true;
  });
}

interface Formula {
  readonly content: string;
  readonly markup: string;
  /** UTF-16 units with its marks. */
  readonly length: number;
}

const dollarForms = [
  { pattern: DOUBLE_DOLLARS, markup: '$$' },
  { pattern: DOLLARS, markup: '$' },
] as const;

const backslashForms = [
  { pattern: PARENTHESES, markup: '\\(' },
  { pattern: BRACKETS, markup: '\\[' },
] as const;

function readInline(text: string, at: number): Formula | undefined {
  const forms = text[at] === '\\' ? backslashForms : text[at] === '$' && isFree(text[at - 1]) ? dollarForms : [];
  for (const { pattern, markup } of forms) {
    pattern.lastIndex = at;
    const [whole = '', content = ''] = pattern.exec(text) ?? [];
    if (isFormula(content)) {
      return { content, markup, length: whole.length };
    }
  }
  return undefined;
}

/** What a dollar may follow that opens a formula: no letter, as in `US$5`, and no other dollar. */
function isFree(before = ''): boolean {
  return !/[\p{L}\p{N}$]/u.test(before);
}

function isFormula(content: string): boolean {
  return content.trim() !== '' && content.length <= LONGEST && !AMOUNT.test(content);
}

/**
 * A formula by itself begins a line, ends one, and holds no empty line. At the end of the text one that is not closed
 * is shown as it stands, and may still be closed: its lines are no list and no heading.
 */
function addBlock(made: MarkdownIt): void {
  made.block.ruler.before(
    'fence',
    'math_block',
    (state, first, last, silent) => {
      const lineAt = (line: number): string => state.getLines(line, line + 1, state.blkIndent, false).trim();
      const isLine = (line: number): boolean => line < last && !state.isEmpty(line);
      const found = readBlock(lineAt, isLine, first);
      const isCutShort = found?.markup === '' && found.next < last;
      if (!found || isCutShort) {
        return false;
      }
      if (!silent) {
        const token = state.push('math_block', '', 0);
        Object.assign(token, { block: true, content: found.content, markup: found.markup, map: [first, found.next] });
        state.line = found.next;
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

/** The formula that begins with a line; without a mark where it is not closed. `next` is the line behind it. */
function readBlock(
  lineAt: (line: number) => string,
  isLine: (line: number) => boolean,
  first: number,
): { readonly content: string; readonly markup: string; readonly next: number } | undefined {
  const open = lineAt(first);
  const markup = ['$$', '\\['].find((mark) => open.startsWith(mark));
  if (markup === undefined) {
    return undefined;
  }
  const close = markup === '$$' ? '$$' : '\\]';
  const lines: string[] = [];
  for (let next = first; isLine(next); next += 1) {
    const line = next === first ? open.slice(markup.length) : lineAt(next);
    lines.push(line);
    if (line.includes(close)) {
      const content = lines.join('\n').slice(0, -close.length).trim();
      return isWhole(content, line, close) ? { content, markup, next: next + 1 } : undefined;
    }
  }
  return { content: `${markup}${lines.join('\n')}`.trim(), markup: '', next: first + lines.length };
}

function isWhole(content: string, lastLine: string, close: string): boolean {
  return lastLine.indexOf(close) === lastLine.length - close.length && content !== '' && content.length <= LONGEST;
}
