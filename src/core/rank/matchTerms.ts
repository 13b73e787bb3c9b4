// How well the texts of files match a question: Okapi BM25 in one scan over the numbers of their terms.

import type { ReadQuestion } from './question.ts';
import type { IndexedFile } from './indexedFile.ts';

/** How fast repetition stops to count, and how much length is held against a text. */
const SATURATION = 1.6;
const LENGTH_WEIGHT = 0.6;

/** Where terms of the question occur: parallel lists. */
interface Hits {
  readonly file: number[];
  readonly term: number[];
  readonly count: number[];
}

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

/** By file, its share of the best match. Linear in the terms of all files. */
export function matchTerms(
  files: readonly IndexedFile[],
  { terms, weights }: ReadQuestion,
  places: TermPlaces,
): Float64Array {
  const hits = findHits(files, places);
  const holding = new Float64Array(terms.length);
  for (const term of hits.term) {
    holding[term] = (holding[term] ?? 0) + 1;
  }
  const worth = weights.map((weight, index) => weight * rarity(files.length, holding[index] ?? 0));
  const averageLength = Math.max(1, files.reduce((sum, { length }) => sum + length, 0) / Math.max(1, files.length));
  const scores = new Float64Array(files.length);
  hits.file.forEach((file, index) => {
    const count = hits.count[index] ?? 0;
    const factor = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * (files[file]?.length ?? 0)) / averageLength);
    scores[file] = (scores[file] ?? 0) + ((worth[hits.term[index] ?? 0] ?? 0) * count) / (count + factor);
  });
  return shareOfBest(scores);
}

function findHits(files: readonly IndexedFile[], places: TermPlaces): Hits {
  const hits: Hits = { file: [], term: [], count: [] };
  files.forEach((file, index) => {
    const { terms: held, counts } = file.terms;
    for (let at = 0; at < held.length; at += 1) {
      const place = places[held[at] ?? 0] ?? 0;
      if (place > 0) {
        hits.file.push(index);
        hits.term.push(place - 1);
        hits.count.push(counts[at] ?? 0);
      }
    }
  });
  return hits;
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
