// The scanner with the shipped ranks against tiktoken: the same number of tokens for every text.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import type { PieceScanner } from '../../../src/core/tokens/pieceScanner.ts';
import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';
import { loadPieceScanner } from '../../../src/host/tokens/loadPieceScanner.ts';
import { property } from '../../unit/property.ts';
import { anyText } from './anyText.ts';
import { samples, scattered } from './samples.ts';

const traps: Readonly<Record<string, string>> = {
  ...samples,
  'the next line control, white space to Unicode alone': 'a\u0085b \u0085 c\u0085\u0085d',
  'a long s in a contraction': "it'ſ IT'ſ x'ſy",
  'contractions of every case': "I'm I'M we've WE'VE he'Ll she'D don't 're 'S x's's",
  'capitals around letters without case': 'A字B字字AB 字Ab AʰB ǅungla',
  'marks after signs, letters and spaces': '.\u0301a ..\u0301a  \u0301A\u0301\u0301B',
  'numbers of other scripts': '١٢٣٤٥ ½¾⅓⅔ 𝟘𝟙𝟚𝟛 ⅷ',
  'letters that are younger than the tokeniser': '\u088F\u0C5C\uA7CE\u{16EA0}x \u{1E6C0}\u{323B0}y',
  'code points that are no characters': '\uFFFF\u{1FFFE}\u{10FFFF}',
  'private use': '\uE000\u{F0000}a',
  'zeros and controls': '\0\0a\x01b\x7F\x80',
  'halves of surrogate pairs in a row': '\uD83D\uD83D\uDE00\uDE00\uDE00 \uDBFF',
  'a pair at the start and the end': '😀x😀',
  'a path and an address': 'https://example.com/a/b?c=d//\n//e',
  'white space before a line end': 'a  \t \n  \n\n   b   ',
  'a run of letters': 'x'.repeat(4_097),
  'a run of letters at the bound of a short piece': 'é'.repeat(48),
  'a run of letters beyond the bound of a short piece': `${'é'.repeat(48)}e`,
  'a run without spaces': scattered('abcdefghijklmnopqrstuvwxyz', 5_000),
  'a run of signs': scattered('!@#$%^&*()-=[]{};:<>?,.~`|"', 5_000),
  'a run of ideographs': scattered('漢字中国人民的一是不了在有', 3_000),
  'a run of emoji': scattered('😀👩🏳️🌈🎉🚀', 2_000),
};

/** What tiktoken 1.0.22 counts in runs of 100,000 characters, scattered from these; it takes up to 90 seconds for one. */
const longRuns: readonly (readonly [name: string, characters: string, tokens: number])[] = [
  ['letters', 'a', 12_500],
  ['capitals', 'A', 12_500],
  ['spaces', ' ', 782],
  ['line ends', '\n', 6_250],
  ['dashes', '-', 1_562],
  ['equals signs', '=', 1_562],
  ['ideographs', '漢', 100_000],
  ['emoji', '😀', 100_000],
  ['letters of any kind', 'abcdefghijklmnopqrstuvwxyz', 51_811],
  ['signs of any kind', '!@#$%^&*()-=[]{};:<>?,.~`|"', 67_326],
  ['syllables of any kind', '한국어문장입니다가나', 93_541],
];

describe('piece scanner with the ranks of o200k_base', function () {
  this.timeout(60_000);
  const reference = get_encoding('o200k_base');
  const expected = (text: string): number => reference.encode_ordinary(text).length;
  let scanner: PieceScanner;
  before(async () => {
    scanner = await loadPieceScanner();
  });
  after(() => {
    reference.free();
  });

  for (const [name, text] of Object.entries(traps)) {
    it(`counts ${name} as tiktoken does`, () => {
      assert.equal(scanner.count(text), expected(text));
    });
  }

  for (const [name, characters, tokens] of longRuns) {
    it(`counts 100,000 ${name} in a row`, () => {
      assert.equal(scanner.count(scattered(characters, 100_000)), tokens);
    });
  }

  it('counts any text as tiktoken does', () => {
    property(
      fc.property(anyText, (text) => {
        assert.equal(scanner.count(text), expected(text));
      }),
    );
  });

  it('counts the same whether it gathers pieces or not', () => {
    property(
      fc.property(anyText, (text) => {
        assert.equal(scanner.scan(text).tokens, scanner.count(text));
      }),
    );
  });

  it('counts what it has counted before', () => {
    const text = Object.values(traps).join('\n');
    assert.deepEqual([scanner.count(text), scanner.count(text)], [expected(text), expected(text)]);
  });

  it('is the counter of o200k_base', async () => {
    assert.equal((await loadCounter('o200k_base')).count('fetchUserName'), 3);
  });
});
