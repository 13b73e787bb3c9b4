// What a character is to the o200k pattern, as a table over all code points.

/** Kinds of characters. The first seven are the pattern's own classes; the others single out what some of its branches name. */
export const kinds = {
  other: 0,
  whiteSpace: 1,
  number: 2,
  upper: 3,
  lower: 4,
  /** A letter without case: it may stand where capitals stand and where small letters stand. */
  caseless: 5,
  /** A combining mark: to a word a caseless letter, to punctuation one of its own. */
  mark: 6,
  newline: 7,
  space: 8,
  apostrophe: 9,
  slash: 10,
  /** The letters of the endings 's 't 'm 'd, then of 're and 've, then of 'll. */
  upperEnding: 11,
  lowerEnding: 12,
  upperRorV: 13,
  lowerRorV: 14,
  upperL: 15,
  lowerL: 16,
  upperE: 17,
  lowerE: 18,
  /** Of no character: what follows the last one. */
  endOfText: 19,
} as const;

const codePoints = 0x110000;

/** Characters that a branch of the pattern names, by kind. U+017F is a small s to a pattern that ignores case. */
const named: readonly (readonly [characters: string, kind: number])[] = [
  ['\r\n', kinds.newline],
  [' ', kinds.space],
  ["'", kinds.apostrophe],
  ['/', kinds.slash],
  ['STMD', kinds.upperEnding],
  ['stmd\u017F', kinds.lowerEnding],
  ['RV', kinds.upperRorV],
  ['rv', kinds.lowerRorV],
  ['L', kinds.upperL],
  ['l', kinds.lowerL],
  ['E', kinds.upperE],
  ['e', kinds.lowerE],
];

/**
 * The kind of every code point, from runs of `kind, length`, the length as a base-128 number whose bytes but the last have the
 * high bit set, the low digits first.
 */
export function createKindTable(runs: Uint8Array): Uint8Array {
  const table = new Uint8Array(codePoints);
  let at = 0;
  for (let index = 0; index < runs.length;) {
    const kind = runs[index++] ?? 0;
    let length = 0;
    let shift = 0;
    let digit = 0;
    do {
      digit = runs[index++] ?? 0;
      length |= (digit & 0x7f) << shift;
      shift += 7;
    } while (digit >= 0x80);
    if (kind !== kinds.other) {
      table.fill(kind, at, at + length);
    }
    at += length;
  }
  for (const [characters, kind] of named) {
    for (const character of characters) {
      table[character.charCodeAt(0)] = kind;
    }
  }
  return table;
}
