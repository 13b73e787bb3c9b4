// Finds where the lines of a block stand in a document, from an exact look to more tolerant ones.

import type { DocumentLines, View } from './documentLines.ts';
import { straighten } from './typography.ts';

/** One place of a block: for each of its lines the number of the document's, undefined for a blank line that is not there. */
export interface Place {
  readonly rows: readonly (number | undefined)[];
  /** First and last line of the document, from 0. */
  readonly first: number;
  readonly last: number;
}

/** One look at the lines. */
interface Rung {
  readonly view: View;
  /** Whether blank lines are passed over. */
  readonly skipsBlankLines: boolean;
}

const exact: View = (line) => line;
const withoutTrail: View = (line) => line.trimEnd();
const withoutIndent: View = (line) => line.trim();
const straight: View = (line) => straighten(line).trimEnd();
const straightWithoutIndent: View = (line) => straighten(line).trim();

/** Each rung is tried only when the one before finds nothing, so that a tolerant look never outvotes a strict one. */
const RUNGS: readonly Rung[] = [
  { view: exact, skipsBlankLines: false },
  { view: withoutTrail, skipsBlankLines: false },
  { view: withoutIndent, skipsBlankLines: false },
  { view: withoutTrail, skipsBlankLines: true },
  { view: withoutIndent, skipsBlankLines: true },
  { view: straight, skipsBlankLines: false },
  { view: straightWithoutIndent, skipsBlankLines: false },
];

/** The places of the first rung that has any that are accepted; none when no rung has. */
export function climb(
  search: readonly string[],
  document: DocumentLines,
  accept: (places: readonly Place[]) => readonly Place[] = (places) => places,
): readonly Place[] {
  for (const { view, skipsBlankLines } of RUNGS) {
    const seen = search.map(view);
    const places = accept(skipsBlankLines ? placesOfText(seen, document, view) : placesOfLines(seen, document, view));
    if (places.length > 0) {
      return places;
    }
  }
  return [];
}

/** Starts from the line that is rarest in the document. */
function placesOfLines(search: readonly string[], document: DocumentLines, view: View): readonly Place[] {
  const { lines, places } = document.viewed(view);
  let rarest = 0;
  for (const [index, line] of search.entries()) {
    if (countOf(places, line) < countOf(places, search[rarest] ?? '')) {
      rarest = index;
    }
  }
  return (places.get(search[rarest] ?? '') ?? [])
    .map((row) => row - rarest)
    .filter((at) => at >= 0 && search.every((line, index) => line === lines[at + index]))
    .map((at) => ({ rows: search.map((_, index) => at + index), first: at, last: at + search.length - 1 }));
}

function countOf(places: ReadonlyMap<string, readonly number[]>, line: string): number {
  return places.get(line)?.length ?? 0;
}

/** As by lines, with blank lines passed over on both sides. */
function placesOfText(search: readonly string[], document: DocumentLines, view: View): readonly Place[] {
  const { lines, places } = document.viewed(view);
  const written = search.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const [head, ...others] = written;
  if (head === undefined) {
    return [];
  }
  return (places.get(search[head] ?? '') ?? []).flatMap((at) => {
    const rows: (number | undefined)[] = search.map(() => undefined);
    rows[head] = at;
    let row = at;
    for (const index of others) {
      row = nextWritten(lines, row);
      if (lines[row] !== search[index]) {
        return [];
      }
      rows[index] = row;
    }
    pairBlankLines(rows, lines, written);
    return [{ rows, first: at, last: row }];
  });
}

function nextWritten(lines: readonly string[], from: number): number {
  let row = from + 1;
  while (lines[row]?.trim() === '') {
    row += 1;
  }
  return row;
}

/** Blank lines between two lines of the block, and at its ends, are the document's where there are as many. */
function pairBlankLines(rows: (number | undefined)[], lines: readonly string[], written: readonly number[]): void {
  for (const [order, from] of written.entries()) {
    const to = written[order + 1] ?? from;
    const start = rows[from] ?? 0;
    if ((rows[to] ?? 0) - start === to - from) {
      pairEvenly(rows, from, to, start);
    }
  }
  pairOutwards(rows, lines, written[0] ?? 0, -1);
  pairOutwards(rows, lines, written.at(-1) ?? 0, 1);
}

function pairEvenly(rows: (number | undefined)[], from: number, to: number, row: number): void {
  for (let index = from + 1; index < to; index += 1) {
    rows[index] = row + index - from;
  }
}

/** From the first or the last line with text to the end of the block, as far as the document has blank lines. */
function pairOutwards(rows: (number | undefined)[], lines: readonly string[], from: number, step: 1 | -1): void {
  let row = (rows[from] ?? 0) + step;
  for (let index = from + step; index >= 0 && index < rows.length && lines[row]?.trim() === ''; index += step) {
    rows[index] = row;
    row += step;
  }
}
