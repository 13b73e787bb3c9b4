// What fills the window, by folder: the areas of the treemap as plain values. Knows no document.

import type { Level, PackedFile } from '../../src/protocol/manifest.ts';
import type { WindowParts } from '../../src/protocol/packMessages.ts';

/** What a cell stands for. */
export type CellKind = 'folder' | 'file' | 'others' | keyof WindowParts;

/** One area of the treemap. */
export interface Cell {
  readonly kind: CellKind;
  /** Of a folder or file: its path in the workspace; else empty. */
  readonly path: string;
  readonly tokens: number;
  readonly files: number;
  /** The files in it; empty for the parts of the window that are no files. */
  readonly inside: readonly PackedFile[];
  /** Tokens by level, of folders, files and what is taken together. */
  readonly levels: Readonly<Partial<Record<Level, number>>>;
}

/** Cells at most: more are too small to be seen. */
const MOST_CELLS = 60;

/** A cell below this share of all is taken together with the other small ones. */
const LEAST_SHARE = 0.002;

/** The cells of a folder, the largest first. With `parts` those of the window that are no files stand among them. */
export function cellsOf(files: readonly PackedFile[], folder: string, parts?: WindowParts): readonly Cell[] {
  const own = childrenOf(files, folder);
  const all = parts ? [...own, ...partCells(parts)] : own;
  return gather(all.filter(({ tokens }) => tokens > 0).toSorted((one, other) => other.tokens - one.tokens));
}

/** The deepest folder that all files in it share: a click on `a` that holds nothing but `a/b` shows what is in `a/b`. */
export function enterFolder(files: readonly PackedFile[], folder: string): string {
  let at = folder;
  for (;;) {
    const cells = childrenOf(files, at).filter(({ tokens }) => tokens > 0);
    const [only] = cells;
    if (cells.length !== 1 || only?.kind !== 'folder') {
      return at;
    }
    at = only.path;
  }
}

function childrenOf(files: readonly PackedFile[], folder: string): readonly Cell[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const folders = new Map<string, PackedFile[]>();
  const cells: Cell[] = [];
  for (const file of files) {
    if (!file.path.startsWith(prefix)) {
      continue;
    }
    const slash = file.path.indexOf('/', prefix.length);
    if (slash < 0) {
      cells.push(cellOf('file', file.path, [file]));
    } else {
      const path = file.path.slice(0, slash);
      const known = folders.get(path);
      if (known) {
        known.push(file);
      } else {
        folders.set(path, [file]);
      }
    }
  }
  return [...cells, ...[...folders].map(([path, inside]) => cellOf('folder', path, inside))];
}

function cellOf(kind: 'folder' | 'file' | 'others', path: string, files: readonly PackedFile[]): Cell {
  const levels: Partial<Record<Level, number>> = {};
  let tokens = 0;
  for (const file of files) {
    tokens += file.tokens;
    levels[file.level] = (levels[file.level] ?? 0) + file.tokens;
  }
  return { kind, path, tokens, files: files.length, inside: files, levels };
}

function partCells(parts: WindowParts): readonly Cell[] {
  const kinds = ['instructions', 'history', 'question', 'tree', 'answer', 'free'] as const;
  return kinds.map((kind) => ({ kind, path: '', tokens: parts[kind], files: 0, inside: [], levels: {} }));
}

/** Takes the small folders and files together in one cell; the parts of the window always stand for themselves. */
function gather(cells: readonly Cell[]): readonly Cell[] {
  const total = cells.reduce((sum, { tokens }) => sum + tokens, 0);
  const isSmall = ({ kind, tokens }: Cell, place: number): boolean =>
    (kind === 'file' || kind === 'folder') && (place >= MOST_CELLS || tokens < total * LEAST_SHARE);
  const small = cells.filter(isSmall);
  if (small.length < 2) {
    return cells;
  }
  const others = cellOf(
    'others',
    '',
    small.flatMap(({ inside }) => inside),
  );
  const kept = cells.filter((cell, place) => !isSmall(cell, place));
  return [...kept, others].toSorted((one, other) => other.tokens - one.tokens);
}
