// Reads a question: its weighted terms, the names in it, and the kind of files it speaks of.

import type { FileKind } from './pathFacts.ts';
import { squeeze } from './pathFacts.ts';
import { foldWords, type Vocabulary } from './vocabulary.ts';

/** A question as ranking sees it. */
export interface ReadQuestion {
  /** Distinct terms that say something. */
  readonly terms: readonly number[];
  /** Parallel to `terms`: how much each counts, above 0. */
  readonly weights: readonly number[];
  /** In lower case, to look for paths in. */
  readonly text: string;
  /** Its words and identifiers, squeezed. */
  readonly words: ReadonlySet<string>;
  readonly kinds: readonly FileKind[];
}

/** The first line is what the question is about; what follows explains. */
const FIRST_LINE_WEIGHT = 2;

/** UTF-16 code units that are read: a pasted log says no more in its second half. */
const LONGEST_READ = 20_000;

const SILENT_WORDS = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have how i if in into is it its me my ' +
    'no not of on or our please should show so some tell than that the their them then there these they this those ' +
    'to us was we were what when where which who why will with would you your explain describe ' +
    'fix feat chore refactor perf add adds added update use also now only make'
  )
    .split(' ')
    .flatMap(foldWords),
);

const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['test', /\btest|\bspec/],
  ['documentation', /\bdocs?\b|documentation|readme|typo|changelog|\bguide/],
  ['automation', /\bci\b|workflow|github action|pipeline|\btravis/],
  ['configuration', /\bbump|\bdeps?\b|dependenc|config|lint|package|version|upgrade|build/],
];

/** A word of a question in its light stem. */
export interface WeightedTerm {
  readonly term: string;
  /** Above 0. */
  readonly weight: number;
}

/** Reads a question; when all its words are silent, they count after all. */
export function readQuestion(question: string, vocabulary: Vocabulary): ReadQuestion {
  const text = question.slice(0, LONGEST_READ).toLowerCase();
  const [first = ''] = text.split('\n', 1);
  const terms = weightedTerms(question);
  return {
    terms: terms.map(({ term }) => vocabulary.idOf(term)),
    weights: terms.map(({ weight }) => weight),
    text,
    words: new Set((text.match(/[\p{L}\p{N}_][\p{L}\p{N}_-]*/gu) ?? []).map(squeeze)),
    kinds: KINDS.filter(([, pattern]) => pattern.test(first)).map(([kind]) => kind),
  };
}

/** The distinct terms of a question that say something, in order of first mention. */
export function weightedTerms(question: string): readonly WeightedTerm[] {
  const read = question.slice(0, LONGEST_READ);
  const [first = ''] = read.split('\n', 1);
  const counts = [...countTerms(read, first.length)];
  const telling = counts.filter(([term]) => !SILENT_WORDS.has(term));
  const terms = telling.length > 0 ? telling : counts;
  return terms.map(([term, count]) => ({ term, weight: Math.log2(1 + count) }));
}

function countTerms(text: string, firstLine: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (part: string, weight: number) => {
    for (const term of foldWords(part)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  };
  for (const word of text.slice(0, firstLine).split(/\s+/)) {
    add(word, FIRST_LINE_WEIGHT);
  }
  for (const word of text.slice(firstLine).split(/\s+/)) {
    add(word, 1);
  }
  return counts;
}
