// Which characters the patterns of tiktoken take for letters, numbers, marks and white space.

import { kinds } from '../../core/tokens/characterKinds.ts';

/** How each kind is written in a pattern; what is in none is some other character. */
const classes: readonly (readonly [kind: number, pattern: string])[] = [
  // The engine of tiktoken takes the property; \s of JavaScript lacks U+0085 and has U+FEFF.
  [kinds.whiteSpace, String.raw`\p{White_Space}`],
  [kinds.number, String.raw`\p{N}`],
  [kinds.upper, String.raw`[\p{Lu}\p{Lt}]`],
  [kinds.lower, String.raw`\p{Ll}`],
  [kinds.caseless, String.raw`[\p{Lm}\p{Lo}]`],
  [kinds.mark, String.raw`\p{M}`],
];

/**
 * Letters, marks and numbers of Unicode 17, which Node 24 knows and tiktoken 1.0.22, at Unicode 16, does not. Found by counting
 * every code point in contexts that tell the kinds apart (test/long/everyCharacter.test.ts).
 */
const unknownToTiktoken: readonly (readonly [first: number, last: number])[] = [
  [0x88f, 0x88f],
  [0xc5c, 0xc5c],
  [0xcdc, 0xcdc],
  [0x1acf, 0x1add],
  [0x1ae0, 0x1aeb],
  [0xa7ce, 0xa7cf],
  [0xa7d2, 0xa7d2],
  [0xa7d4, 0xa7d4],
  [0xa7f1, 0xa7f1],
  [0x10940, 0x10959],
  [0x10ec5, 0x10ec7],
  [0x10efa, 0x10efb],
  [0x11b60, 0x11b67],
  [0x11db0, 0x11ddb],
  [0x11de0, 0x11de9],
  [0x16ea0, 0x16eb8],
  [0x16ebb, 0x16ed3],
  [0x16ff2, 0x16ff6],
  [0x187f8, 0x187ff],
  [0x18d09, 0x18d1e],
  [0x18d80, 0x18df2],
  [0x1e6c0, 0x1e6de],
  [0x1e6e0, 0x1e6f5],
  [0x1e6fe, 0x1e6ff],
  [0x2b73a, 0x2b73f],
  [0x2cea2, 0x2cead],
  [0x323b0, 0x33479],
];

const basicPlane = 0x10000;
const codePoints = 0x110000;

/** The kinds of all characters as `createKindTable` reads them; the same on every version of Node from Unicode 16 to 17. */
export function kindRuns(): Uint8Array {
  const table = new Uint8Array(codePoints);
  fillKinds(table, 0, basicPlane);
  fillKinds(table, basicPlane, codePoints);
  for (const [first, last] of unknownToTiktoken) {
    table.fill(kinds.other, first, last + 1);
  }
  return runsOf(table);
}

/** Judges the code points `[from..to)`, all of one length in a string, by a text that has each of them once. */
function fillKinds(table: Uint8Array, from: number, to: number): void {
  const text = Array.from({ length: to - from }, (_, index) => characterOf(from + index)).join('');
  const width = text.length / (to - from);
  for (const [kind, pattern] of classes) {
    for (const { 0: run, index } of text.matchAll(new RegExp(`(?:${pattern})+`, 'gu'))) {
      table.fill(kind, from + index / width, from + (index + run.length) / width);
    }
  }
}

/** Halves of surrogate pairs would pair up; the place of each is taken by a character of no kind. */
function characterOf(point: number): string {
  return point >= 0xd800 && point <= 0xdfff ? '\uFFFF' : String.fromCodePoint(point);
}

function runsOf(table: Uint8Array): Uint8Array {
  const runs: number[] = [];
  for (let start = 0, end = 0; start < table.length; start = end) {
    while (end < table.length && table[end] === table[start]) {
      end++;
    }
    runs.push(table[start] ?? 0, ...digitsOf(end - start));
  }
  return Uint8Array.from(runs);
}

function digitsOf(length: number): readonly number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...digitsOf(length >> 7)];
}
