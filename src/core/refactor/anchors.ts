// Parts equal places by the lines that a patch names above them.

import type { DocumentLines } from './documentLines.ts';
import type { Place } from './ladder.ts';

/** Lines from the one that an anchor names to the end of what it opens, both inclusive. */
type Scope = readonly [first: number, last: number];

/** The places that begin in what all anchors open, one inside the other; what is named may be the place's own first line. */
export function placesBelow(
  anchors: readonly string[],
  places: readonly Place[],
  document: DocumentLines,
): readonly Place[] {
  let scopes: readonly Scope[] = [[0, document.lines.length - 1]];
  for (const anchor of anchors) {
    scopes = rowsOf(anchor, document).flatMap((row) =>
      scopes.some(([first, last]) => row >= first && row <= last) ? [[row, endOfScope(row, document)] as const] : [],
    );
  }
  return places.filter((place) => scopes.some(([first, last]) => place.last >= first && place.first <= last));
}

/** Lines that are the anchor; else those that it is a part of, whole words at both of its ends. */
function rowsOf(anchor: string, { lines }: DocumentLines): readonly number[] {
  const equal = lines.flatMap(({ content }, row) => (content.trim() === anchor.trim() ? [row] : []));
  return equal.length > 0 ? equal : lines.flatMap(({ content }, row) => (holds(content, anchor.trim()) ? [row] : []));
}

function holds(line: string, part: string): boolean {
  const at = part === '' ? -1 : line.indexOf(part);
  const isWord = (character: string | undefined) => character !== undefined && /\w/.test(character);
  return (
    at >= 0 && !(isWord(part[0]) && isWord(line[at - 1])) && !(isWord(part.at(-1)) && isWord(line[at + part.length]))
  );
}

/** What stands deeper than a line belongs to it, and so does a line of its own depth that begins with no name. */
function endOfScope(row: number, { lines }: DocumentLines): number {
  const depth = depthOf(lines[row]?.content ?? '');
  const end = lines.findIndex(({ content }, index) => index > row && endsScope(content, depth));
  return end < 0 ? lines.length - 1 : end - 1;
}

function endsScope(line: string, depth: number): boolean {
  if (line.trim() === '' || /^\s*\w+:$/.test(line)) {
    return false;
  }
  return depthOf(line) < depth || (depthOf(line) === depth && /^\s*[\w@#$'"]/.test(line));
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
