// How well the paths of files match a question: words of names and folders, and names that the question spells out.

import { rarity, shareOfBest, type TermPlaces } from './matchTerms.ts';
import type { PathFacts } from './pathFacts.ts';
import type { ReadQuestion } from './question.ts';
import type { IndexedFile } from './indexedFile.ts';

/** By file, shares of the best. */
export interface PathMatches {
  readonly name: Float64Array;
  readonly folder: Float64Array;
  /** 1 when the question spells the file's name, less when that is a common word, more for the whole path. */
  readonly mention: Float64Array;
}

/** Matches every path. Linear in their words. */
export function matchPaths(files: readonly IndexedFile[], read: ReadQuestion, places: TermPlaces): PathMatches {
  const worth = worthOf(files, read, places);
  const name = new Float64Array(files.length);
  const folder = new Float64Array(files.length);
  files.forEach(({ facts: { nameTerms, folderTerms } }, index) => {
    for (const term of nameTerms) {
      name[index] = (name[index] ?? 0) + worthAt(worth, places, term);
    }
    for (const term of folderTerms) {
      const value = worthAt(worth, places, term);
      folder[index] = (folder[index] ?? 0) + (value > 0 && !nameTerms.includes(term) ? value : 0);
    }
  });
  const covered = shareOfBest(name).map((share, index) =>
    share === 0 ? 0 : share * (0.5 + 0.5 * coverage(files[index]?.facts, places)),
  );
  return {
    name: covered,
    folder: shareOfBest(folder),
    mention: Float64Array.from(files, (file) => mentionOf(file, read)),
  };
}

function worthAt(worth: Float64Array, places: TermPlaces, term: number): number {
  return worth[places[term] ?? 0] ?? 0;
}

/** What each term of the question is worth in a path, by its place: rare among the paths is worth more; at 0 nothing. */
function worthOf(files: readonly IndexedFile[], { terms, weights }: ReadQuestion, places: TermPlaces): Float64Array {
  const holding = new Float64Array(terms.length + 1);
  const count = (term: number): void => {
    const place = places[term] ?? 0;
    holding[place] = (holding[place] ?? 0) + 1;
  };
  for (const { facts } of files) {
    const { nameTerms, folderTerms } = facts;
    nameTerms.forEach(count);
    for (const term of folderTerms) {
      if ((places[term] ?? 0) > 0 && !nameTerms.includes(term)) {
        count(term);
      }
    }
  }
  return holding.map((held, place) => (place === 0 ? 0 : (weights[place - 1] ?? 0) * rarity(files.length, held)));
}

/** The share of the name's words that the question holds. */
function coverage(facts: PathFacts | undefined, places: TermPlaces): number {
  const words = facts?.nameTerms.slice(0, facts.stemTerms) ?? [];
  return words.length === 0 ? 0 : words.filter((term) => (places[term] ?? 0) > 0).length / words.length;
}

/** Who writes a whole path means that file and no other of its name. */
const WHOLE_PATH = 4;

/** Shorter names are words of any sentence. */
const SHORTEST_STEM = 4;

function mentionOf(
  { terms: { path }, facts: { name, stem, stemTerms } }: IndexedFile,
  { text, words }: ReadQuestion,
): number {
  if (name.includes('.') && name.length > SHORTEST_STEM && text.includes(name)) {
    return path.includes('/') && text.includes(path.toLowerCase()) ? WHOLE_PATH : 1;
  }
  if (stem.length < SHORTEST_STEM || !words.has(stem)) {
    return 0;
  }
  return stemTerms > 1 ? 1 : 0.5;
}
