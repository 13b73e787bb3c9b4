// Refuses blocks without a body and branches without a header, where blocks are made by indentation, as `fitBrackets` refuses brackets without a partner.

import { isBlank, nextLineOf, widthOf, type Hole } from './hole.ts';
import { scanBrackets } from '../syntax/scanBrackets.ts';

/** A line that opens a block; within brackets it may be the end of a value. */
const HEADER = /:\s*(?:#.*)?$/;
const BRANCH = /^\s*(?:elif|else|except|finally)\b/;

/** The text up to the first line that breaks the blocks; empty when that is its first. Texts of other languages stay as they are. */
export function dropHeaders(text: string, hole: Hole): string {
  if (hole.languageId !== 'python' || hole.scan.awaited !== '') {
    return text;
  }
  const lines = text.split('\n');
  const written = [hole.line + (lines[0] ?? ''), ...lines.slice(1)];
  const from = isBlank(hole.line) ? 0 : 1;
  const bad = written.findIndex(
    (line, index) => index >= from && (isBare(written, index, hole) || isStray(line, written.slice(from, index))),
  );
  return bad < 0 ? text : lines.slice(0, bad).join('\n').trimEnd();
}

/** Whether the line is a branch of nothing that stands in the answer, though the answer has come to its column before. */
function isStray(line: string, above: readonly string[]): boolean {
  const before = above.filter((other) => !isBlank(other) && widthOf(other) <= widthOf(line));
  return BRANCH.test(line) && before.length > 0 && !before.some((other) => HEADER.test(other));
}

/** Whether the line ends a header, and no deeper line follows. */
function isBare(lines: readonly string[], index: number, hole: Hole): boolean {
  const start = HEADER.test(lines[index] ?? '') ? startOf(lines, index, hole) : undefined;
  if (start === undefined) {
    return false;
  }
  const below = lines.slice(index + 1).find((line) => !isBlank(line)) ?? nextLineOf(hole);
  return below === undefined || widthOf(below) <= widthOf(lines[start] ?? '');
}

/** The first line of the statement that ends with a line; undefined when the end of the line is no end of a statement. */
function startOf(lines: readonly string[], index: number, { rules }: Hole): number | undefined {
  for (let start = index; start >= 0; start -= 1) {
    const { open, awaited } = scanBrackets(lines.slice(start, index + 1).join('\n'), rules);
    const isWhole = open === '' && (awaited === '' || awaited === '\n');
    if (isWhole && !(lines[start - 1] ?? '').endsWith('\\')) {
      return start;
    }
  }
  return undefined;
}
