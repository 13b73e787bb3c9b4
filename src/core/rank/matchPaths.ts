// How well the paths of files match a question: words of names and folders, and names that the question spells out.

import { rarity, shareOfBest } from './matchTerms.ts';
import type { PathFacts } from './pathFacts.ts';
import type { ReadQuestion } from './question.ts';
import type { IndexedFile } from './indexedFile.ts';

/** By file, shares of the best. */
export interface PathMatches {
  readonly name: Float64Array;
  readonly folder: Float64Array;
  /** 1 when the question spells the file's name or path, less when it is a common word. */
  readonly mention: Float64Array;
}

/** Matches every path. Linear in their words. */
export function matchPaths(files: readonly IndexedFile[], read: ReadQuestion): PathMatches {
  const weights = new Map(read.terms.map((term, index) => [term, read.weights[index] ?? 0]));
  const worth = worthOf(files, weights);
  const name = new Float64Array(files.length);
  const folder = new Float64Array(files.length);
  files.forEach(({ facts }, index) => {
    const { nameTerms, folderTerms } = facts;
    name[index] = sumOf(nameTerms, worth);
    folder[index] = sumOf(folderTerms, worth, nameTerms);
  });
  const bestNames = shareOfBest(name).map((share, index) => share * (1 + coverage(files[index]?.facts, weights)) * 0.5);
  return {
    name: bestNames,
    folder: shareOfBest(folder),
    mention: Float64Array.from(files, (file) => mentionOf(file, read)),
  };
}

/** What each term of the question is worth in a path: rare among the paths is worth more. */
function worthOf(files: readonly IndexedFile[], weights: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const holding = new Map<number, number>();
  const count = (term: number) => {
    if (weights.has(term)) {
      holding.set(term, (holding.get(term) ?? 0) + 1);
    }
  };
  for (const { facts } of files) {
    facts.nameTerms.forEach(count);
    facts.folderTerms.filter((term) => !facts.nameTerms.includes(term)).forEach(count);
  }
  return new Map([...weights].map(([term, weight]) => [term, weight * rarity(files.length, holding.get(term) ?? 0)]));
}

function sumOf(terms: readonly number[], worth: ReadonlyMap<number, number>, besides: readonly number[] = []): number {
  return terms.reduce((sum, term) => (besides.includes(term) ? sum : sum + (worth.get(term) ?? 0)), 0);
}

/** The share of the name's words that the question holds. */
function coverage(facts: PathFacts | undefined, weights: ReadonlyMap<number, number>): number {
  const words = facts?.nameTerms.slice(0, facts.stemTerms) ?? [];
  return words.length === 0 ? 0 : words.filter((term) => weights.has(term)).length / words.length;
}

/** Shorter names are words of any sentence. */
const SHORTEST_STEM = 4;

function mentionOf(
  { terms: { path }, facts: { name, stem, stemTerms } }: IndexedFile,
  { text, words }: ReadQuestion,
): number {
  if (name.includes('.') && name.length > SHORTEST_STEM && text.includes(name)) {
    return text.includes(path.toLowerCase()) ? 1.5 : 1;
  }
  if (stem.length < SHORTEST_STEM || !words.has(stem)) {
    return 0;
  }
  return stemTerms > 1 ? 1 : 0.5;
}
