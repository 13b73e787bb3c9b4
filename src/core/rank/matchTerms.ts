// How well the texts of files match a question: Okapi BM25 over the numbers of their terms.

import type { FileTerms } from './fileTerms.ts';
import type { IndexedFile } from './indexedFile.ts';
import type { ReadQuestion } from './question.ts';

/** How fast repetition stops to count, and how much length is held against a text. */
const SATURATION = 1.6;
const LENGTH_WEIGHT = 0.6;

/** Where terms of the question occur in a file, by their places in it: parallel lists. */
export interface FileHits {
  readonly term: readonly number[];
  readonly count: readonly number[];
}

const NO_HITS: FileHits = { term: [], count: [] };

/** Where the terms of a question stand in it, by their numbers: 1 more than the place, 0 for all other terms. */
export type TermPlaces = Uint16Array;

/** `vocabularySize` bounds the term numbers. */
export function placesOf({ terms }: ReadQuestion, vocabularySize: number): TermPlaces {
  const places = new Uint16Array(vocabularySize);
  terms.forEach((term, index) => {
    places[term] = index + 1;
  });
  return places;
}

/** By file, its share of the best match. `hits` is parallel to the files. */
export function matchTerms(
  files: readonly IndexedFile[],
  { terms, weights }: ReadQuestion,
  hits: readonly FileHits[],
): Float64Array {
  const holding = new Float64Array(terms.length);
  for (const { term } of hits) {
    for (const one of term) {
      holding[one] = (holding[one] ?? 0) + 1;
    }
  }
  const worth = weights.map((weight, index) => weight * rarity(files.length, holding[index] ?? 0));
  const averageLength = Math.max(1, files.reduce((sum, { length }) => sum + length, 0) / Math.max(1, files.length));
  const scores = new Float64Array(files.length);
  hits.forEach(({ term, count }, file) => {
    const factor = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * (files[file]?.length ?? 0)) / averageLength);
    scores[file] = term.reduce((sum, one, at) => sum + bm25(worth[one] ?? 0, count[at] ?? 0, factor), 0);
  });
  return shareOfBest(scores);
}

function bm25(worth: number, count: number, factor: number): number {
  return (worth * count) / (count + factor);
}

/** The terms of a question that a file holds. Linear in the terms of the file. */
export function findHits({ terms, counts }: FileTerms, places: TermPlaces): FileHits {
  const term: number[] = [];
  const count: number[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const place = places[terms[at] ?? 0] ?? 0;
    if (place > 0) {
      term.push(place - 1);
      count.push(counts[at] ?? 0);
    }
  }
  return term.length === 0 ? NO_HITS : { term, count };
}

/** Inverse document frequency, above 0 even for a term that every file holds. */
export function rarity(files: number, holding: number): number {
  return Math.log(1 + (files - holding + 0.5) / (holding + 0.5));
}

/** Divides by the largest in place; all 0 stay so. */
export function shareOfBest(values: Float64Array): Float64Array {
  const best = values.reduce((most, value) => Math.max(most, value), 0);
  return best > 0 ? values.map((value) => value / best) : values;
}
