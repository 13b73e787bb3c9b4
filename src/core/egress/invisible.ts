// Finds characters that a reader does not see but a model reads: tags, zero-width and direction marks, odd selectors.

/** What was found in a text. */
export interface InvisibleFinding {
  readonly count: number;
  /** 1-based line of the first. */
  readonly line: number;
}

/** A flag of a region inside a country: black flag, two to six tag letters, cancel tag. */
const FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}/gu;

/** Characters that draw nothing; zero-width joiners count beside ASCII alone, since scripts and emoji need them. */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}]|(?<=[\0-\x7F])[\u200C\u200D]|[\u200C\u200D](?=[\0-\x7F])|[\uFE00-\uFE0F]{2,}/gu;

/** Counts hidden characters; one byte-order mark at the start and well-formed flags are none. Undefined when there are none. */
export function findInvisible(text: string): InvisibleFinding | undefined {
  // Nearly all source is free of anything beyond the ranges below, and one scan says so.
  if (!/[^\0-\xAC\xAE-\u034E]/u.test(text) && !text.includes('\u00AD')) {
    return undefined;
  }
  const plain = text.replace(/^\uFEFF/u, '').replace(FLAG, '');
  const matches = [...plain.matchAll(INVISIBLE)];
  const first = matches[0];
  if (!first) {
    return undefined;
  }
  const count = matches.reduce((sum, [run]) => sum + Array.from(run).length, 0);
  return { count, line: plain.slice(0, first.index).split('\n').length };
}
