// Ranks the files of a workspace for a question: an index of their terms, paths and imports that edits keep current.

import type { History } from '../ports.ts';
import { CommitTrail } from './commitTrail.ts';
import type { FileTerms } from './fileTerms.ts';
import { ImportGraph } from './importGraph.ts';
import { createJudge, type RankedPath, type RankSignals } from './judge.ts';
import { EvidenceMemo, type Evidence } from './evidence.ts';
import type { IndexedFile } from './indexedFile.ts';
import { PathReader } from './pathFacts.ts';
import type { ReadQuestion } from './question.ts';
import { spreadOverImports } from './spread.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

/** A file of the index with its place in the order. */
export interface RankedTerms<Terms extends FileTerms> extends RankedPath {
  readonly file: Terms;
}

/** The files in path order, and the place of each. */
interface Order<Terms extends FileTerms> {
  readonly paths: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly files: IndexedFile<Terms>[];
}

/** Owns what ranking keeps between questions. Costs of `set` and `delete` do not grow with the workspace. */
export class RankIndex<Terms extends FileTerms> {
  readonly #vocabulary: Vocabulary;
  readonly #files = new Map<string, IndexedFile<Terms>>();
  readonly #paths: PathReader;
  readonly #imports = new ImportGraph();
  readonly #evidence: EvidenceMemo;
  /** Undefined when paths came or went. */
  #order: Order<Terms> | undefined;
  #trail: { readonly history: History; readonly trail: CommitTrail } | undefined;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#paths = new PathReader(vocabulary);
    this.#evidence = new EvidenceMemo(vocabulary);
  }

  /** Takes a file in, or its new text. */
  set(file: Terms): void {
    const known = this.#files.get(file.path);
    const facts = known?.facts ?? this.#paths.read(file.path);
    const indexed = { terms: file, length: sumOf(file.counts), facts };
    this.#files.set(file.path, indexed);
    this.#imports.set(file.path, file.imports);
    const place = this.#order?.places.get(file.path);
    if (this.#order && place !== undefined) {
      this.#order.files[place] = indexed;
    } else {
      this.#order = undefined;
    }
  }

  delete(path: string): void {
    this.#files.delete(path);
    this.#order = undefined;
    this.#imports.delete(path);
  }

  /** Every file of the index, best first; equals stand in path order. The same input gives the same order, whatever came before. */
  rank(question: string, signals: RankSignals): readonly RankedTerms<Terms>[] {
    const { paths, places, files } = (this.#order ??= inOrder(this.#files));
    const trail = this.#trailOf(signals.history);
    const { read, evidence } = this.#evidence.gather(question, { files, paths, trail });
    const scores = sum(files, read, evidence);
    const linked = spreadOverImports({ files, places, scores, graph: this.#imports }, signals.active);
    const totals = scores.map((score, index) => score + WEIGHTS.imports * (linked[index] ?? 0));
    const best = Math.max(Number.MIN_VALUE, largest(totals));
    const judge = createJudge(signals);
    return files
      .map(({ terms: file }, index): RankedTerms<Terms> => {
        const match = Math.max(0, totals[index] ?? 0) / best;
        const { path, score, reason } = judge(file.path, { match, reason: reasonOf(evidence, linked, index) });
        return { path, score, reason, file };
      })
      .sort((one, other) => other.score - one.score);
  }

  #trailOf(history: History | undefined): CommitTrail | undefined {
    if (history === undefined) {
      return undefined;
    }
    if (this.#trail?.history !== history) {
      this.#trail = { history, trail: new CommitTrail(history, this.#vocabulary) };
    }
    return this.#trail.trail;
  }
}

function inOrder<Terms extends FileTerms>(known: ReadonlyMap<string, IndexedFile<Terms>>): Order<Terms> {
  const paths = [...known.keys()].sort();
  return {
    paths,
    places: new Map(paths.map((path, place) => [path, place])),
    files: paths.flatMap((path) => known.get(path) ?? []),
  };
}

/** Being changed lately is seldom why a file is there; what else speaks for it is told first. */
const LATELY_SHARE = 0.5;

function sum(files: readonly IndexedFile[], read: ReadQuestion, evidence: Evidence): Float64Array {
  const { text, name, folder, mention, recency, commits } = evidence;
  return Float64Array.from(files, ({ terms, facts }, index) => {
    const asked = facts.kinds.some((kind) => read.kinds.includes(kind));
    return (
      WEIGHTS.text * (text[index] ?? 0) +
      WEIGHTS.name * (name[index] ?? 0) +
      WEIGHTS.folder * (folder[index] ?? 0) +
      WEIGHTS.mention * (mention[index] ?? 0) +
      WEIGHTS.recency * (recency[index] ?? 0) +
      WEIGHTS.commits * (commits[index] ?? 0) +
      (asked ? WEIGHTS.kind : 0) -
      (facts.kinds.includes('documentation') ? WEIGHTS.documentation : 0) -
      WEIGHTS.size * Math.log2(1 + terms.tokens) -
      WEIGHTS.depth * facts.depth
    );
  });
}

/** What says most for a file, in the words of the manifest. */
function reasonOf(
  { text, name, folder, mention, recency, commits }: Evidence,
  linked: Float64Array,
  at: number,
): string {
  if ((mention[at] ?? 0) > 0) {
    return 'the question names it';
  }
  let reason = 'part of the workspace';
  let most = 0;
  const weigh = (amount: number, words: string): void => {
    if (amount > most) {
      most = amount;
      reason = words;
    }
  };
  weigh(WEIGHTS.text * (text[at] ?? 0), 'its text matches the question');
  weigh(WEIGHTS.name * (name[at] ?? 0) + WEIGHTS.folder * (folder[at] ?? 0), 'its path matches the question');
  weigh(WEIGHTS.commits * (commits[at] ?? 0), 'changed by similar commits');
  weigh(WEIGHTS.imports * (linked[at] ?? 0), 'linked to a match by imports');
  weigh(LATELY_SHARE * WEIGHTS.recency * (recency[at] ?? 0), 'changed lately');
  return reason;
}

function sumOf(counts: Uint16Array | Uint32Array): number {
  let total = 0;
  for (let index = 0; index < counts.length; index += 1) {
    total += counts[index] ?? 0;
  }
  return total;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
