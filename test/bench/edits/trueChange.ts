// Makes true changes of a file, as refactors make them: lines written otherwise, added or taken away.

import { chance } from '../completion/chance.ts';

/** One line of a change. */
export interface Row {
  readonly kind: 'keep' | 'drop' | 'add';
  readonly text: string;
}

/** A stretch of a file with what becomes of it. */
export interface Hunk {
  /** Number of its first line in the file, from 0. */
  readonly at: number;
  readonly rows: readonly Row[];
}

/** The lines that a hunk finds. */
export function searchOf(rows: readonly Row[]): readonly string[] {
  return rows.filter(({ kind }) => kind !== 'add').map(({ text }) => text);
}

/** The lines that a hunk leaves. */
export function replaceOf(rows: readonly Row[]): readonly string[] {
  return rows.filter(({ kind }) => kind !== 'drop').map(({ text }) => text);
}

const WORD = /[A-Za-z_][A-Za-z_0-9]{2,}/g;

/** A change near a line, by the luck of the seed, without context. */
export function changeNear(lines: readonly string[], near: number, seed: string): Hunk {
  const size = 1 + Math.floor(chance(seed, 'size') * 3);
  const at = firstWritten(lines, near);
  const old = lines.slice(at, at + size);
  const drop = old.map((text): Row => ({ kind: 'drop', text }));
  const luck = chance(seed, 'kind');
  if (luck < 0.4) {
    return { at, rows: [...drop, ...old.map((text): Row => ({ kind: 'add', text: renameWord(text, seed) }))] };
  }
  if (luck < 0.55) {
    return { at, rows: drop };
  }
  const added = borrow(lines, at, seed).map((text): Row => ({ kind: 'add', text }));
  if (luck < 0.8) {
    return { at, rows: luck < 0.7 ? added : [...added, { kind: 'add', text: '' }] };
  }
  return { at, rows: [...drop, ...added] };
}

/** So many lines of context on both sides, or as many as there are. */
export function withContext(lines: readonly string[], { at, rows }: Hunk, above: number, below: number): Hunk {
  const end = at + searchOf(rows).length;
  const keep = (from: number, to: number) => lines.slice(from, to).map((text): Row => ({ kind: 'keep', text }));
  const from = Math.max(0, at - above);
  return { at: from, rows: [...keep(from, at), ...rows, ...keep(end, end + below)] };
}

/** The lines after some hunks, which do not overlap. */
export function applyHunks(lines: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const result = [...lines];
  for (const { at, rows } of [...hunks].sort((first, second) => second.at - first.at)) {
    result.splice(at, searchOf(rows).length, ...replaceOf(rows));
  }
  return result;
}

function firstWritten(lines: readonly string[], near: number): number {
  const found = lines.findIndex((line, index) => index >= near && line.trim() !== '');
  return found < 0 ? near : found;
}

function renameWord(line: string, seed: string): string {
  const words = [...line.matchAll(WORD)];
  const word = words[Math.floor(chance(seed, line) * words.length)];
  return word
    ? `${line.slice(0, word.index)}${word[0]}Next${line.slice(word.index + word[0].length)}`
    : line.trim() === ''
      ? line
      : `${line};`;
}

/** Lines from elsewhere in the file, renamed, as deep as the line at the place and no deeper than it allows. */
function borrow(lines: readonly string[], at: number, seed: string): readonly string[] {
  const indent = /^[ \t]*/.exec(lines[at] ?? '')?.[0] ?? '';
  const from = firstWritten(lines, Math.floor(chance(seed, 'from') * (lines.length - 6)));
  const taken = lines
    .slice(from, from + 1 + Math.floor(chance(seed, 'taken') * 3))
    .filter((line) => line.trim() !== '');
  const base = /^[ \t]*/.exec(taken[0] ?? '')?.[0] ?? '';
  return taken.map((line) => {
    const deeper = line.startsWith(base) ? (/^[ \t]*/.exec(line.slice(base.length))?.[0] ?? '') : '';
    return indent + deeper + renameWord(line.trim(), seed);
  });
}
