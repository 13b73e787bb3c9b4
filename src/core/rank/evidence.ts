// Gathers what speaks for each file, and keeps it while the same is asked: an edit changes the words of one file alone.

import type { CommitTrail } from './commitTrail.ts';
import type { IndexedFile } from './indexedFile.ts';
import { matchPaths, type PathMatches } from './matchPaths.ts';
import { findHits, matchTerms, placesOf, type FileHits } from './matchTerms.ts';
import { readQuestion, type ReadQuestion } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What speaks for each file: shares of the best in the ranking, 0 to 1, parallel to the files. */
export interface Evidence extends PathMatches {
  readonly text: Float64Array;
  readonly recency: Float64Array;
  readonly commits: Float64Array;
}

/** The files to rank. */
export interface RankedSet {
  /** In path order. */
  readonly files: readonly IndexedFile[];
  /** Their paths: the same list as long as no path came or went. */
  readonly paths: readonly string[];
  readonly trail: CommitTrail | undefined;
}

/** What is kept of a question. */
interface Known extends Omit<Evidence, 'text'> {
  readonly question: string;
  readonly paths: readonly string[];
  readonly trail: CommitTrail | undefined;
  readonly read: ReadQuestion;
  /** Each file as it was when its hits were found. */
  readonly files: IndexedFile[];
  readonly hits: FileHits[];
}

/** Keeps the evidence of the last question. What it gives does not depend on what it keeps. */
export class EvidenceMemo {
  readonly #vocabulary: Vocabulary;
  #known: Known | undefined;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The question as read, and what speaks for each of the files. */
  gather(question: string, set: RankedSet): { readonly read: ReadQuestion; readonly evidence: Evidence } {
    const known = this.#known;
    const isSame = known?.question === question && known.paths === set.paths && known.trail === set.trail;
    const kept = isSame ? this.#followed(known, set.files) : this.#begun(question, set);
    this.#known = kept;
    return { read: kept.read, evidence: { ...kept, text: matchTerms(set.files, kept.read, kept.hits) } };
  }

  #begun(question: string, { files, paths, trail }: RankedSet): Known {
    const read = readQuestion(question, this.#vocabulary);
    const places = placesOf(read, this.#vocabulary.size);
    const likeness = trail?.likeness(read.terms, read.weights);
    return {
      ...{ question, paths, trail, read },
      ...matchPaths(files, read, places),
      recency: Float64Array.from(paths, (path) => trail?.recencyOf(path) ?? 0),
      commits: Float64Array.from(paths, (path) => likeness?.get(path) ?? 0),
      files: [...files],
      hits: files.map(({ terms }) => findHits(terms, places)),
    };
  }

  /** Looks again into the files that have changed; their paths have not. */
  #followed(known: Known, files: readonly IndexedFile[]): Known {
    let places: Uint16Array | undefined;
    for (let index = 0; index < files.length; index += 1) {
      const file = files[index];
      if (file !== undefined && file !== known.files[index]) {
        places ??= placesOf(known.read, this.#vocabulary.size);
        known.files[index] = file;
        known.hits[index] = findHits(file.terms, places);
      }
    }
    return known;
  }
}
