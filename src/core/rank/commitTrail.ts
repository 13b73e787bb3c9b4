// Reads the history for ranking: how lately a file was touched, and which past commits speak of what the question speaks of.

import type { History } from '../ports.ts';
import { foldWords, type Vocabulary } from './vocabulary.ts';

/** Beyond this commit a file is old, whatever its rank. */
const OLDEST_COMMIT = 3_000;

/** Commits that touch more files are sweeps (formatting, renames) and say nothing about one of them. */
const LARGEST_COMMIT = 30;

interface Commit {
  readonly terms: readonly number[];
  readonly paths: readonly string[];
}

/** The history of one HEAD, its subjects folded once. */
export class CommitTrail {
  readonly #history: History;
  readonly #commits: readonly Commit[];
  /** How many commits speak of a term. */
  readonly #speaking = new Map<number, number>();

  constructor(history: History, vocabulary: Vocabulary) {
    this.#history = history;
    const subjects = history.subjects ?? [];
    const paths = subjects.map((): string[] => []);
    for (const [path, indexes] of history.touched) {
      for (const index of indexes) {
        paths[index]?.push(path);
      }
    }
    this.#commits = subjects.map((subject, index) => {
      const terms = new Set(subject.split(/\s+/).flatMap(foldWords));
      return { terms: Array.from(terms, (term) => vocabulary.idOf(term)), paths: paths[index] ?? [] };
    });
    for (const term of this.#commits.flatMap(({ terms }) => terms)) {
      this.#speaking.set(term, (this.#speaking.get(term) ?? 0) + 1);
    }
  }

  /** 1 for the newest commit, falling with the logarithm of its number to 0. */
  recencyOf(path: string): number {
    const newest = this.#history.touched.get(path)?.[0];
    return newest === undefined ? 0 : Math.max(0, 1 - Math.log2(1 + newest) / Math.log2(1 + OLDEST_COMMIT));
  }

  /** By path, how much the commits that touched it speak of the question; at most 1, for the best. */
  likeness(terms: readonly number[], weights: readonly number[]): ReadonlyMap<string, number> {
    const worth = new Map(terms.map((term, index) => [term, (weights[index] ?? 0) * this.#rarityOf(term)]));
    const sums = new Map<string, number>();
    const most = new Map<string, number>();
    for (const commit of this.#commits) {
      const share = shareOf(commit, worth);
      if (share > 0) {
        for (const path of commit.paths) {
          sums.set(path, (sums.get(path) ?? 0) + share * share);
          most.set(path, Math.max(most.get(path) ?? 0, share));
        }
      }
    }
    return blend(sums, most);
  }

  #rarityOf(term: number): number {
    const speaking = this.#speaking.get(term) ?? 0;
    return Math.log(1 + (this.#commits.length - speaking + 0.5) / (speaking + 0.5));
  }
}

/** How much of the question a commit speaks of, shared among its files. */
function shareOf({ terms, paths }: Commit, worth: ReadonlyMap<number, number>): number {
  if (paths.length === 0 || paths.length > LARGEST_COMMIT) {
    return 0;
  }
  const said = terms.reduce((sum, term) => sum + (worth.get(term) ?? 0), 0);
  return said / Math.sqrt((3 + terms.length) * paths.length);
}

/** Many commits count as well as one that fits closely. */
const SUM_SHARE = 0.65;

function blend(sums: ReadonlyMap<string, number>, most: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const bestSum = Math.sqrt(largest(sums.values()));
  const best = largest(most.values());
  return new Map(
    Array.from(sums, ([path, sum]) => [
      path,
      (SUM_SHARE * Math.sqrt(sum)) / bestSum + ((1 - SUM_SHARE) * (most.get(path) ?? 0)) / best,
    ]),
  );
}

function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) {
    most = Math.max(most, value);
  }
  return most;
}
