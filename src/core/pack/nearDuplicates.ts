// Finds files that say the same: copies, and copies with a few changes, of which a model needs one.

import { comparePaths } from '../text/comparePaths.ts';

/** Numbers of a sketch. */
const BINS = 64;

/** Bins of one band: files that agree in all of a band are compared. */
const ROWS = 8;

/** Bins that must agree: about 97 % of the distinct terms are the same. */
const MOST_DIFFERENT = 2;

/** Distinct terms below which a file is too short to be judged by them. */
const LEAST_TERMS = 128;

/** Share by which the lengths of two files may differ. */
const LENGTH_SHARE = 0.03;

/** An empty bin. */
const EMPTY = 0xffffffff;

/** The least hash of the terms in each of 64 groups; two files agree in as many numbers as their sets of terms agree in share. */
export type Sketch = Uint32Array;

/** One file, as far as it matters here. */
export interface Sketched {
  readonly path: string;
  /** Of the bytes or the text. */
  readonly hash: string;
  /** Of the text. */
  readonly tokens: number;
  /** Undefined for a file with too few terms. */
  readonly sketch: Sketch | undefined;
}

/** A file that is long enough to be judged. */
interface Judged extends Sketched {
  readonly newest: number | undefined;
  readonly stem: string;
}

/** The file that stands for another. */
export interface DuplicateOf {
  readonly path: string;
  readonly kind: 'exact' | 'near';
}

/** Tokens below which a copy may stay: settings and entry points of packages look alike and are edited one by one. */
const LEAST_TOKENS = 1_000;

/** The sketch of the ids of the distinct terms, in any order; undefined when they are too few. The ids must mean the same in all files. */
export function sketchOf(ids: Uint32Array): Sketch | undefined {
  if (ids.length < LEAST_TERMS) {
    return undefined;
  }
  const sketch = new Uint32Array(BINS).fill(EMPTY);
  for (const id of ids) {
    const hash = mix(id);
    const bin = hash >>> 26;
    if (hash < (sketch[bin] ?? 0)) {
      sketch[bin] = hash;
    }
  }
  return sketch;
}

/**
 * By path, the file that stands for it: the one most recently touched, then the one nearest to the top. Who stands for
 * another is no duplicate itself. `newest` gives the index of the newest commit that touched a file, 0 the newest;
 * undefined where that is unknown.
 */
export function nearDuplicates(
  files: readonly Sketched[],
  newest: (path: string) => number | undefined,
): ReadonlyMap<string, DuplicateOf> {
  const judged = files
    .filter(({ tokens }) => tokens >= LEAST_TOKENS)
    .map(({ path, hash, tokens, sketch }): Judged => {
      return { path, hash, tokens, sketch, newest: newest(path), stem: stemOf(path) };
    })
    .sort(bestFirst);
  const stems = countStems(judged);
  const duplicates = new Map<string, DuplicateOf>();
  const exact = new Map<string, Judged>();
  const bands = new Map<number, Judged[]>();
  for (const file of judged) {
    const isOneOfItsName = stems.get(file.stem) === 1;
    const same = exact.get(file.hash);
    const original = same ?? (isOneOfItsName ? undefined : findNear(file, bands));
    if (original) {
      duplicates.set(file.path, { path: original.path, kind: same ? 'exact' : 'near' });
      continue;
    }
    exact.set(file.hash, file);
    if (!isOneOfItsName) {
      enterBands(file, bands);
    }
  }
  return duplicates;
}

function countStems(files: readonly Judged[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of files) {
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

function bestFirst(one: Judged, other: Judged): number {
  const byRecency = (one.newest ?? Infinity) - (other.newest ?? Infinity);
  if (byRecency !== 0 && !Number.isNaN(byRecency)) {
    return byRecency;
  }
  return one.path.length - other.path.length || comparePaths(one, other);
}

/** A changed copy keeps its name: files of other names that are alike, such as one for each verb, are each the only one of its kind. */
function findNear(file: Judged, bands: ReadonlyMap<number, readonly Judged[]>): Judged | undefined {
  const { sketch, tokens, stem } = file;
  if (sketch === undefined) {
    return undefined;
  }
  const isCopy = (other: Judged) =>
    other.sketch !== undefined && isNear(sketch, other.sketch) && isAsLong(tokens, other.tokens) && other.stem === stem;
  for (const key of bandsOf(sketch)) {
    const found = bands.get(key)?.find(isCopy);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** The name without what follows its first dot. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.indexOf('.', 1);
  return (dot < 0 ? name : name.slice(0, dot)).toLowerCase();
}

function enterBands(file: Judged, bands: Map<number, Judged[]>): void {
  for (const key of file.sketch ? bandsOf(file.sketch) : []) {
    const band = bands.get(key);
    if (band) {
      band.push(file);
    } else {
      bands.set(key, [file]);
    }
  }
}

/** A key for each band of the sketch; different bands have different keys. With two bins of difference at least six of the eight bands agree. */
function bandsOf(sketch: Sketch): readonly number[] {
  const keys: number[] = [];
  for (let band = 0; band < BINS / ROWS; band += 1) {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) {
      key = Math.imul(key ^ (sketch[band * ROWS + row] ?? 0), 0x9e3779b1);
      key ^= key >>> 15;
    }
    keys.push(key);
  }
  // Three bands are enough to meet in one.
  return keys.slice(0, MOST_DIFFERENT + 1);
}

function isNear(one: Sketch, other: Sketch): boolean {
  let different = 0;
  for (let bin = 0; bin < BINS && different <= MOST_DIFFERENT; bin += 1) {
    different += one[bin] === other[bin] ? 0 : 1;
  }
  return different <= MOST_DIFFERENT;
}

function isAsLong(one: number, other: number): boolean {
  return Math.abs(one - other) <= LENGTH_SHARE * Math.max(one, other);
}

/** Spreads small consecutive ids over all 32 bits. */
function mix(id: number): number {
  let hash = Math.imul(id + 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
