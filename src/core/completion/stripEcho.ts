// Removes the text before the cursor that a model says again before it goes on.

import { isBlank, lastLines, type Hole } from './hole.ts';
import { PREFIX_LIMIT } from './prompt.ts';

/** Lines before the cursor that an answer may repeat. */
const MAX_ECHO = 60;
/** A word or more: less may stand twice by right. */
const DISTINCTIVE = /\w{2,}\W*\w/;
/** A whole line of signs, such as the start of a comment or a closer, is not written twice either. */
const SIGNS = /^(?:[^\w\s]{2,}|[)\]}])$/;

/** The answer without the repeated end of the text before the hole. */
export function stripEcho(text: string, hole: Hole): string {
  return withoutLines(text, hole) ?? withoutLineStart(text, hole);
}

/** Whether all lines that have come stand above the cursor in this order: then more of the echo may follow. */
export function mayEcho(text: string, hole: Hole): boolean {
  const come = text
    .replace(/^\n+/, '')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim());
  const above = linesAbove(hole)
    .slice(0, -1)
    .map((line) => line.trim());
  return (
    come.some((line) => DISTINCTIVE.test(line)) &&
    above.some((_, start) => come.every((line, index) => above[start + index] === line))
  );
}

function linesAbove(hole: Hole): readonly string[] {
  return lastLines(hole.before, PREFIX_LIMIT).split('\n').slice(-MAX_ECHO);
}

/** For an answer that begins with whole lines from before the hole. */
function withoutLines(text: string, hole: Hole): string | undefined {
  const before = linesAbove(hole);
  const answer = text.replace(/^\n+/, '').split('\n');
  for (let count = Math.min(before.length, answer.length); count > 1; count -= 1) {
    const tail = before.slice(-count);
    const echoes = tail.slice(0, -1).every((line, index) => line.trim() === answer[index]?.trim());
    const rest =
      echoes && tail.slice(0, -1).some((line) => DISTINCTIVE.test(line)) ? afterStart(answer, count, hole) : undefined;
    if (rest !== undefined) {
      return rest;
    }
  }
  return undefined;
}

/** What follows the repeated lines; the last of them is the cursor's line and goes on. */
function afterStart(answer: readonly string[], count: number, hole: Hole): string | undefined {
  const last = answer[count - 1] ?? '';
  const start = hole.line.trimStart();
  if (start === '') {
    return answer.slice(count - 1).join('\n');
  }
  const goesOn = last.trimStart();
  return goesOn.startsWith(start.trimEnd())
    ? [goesOn.slice(commonLength(goesOn, start)), ...answer.slice(count)].join('\n')
    : undefined;
}

/** For an answer that begins with the end of the cursor's own line, from the start of a word on. */
function withoutLineStart(text: string, hole: Hole): string {
  return withoutSigns(text, hole) ?? withoutWords(text, hole);
}

function withoutSigns(text: string, { line }: Hole): string | undefined {
  const signs = line.trim();
  const answer = text.replace(/^[ \t]+/, '');
  if (!SIGNS.test(signs) || !answer.startsWith(signs)) {
    return undefined;
  }
  const rest = answer.slice(signs.length);
  return /\s$/.test(line) ? rest.replace(/^[ \t]+/, '') : rest;
}

function withoutWords(text: string, hole: Hole): string {
  const start = hole.line.trimStart();
  const answer = isBlank(hole.line)
    ? text
    : text.replace(/^[ \t\n]+/, (blanks) => (blanks.includes('\n') ? blanks : ''));
  for (let length = start.length; length >= 2; length -= 1) {
    const echo = start.slice(-length);
    const atWord =
      length === start.length || /\W/.test(start.charAt(start.length - length - 1)) || /\W/.test(echo.charAt(0));
    if (atWord && /\w\w/.test(echo) && answer.startsWith(echo)) {
      return answer.slice(length);
    }
  }
  return text;
}

function commonLength(first: string, second: string): number {
  let length = 0;
  while (length < second.length && first[length] === second[length]) {
    length += 1;
  }
  return length;
}
