// Finds the lines of a text that hold terms of a question: a search for each stem, much faster than folding every word.

import type { WeightedTerm } from './question.ts';

/** Shorter terms must end where the word ends. */
const OPEN_LENGTH = 4;

/** More hits of one term say nothing about where to look. */
const MOST_HITS = 2_000;

/** A term found in a text. */
export interface TermHit {
  /** Place of the term in the list that was searched. */
  readonly term: number;
  /** UTF-16 offset. */
  readonly at: number;
}

/** Where words of the text begin with a term, by any part of an identifier. Linear in the text for each term. */
export function findTerms(text: string, terms: readonly WeightedTerm[]): readonly TermHit[] {
  const lower = lowerCase(text);
  return terms.flatMap(({ term }, index) => {
    // A stem's last `i` stands for a `y` as well: `retri` is in `retry`.
    const softened = term.length > OPEN_LENGTH && term.endsWith('i');
    const wanted = softened ? term.slice(0, -1) : term;
    const hits: TermHit[] = [];
    for (let at = lower.indexOf(wanted); at >= 0 && hits.length < MOST_HITS; at = lower.indexOf(wanted, at + 1)) {
      if (begins(text, at) && ends(text, at + wanted.length, { softened, length: wanted.length })) {
        hits.push({ term: index, at });
      }
    }
    return hits;
  });
}

/** Lower case that keeps every offset. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
}

/** Whether a word or a part of an identifier begins here. */
function begins(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (!isLetter(before)) {
    return true;
  }
  return isUpper(text.charCodeAt(at)) && (!isUpper(before) || isLower(text.charCodeAt(at + 1)));
}

function ends(
  text: string,
  end: number,
  { softened, length }: { readonly softened: boolean; readonly length: number },
): boolean {
  const next = text.charCodeAt(end);
  if (softened) {
    return next === 105 || next === 121;
  }
  return length >= OPEN_LENGTH || !isLower(next) || (next === 115 && !isLower(text.charCodeAt(end + 1)));
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isLetter(code: number): boolean {
  return isUpper(code) || isLower(code);
}
