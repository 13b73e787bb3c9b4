// Writes what was changed in a file lately as lines with a minus and lines with a plus.

import { diffLines, type LineHunk } from '../text/diffLines.ts';
import { hideBetween } from './hideBetween.ts';

/** A file as it was some minutes ago, and as it is now. */
export interface EditedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The hunks that are told of a file, the last ones, and how long each may be, in lines on either side. */
const MAX_HUNKS = 4;
const LONGEST_HUNK = 12;

/** The changes, without secrets; empty when there are none. `written` is the 1-based line that the cursor stands in: its own change is left out. */
export function writeEdit({ before, after }: EditedText, written?: number): string {
  const [old, fresh] = [toText(before), toText(after)];
  if (old.text === fresh.text) {
    return '';
  }
  return diffLines(old.lines, fresh.lines)
    .filter((hunk) => !holdsLine(hunk, written))
    .filter(({ oldStart, oldEnd, newStart, newEnd }) => Math.max(oldEnd - oldStart, newEnd - newStart) <= LONGEST_HUNK)
    .slice(-MAX_HUNKS)
    .map((hunk) => [...marked('-', old, hunk.oldStart, hunk.oldEnd), ...marked('+', fresh, hunk.newStart, hunk.newEnd)])
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

interface LinedText {
  readonly text: string;
  readonly lines: readonly string[];
}

function toText(text: string): LinedText {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return { text: plain, lines: plain.split('\n') };
}

function holdsLine({ newStart, newEnd }: LineHunk, line: number | undefined): boolean {
  return line !== undefined && newStart < line && line <= newEnd;
}

/** The lines `[from, to)` with a sign before each; a secret is hidden also where a line holds a part of it. */
function marked(sign: string, { text, lines }: LinedText, from: number, to: number): readonly string[] {
  if (from === to) {
    return [];
  }
  const start = lines.slice(0, from).reduce((sum, line) => sum + line.length + 1, 0);
  const end = lines.slice(from, to).reduce((sum, line) => sum + line.length + 1, start) - 1;
  const [shown = ''] = hideBetween(text, [start, end]);
  return shown.split('\n').map((line) => sign + line);
}
