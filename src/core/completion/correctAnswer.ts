// Goes on with an answer of which the user has written a word otherwise: what follows the word is mostly right all the same.

/** Words of an answer that may be written otherwise, one in a line: with more of them another text is meant. */
const MOST_CORRECTIONS = 3;

const WORDS = /[\p{L}\p{N}_$]+/gu;
const WORD_END = /[\p{L}\p{N}_$]*$/u;
const WORD_START = /^[\p{L}\p{N}_$]*/u;

/**
 * How an answer stands to what was typed in its place: the `same` as far as either goes, or right but for some words, with what follows.
 * `in-word`: the user is in the word that is written otherwise.
 */
export type Standing =
  | { readonly kind: 'same' }
  /** `isFresh`: it was corrected in the line that the rest begins in. */
  | { readonly kind: 'corrected'; readonly rest: string; readonly isFresh: boolean }
  | { readonly kind: 'in-word' }
  | { readonly kind: 'other' };

/** The span of an answer that was written otherwise, and the word that stands there instead. */
interface Replaced {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/**
 * Compares an answer with what was typed. A word of it that the text before it does not have is the answer's own: where it comes again
 * it is corrected too.
 */
export function standingOf(answer: string, typed: string, isKnown: (word: string) => boolean): Standing {
  let text = answer;
  let lineEnd = 0;
  for (let corrections = 0; corrections <= MOST_CORRECTIONS; corrections += 1) {
    const same = agreeing(text, typed);
    if (same === typed.length) {
      return corrections === 0
        ? { kind: 'same' }
        : { kind: 'corrected', rest: text.slice(same), isFresh: same <= lineEnd };
    }
    const replaced = replacedAt(text, typed, same);
    if (replaced === undefined || replaced.start < lineEnd) {
      break;
    }
    const end = replaced.start + replaced.word.length;
    if (end === typed.length) {
      return { kind: 'in-word' };
    }
    text = replaceIn(text, replaced, isKnown);
    lineEnd = lineEndAt(text, end);
  }
  return { kind: 'other' };
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The words on both sides at the place where they part; undefined when it is no word that differs. */
function replacedAt(text: string, typed: string, same: number): Replaced | undefined {
  const start = same - (WORD_END.exec(text.slice(0, same))?.[0].length ?? 0);
  const predicted = WORD_START.exec(text.slice(start))?.[0] ?? '';
  const word = WORD_START.exec(typed.slice(start))?.[0] ?? '';
  return predicted === '' || word === '' || predicted === word
    ? undefined
    : { start, end: start + predicted.length, word };
}

function replaceIn(text: string, { start, end, word }: Replaced, isKnown: (word: string) => boolean): string {
  const wrong = text.slice(start, end);
  const rest = text.slice(end);
  const renamed = isKnown(wrong) ? rest : rest.replace(WORDS, (own) => (own === wrong ? word : own));
  return text.slice(0, start) + word + renamed;
}

/** How many UTF-16 code units two texts have in common at their start. */
function agreeing(first: string, second: string): number {
  let length = 0;
  while (length < first.length && length < second.length && first[length] === second[length]) {
    length += 1;
  }
  return length;
}
