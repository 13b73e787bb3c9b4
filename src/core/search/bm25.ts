// Ranks documents for a question by Okapi BM25 over weighted fields.

import { termsOf } from './terms.ts';

/** How fast repetition stops to count, and how much length is held against a document: the usual values of BM25. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** A document as ranking sees it. Depends on its text alone, so it can be kept while the text stays. */
export interface TermDocument {
  /** Weighted occurrences by term. */
  readonly counts: ReadonlyMap<string, number>;
  /** Weighted terms in all. */
  readonly length: number;
}

/** A part of a document; a term in a field of weight 3 counts as three in the text. */
export interface TermField {
  readonly text: string;
  readonly weight: number;
}

/** A document that matches. */
export interface RankedDocument {
  /** Position in the list that was ranked. */
  readonly index: number;
  /** Above 0, without an upper bound; comparable within one ranking alone. */
  readonly score: number;
}

/** Counts the terms of a document over its fields, such as its path and its text. */
export function toTermDocument(fields: readonly TermField[]): TermDocument {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { text, weight } of fields) {
    for (const term of termsOf(text)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      length += weight;
    }
  }
  return { counts, length };
}

/** The documents that hold a term of the query, best first; equals keep their order. Query terms come from `queryTermsOf`. */
export function rankBm25(documents: readonly TermDocument[], query: readonly string[]): readonly RankedDocument[] {
  const averageLength = documents.reduce((sum, document) => sum + document.length, 0) / Math.max(1, documents.length);
  const weights = query.map((term) => ({ term, rarity: rarityOf(term, documents) }));
  return documents
    .map((document, index) => ({ index, score: scoreOf(document, weights, averageLength) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.index - other.index);
}

/** Inverse document frequency, above 0 even for a term that every document holds. */
function rarityOf(term: string, documents: readonly TermDocument[]): number {
  const holding = documents.reduce((sum, { counts }) => sum + (counts.has(term) ? 1 : 0), 0);
  return Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
}

function scoreOf(
  document: TermDocument,
  weights: readonly { readonly term: string; readonly rarity: number }[],
  averageLength: number,
): number {
  const lengthFactor = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * document.length) / Math.max(1, averageLength);
  return weights.reduce((sum, { term, rarity }) => {
    const count = document.counts.get(term) ?? 0;
    return sum + (rarity * count * (SATURATION + 1)) / (count + SATURATION * lengthFactor);
  }, 0);
}
