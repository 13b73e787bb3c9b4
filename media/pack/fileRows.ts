// The rows of the table: filtered by text and level, sorted by a column. Plain values; knows no document.

import type { Level, PackedFile } from '../../src/protocol/manifest.ts';

/** The columns that rows are sorted by. */
export type Column = 'level' | 'path' | 'tokens' | 'score' | 'reason';

/** How the rows are sorted. */
export interface Sorting {
  readonly column: Column;
  readonly isDescending: boolean;
}

/** Which rows are shown. */
export interface Filter {
  /** Words that all occur in the path or the reason, in any case. */
  readonly text: string;
  readonly level?: Level;
  /** Only what lies below this folder; empty for all. */
  readonly folder: string;
}

/** Levels by how much of a file they show. */
export const levelOrder: readonly Level[] = ['full', 'excerpt', 'outline', 'listed', 'folded'];

/** The first click on a column sorts numbers from the largest, all else from the first. */
export function sortingAfterClick(now: Sorting, column: Column): Sorting {
  return now.column === column
    ? { column, isDescending: !now.isDescending }
    : { column, isDescending: column === 'tokens' || column === 'score' };
}

/** The rows that pass. */
export function filterRows(rows: readonly PackedFile[], { text, level, folder }: Filter): readonly PackedFile[] {
  const parts = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((part) => part !== '');
  const prefix = folder === '' ? '' : `${folder}/`;
  return rows.filter(
    (row) =>
      (level === undefined || row.level === level) &&
      row.path.startsWith(prefix) &&
      (parts.length === 0 || holdsAll(`${row.path}\n${row.reason}`.toLowerCase(), parts)),
  );
}

/** The rows in order; equals stay as they came, the best first. */
export function sortRows(rows: readonly PackedFile[], { column, isDescending }: Sorting): readonly PackedFile[] {
  const compare = comparisons[column];
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(one, other));
}

const comparisons: Readonly<Record<Column, (one: PackedFile, other: PackedFile) => number>> = {
  level: (one, other) => levelOrder.indexOf(one.level) - levelOrder.indexOf(other.level),
  path: (one, other) => compareText(one.path, other.path),
  tokens: (one, other) => one.tokens - other.tokens,
  score: (one, other) => one.score - other.score,
  reason: (one, other) => compareText(one.reason, other.reason),
};

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function holdsAll(text: string, parts: readonly string[]): boolean {
  return parts.every((part) => text.includes(part));
}
