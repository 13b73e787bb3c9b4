// The naive ways to fill a window, over the same files: whole files in some order until the budget is spent.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PieceFolder, type FileTerms } from '../../src/core/rank/fileTerms.ts';
import { readQuestion } from '../../src/core/rank/question.ts';
import { rarity } from '../../src/core/rank/matchTerms.ts';
import { Vocabulary } from '../../src/core/rank/vocabulary.ts';
import { loadPieceScanner } from '../../src/host/tokens/loadPieceScanner.ts';
import { git } from './recallCases.ts';

/** A file by its terms. */
type TermedFile = Omit<FileTerms, 'imports'>;

/** The usual values of BM25, and how often a term of the path counts as one of the text. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
const PATH_WEIGHT = 4;

/** A wrapper in tokens. */
const WRAPPER = 25;

/** Reads files of a working copy once for each content. */
export interface Baselines {
  /** By name of the way, the paths that whole files of a budget hold. `paths` are those that can be packed. */
  fill(question: string, paths: readonly string[], budget: number): ReadonlyMap<string, ReadonlySet<string>>;
}

/** Takes up the state that is checked out in the folder. */
export type TakeUp = (folder: string, paths: readonly string[]) => Baselines;

/** Loads the counter. */
export async function createBaselines(): Promise<TakeUp> {
  const scanner = await loadPieceScanner();
  const vocabulary = new Vocabulary();
  const folder = new PieceFolder(vocabulary, (id) => scanner.pieceText(id));
  const known = new Map<string, Omit<TermedFile, 'path'>>();
  const read = (file: string, blob: string): Omit<TermedFile, 'path'> => {
    const before = known.get(blob);
    const scan = before ? undefined : scanner.scan(readFileSync(file, 'utf8'));
    const facts = before ?? (scan && { ...folder.fold(scan), tokens: scan.tokens });
    if (facts === undefined) {
      throw new Error('unreachable');
    }
    known.set(blob, facts);
    return facts;
  };
  return (copy, paths) => {
    const blobs = blobsOf(copy);
    const files = paths.map((name) => ({
      path: name,
      ...read(path.join(copy, name), blobs.get(name) ?? `? ${copy} ${name}`),
    }));
    const newest = newestCommits(copy);
    return {
      fill: (question, _paths, budget) =>
        new Map([
          ['file order', fill(files, budget)],
          [
            'recency',
            fill(
              byNumber(files, ({ path: name }) => -(newest.get(name) ?? Infinity)),
              budget,
            ),
          ],
          ['BM25 + path', fill(byNumber(files, bm25(files, question, vocabulary)), budget)],
        ]),
    };
  };
}

function blobsOf(copy: string): ReadonlyMap<string, string> {
  const entries = git(copy, 'ls-tree', '-r', '-z', 'HEAD').split('\0');
  return new Map(
    entries.flatMap((entry) => {
      const [, blob, name] = /^\d+ blob (\w+)\t([^]*)$/.exec(entry) ?? [];
      return blob !== undefined && name !== undefined ? [[name, blob] as const] : [];
    }),
  );
}

/** By path, the number of the newest commit that touched it. */
function newestCommits(copy: string): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  const commits = git(copy, 'log', '-n', '2000', '--no-merges', '--no-renames', '--name-only', '--format=%x01').split(
    '\u0001',
  );
  commits.forEach((commit, index) => {
    for (const name of commit.split('\n')) {
      if (name !== '' && !newest.has(name)) {
        newest.set(name, index);
      }
    }
  });
  return newest;
}

function byNumber(files: readonly TermedFile[], numberOf: (file: TermedFile) => number): readonly TermedFile[] {
  const numbers = new Map(files.map((file) => [file, numberOf(file)]));
  return files.toSorted((one, other) => {
    const [first, second] = [numbers.get(one) ?? 0, numbers.get(other) ?? 0];
    return first === second ? 0 : second - first;
  });
}

function fill(files: readonly TermedFile[], budget: number): ReadonlySet<string> {
  const held = new Set<string>();
  let left = budget;
  for (const { path: name, tokens } of files) {
    if (tokens + WRAPPER <= left) {
      held.add(name);
      left -= tokens + WRAPPER;
    }
  }
  return held;
}

function bm25(files: readonly TermedFile[], question: string, vocabulary: Vocabulary): (file: TermedFile) => number {
  const { terms } = readQuestion(question, vocabulary);
  const counted = new Map(files.map((file) => [file, countsOf(file, new Set(terms), vocabulary)]));
  const lengths = [...counted.values()].map(({ length }) => length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const worth = new Map(
    terms.map((term) => [
      term,
      rarity(files.length, [...counted.values()].filter(({ counts }) => counts.has(term)).length),
    ]),
  );
  return (file) => {
    const { counts, length } = counted.get(file) ?? { counts: new Map<number, number>(), length: 0 };
    const factor = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / Math.max(1, average));
    return [...counts].reduce((sum, [term, count]) => sum + ((worth.get(term) ?? 0) * count) / (count + factor), 0);
  };
}

function countsOf(file: TermedFile, wanted: ReadonlySet<number>, vocabulary: Vocabulary) {
  const counts = new Map<number, number>();
  let length = 0;
  file.terms.forEach((term, index) => {
    const count = file.counts[index] ?? 0;
    length += count;
    if (wanted.has(term)) {
      counts.set(term, count);
    }
  });
  for (const term of vocabulary.idsOf(file.path)) {
    length += PATH_WEIGHT;
    if (wanted.has(term)) {
      counts.set(term, (counts.get(term) ?? 0) + PATH_WEIGHT);
    }
  }
  return { counts, length };
}
