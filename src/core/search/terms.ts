// Turns code and prose into the terms that search compares: words, the parts of identifiers, light stems.

/** A run of letters, digits and underscores. */
const WORD = /[\p{L}\p{N}_]+/gu;

/** The parts of an identifier: `HTTPServer2` is `HTTP`, `Server`, `2`. */
const PART = /\p{Lu}+(?![\p{Ll}])|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+|\p{Lt}|\p{N}+/gu;

/** Endings that differ between words of one family, tried in this order; each leaves at least four letters. */
const ENDINGS = ['ation', 'ating', 'ated', 'ator', 'ate', 'ing', 'ion', 'ed', 'er', 'or', 'e'] as const;

/** Letters with which endings end: most words are told by their last one. */
const LAST_OF_ENDINGS = 'degnr';

const HISSING = /(?:ss|sh|ch|x|z)es$/;
const SINGULAR_IN_S = /[suia]s$/;
const DOUBLED = /([bdfgmnprt])\1$/;

const SHORTEST_STEM = 4;

/** Longer words are data (hashes, encoded bytes) and not searched for. */
const LONGEST_WORD = 64;

/** Words of a question that say nothing about the code; stems, as `termsOf` makes them. */
const SILENT_WORDS = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have how i if in into is it its me my ' +
    'no not of on or our please should show so some tell than that the their them then there these they this those ' +
    'to us was we were what when where which who why will with would you your explain describe'
  )
    .split(' ')
    .map(stem),
);

/**
 * The terms of a text in order, repeated as often as they occur: each part of an identifier in its light stem, and an
 * identifier of several parts also whole, in lower case. Linear in the text.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [word] of text.matchAll(WORD)) {
    if (word.length <= LONGEST_WORD) {
      addWord(word, terms);
    }
  }
  return terms;
}

/** The distinct terms of a question, in order of first mention, without the words that say nothing about the code. */
export function queryTermsOf(question: string): string[] {
  const terms = new Set(termsOf(question));
  const telling = [...terms].filter((term) => !SILENT_WORDS.has(term));
  return telling.length > 0 ? telling : [...terms];
}

function addWord(word: string, terms: string[]): void {
  const parts = word.match(PART) ?? [];
  if (parts.length > 1) {
    terms.push(word.toLowerCase());
  }
  for (const part of parts) {
    terms.push(stem(part.toLowerCase()));
  }
}

/** Folds plural, tense and agent forms of an English word in lower case: `retries`, `retried` and `retry` are `retri`. */
export function stem(word: string): string {
  if (word.length < SHORTEST_STEM) {
    return word;
  }
  const singular = withoutPlural(word);
  const ending = endingOf(singular);
  const base = ending === undefined ? singular : singular.slice(0, singular.length - ending.length);
  return base.length < SHORTEST_STEM ? base : softenLast(base);
}

function endingOf(word: string): string | undefined {
  if (!LAST_OF_ENDINGS.includes(word.charAt(word.length - 1))) {
    return undefined;
  }
  return ENDINGS.find((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM);
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') || word.endsWith('ied')) {
    return `${word.slice(0, -3)}i`;
  }
  if (!word.endsWith('s') || SINGULAR_IN_S.test(word)) {
    return word;
  }
  return word.slice(0, HISSING.test(word) ? -2 : -1);
}

function softenLast(base: string): string {
  if (base.endsWith('y')) {
    return `${base.slice(0, -1)}i`;
  }
  return DOUBLED.test(base) ? base.slice(0, -1) : base;
}
