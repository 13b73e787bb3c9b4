// The place to fill: the text around the cursor, with the lines it stands in and where it stands in the language.

import { FILE_START, scanBrackets, type Scan } from '../syntax/scanBrackets.ts';
import { rulesOf, type LanguageRules } from '../syntax/languageRules.ts';

/** The text around the cursor with `\n` as line end; the cursor's own line is the same text with any line end. */
export interface Hole {
  readonly before: string;
  readonly after: string;
  /** The cursor's line up to the cursor. */
  readonly line: string;
  /** The cursor's line behind the cursor. */
  readonly rest: string;
  readonly languageId: string;
  readonly rules: LanguageRules;
  readonly indentUnit: string;
  /** Brackets that are open at the cursor, and the string or comment that it stands in. */
  readonly scan: Scan;
}

/** How much to fill in: the rest of a line, or a block. */
export type Shape = 'line' | 'block';

/** UTF-16 code units on either side that are read for brackets: a bound on the time that a keystroke may take. */
export const SCAN_LIMIT = 50_000;

/** The text on both sides of a cursor, with `\n` as line end. */
export type Sides = Pick<Hole, 'before' | 'after'>;

/** The two sides of an offset. */
export function sidesOf(text: string, offset: number): Sides {
  return { before: toLineFeeds(text.slice(0, offset)), after: toLineFeeds(text.slice(offset)) };
}

/** The hole at an offset of a text. */
export function holeAt(text: string, offset: number, languageId: string, indentUnit: string): Hole {
  const { before, after } = sidesOf(text, offset);
  const rules = rulesOf(languageId);
  const lineEnd = after.indexOf('\n');
  return {
    before,
    after,
    line: before.slice(before.lastIndexOf('\n') + 1),
    rest: lineEnd < 0 ? after : after.slice(0, lineEnd),
    languageId,
    rules,
    indentUnit,
    scan: scanBrackets(lastLines(before, SCAN_LIMIT), rules, FILE_START),
  };
}

/** The text's end from the start of a line; a longer line is cut between characters. */
export function lastLines(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const tail = text.slice(-limit);
  const lineStart = tail.indexOf('\n') + 1;
  return lineStart > 0 ? tail.slice(lineStart) : tail.replace(/^[\uDC00-\uDFFF]/, '');
}

/** The text's start up to the end of a line; a longer line is cut between characters. */
export function firstLines(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const head = text.slice(0, limit);
  const lineEnd = head.lastIndexOf('\n') + 1;
  return lineEnd > 0 ? head.slice(0, lineEnd) : head.replace(/[\uD800-\uDBFF]$/, '');
}

/** A block may be filled in at its start and on a blank line; everywhere else, in prose, data, strings and comments, one line. */
export function shapeOf(hole: Hole): Shape {
  const oneLine = hole.rules.singleLine || hole.scan.awaited !== '' || !/^[\s)\]}>;,]*$/.test(hole.rest);
  return !oneLine && (isBlank(hole.line) || opensBlock(hole)) ? 'block' : 'line';
}

/** Whether the line is filled in by itself: prose and data, strings and comments, and before what stands behind the cursor. */
export function isAlone(hole: Hole): boolean {
  return hole.rules.singleLine || hole.scan.awaited !== '' || !isBlank(hole.rest);
}

/** Whether the line up to the cursor ends with the start of a block. */
export function opensBlock(hole: Hole): boolean {
  return (hole.rules.indented ? /[:[{]\s*$/ : /(?:[[{]|=>|\b(?:do|then|begin|else))\s*$/).test(hole.line);
}

/** Whether a text holds nothing but blanks. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The blanks and tabs at the start of a line. */
export function leadingOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Columns of a line's indentation; a tab counts like one step of four. */
export function widthOf(line: string): number {
  return leadingOf(line).replaceAll('\t', '    ').length;
}

/** The first line below the cursor's that is not blank. */
export function nextLineOf(hole: Hole): string | undefined {
  return hole.after
    .slice(hole.rest.length, hole.rest.length + 2_000)
    .split('\n')
    .find((line) => !isBlank(line));
}

/** The last line above the cursor's that is not blank. */
export function previousLineOf(hole: Hole): string | undefined {
  const above = hole.before.slice(0, hole.before.length - hole.line.length);
  return above
    .slice(-2_000)
    .split('\n')
    .findLast((line) => !isBlank(line));
}

function toLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
