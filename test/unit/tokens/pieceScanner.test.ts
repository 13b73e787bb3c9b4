// The scanner's splitting, against the o200k pattern run by the engine of JavaScript.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packRanks, unpackRanks } from '../../../src/core/tokens/packedRanks.ts';
import { createPieceScanner, type PieceScanner } from '../../../src/core/tokens/pieceScanner.ts';
import { kindRuns } from '../../../src/host/tokens/kindRuns.ts';
import { property } from '../property.ts';

/** The published pattern; \s and the endings are written out as the engine of tiktoken reads them. */
const white = String.raw`\p{White_Space}`;
const lead = String.raw`[^\r\n\p{L}\p{N}]?`;
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
const ending = String.raw`(?:'(?:[sStTmMdD\u017F]|[rR][eE]|[vV][eE]|[lL][lL]))?`;
const pattern = new RegExp(
  [
    `${lead}${upper}*${lower}+${ending}`,
    `${lead}${upper}+${lower}*${ending}`,
    String.raw`\p{N}{1,3}`,
    String.raw` ?[^${white}\p{L}\p{N}]+[\r\n/]*`,
    String.raw`${white}*[\r\n]+`,
    String.raw`${white}+(?!\P{White_Space})`,
    `${white}+`,
  ].join('|'),
  'gu',
);

const single = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
const letters = (...words: readonly string[]): readonly Uint8Array[] =>
  words.map((word) => new TextEncoder().encode(word));
const ranks = (...words: readonly string[]) => unpackRanks(packRanks([...single, ...letters(...words)], kindRuns()));

/** Characters that the pattern tells apart, some of each kind, so that short texts hold every meeting of two. */
const telling = fc.constantFrom(
  ...[
    'a',
    'b',
    'e',
    'l',
    'r',
    's',
    't',
    'v',
    'A',
    'B',
    'E',
    'L',
    'S',
    'ſ',
    'ß',
    'ǅ',
    'ʰ',
    '字',
    'ﬀ',
    '\u0301',
    '\u200D',
  ],
  ...[
    '1',
    '9',
    '½',
    '٣',
    ' ',
    ' ',
    '\t',
    '\u00A0',
    '\u0085',
    '\u2028',
    '\r',
    '\n',
    '\n',
    "'",
    "'",
    '/',
    '.',
    '-',
    '\uFEFF',
    '😀',
  ],
  ...['𝟘', '𐐀', '𐐨', '𠮷', '\u{1E000}', '\uD83D', '\uDE00', '\uFFFF'],
);
const anyText = fc.array(telling, { maxLength: 30 }).map((characters) => characters.join(''));

describe('piece scanner', () => {
  let scanner: PieceScanner;
  before(() => {
    scanner = createPieceScanner(ranks());
  });

  const piecesOf = (text: string): ReadonlyMap<string, number> => {
    const { ids, counts } = scanner.scan(text);
    return new Map([...ids].map((id, index) => [scanner.pieceText(id), counts[index] ?? 0]));
  };

  const expected = (text: string): ReadonlyMap<string, number> => {
    const pieces = new Map<string, number>();
    for (const [piece] of Buffer.from(text).toString().matchAll(pattern)) {
      pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
    }
    return pieces;
  };

  const cases: readonly (readonly [text: string, pieces: readonly string[]])[] = [
    ['', []],
    ['fetchUserName snake_case', ['fetch', 'User', 'Name', ' snake', '_case']],
    ['HTTPServer', ['HTTPServer']],
    ["we'LL don't it'S I'ſ x'y", ["we'LL", " don't", " it'S", " I'ſ", ' x', "'y"]],
    ["we'rx I'vE a'lx", ['we', "'rx", " I'vE", ' a', "'lx"]],
    ['1234567', ['123', '456', '7']],
    ['a  b\tc', ['a', ' ', ' b', '\tc']],
    ['if\n\n    x', ['if', '\n\n', '   ', ' x']],
    [' \n \r\n  end', [' \n \r\n', ' ', ' end']],
    ['x  ', ['x', '  ']],
    ['}\n//\n', ['}\n//\n']],
    [' ...x', [' ...', 'x']],
    ['a\uFEFFb', ['a', '\uFEFFb']],
    ['a\u0085b', ['a', '\u0085b']],
    ['<|endoftext|>', ['<|', 'endoftext', '|>']],
    ['A字B', ['A字', 'B']],
    ['A字Bc', ['A字Bc']],
    ['.\u0301AB', ['.\u0301', 'AB']],
    ['..\u0301a', ['..\u0301', 'a']],
    ['𝟘𝟙𝟚𝟛', ['𝟘𝟙𝟚', '𝟛']],
    ['a\uD83Db\uDE00', ['a', '\uFFFDb', '\uFFFD']],
    ['𐐀字𐐀𐐀', ['𐐀字', '𐐀𐐀']],
  ];
  for (const [text, pieces] of cases) {
    it(`splits ${JSON.stringify(text)}`, () => {
      assert.deepEqual([...new Set(pieces)], [...piecesOf(text).keys()]);
    });
  }

  it('splits any text as the pattern does', () => {
    property(
      fc.property(anyText, (text) => {
        assert.deepEqual(piecesOf(text), expected(text));
      }),
    );
  });

  it('gives the pieces of a text alone, however many came before', () => {
    scanner.scan('one two three');
    assert.deepEqual(
      piecesOf('three two three'),
      new Map([
        ['three', 1],
        [' two', 1],
        [' three', 1],
      ]),
    );
  });

  it('tells pieces of one hash apart', () => {
    // Found by trial: the two words of twelve letters have one key.
    for (const text of ['icolgwqztion/rwgapjoation', 'yveuxzoation\ncwymdllrtion']) {
      assert.deepEqual(piecesOf(text), expected(text));
    }
  });

  it('tells a short piece from one with zeros behind it', () => {
    assert.deepEqual(piecesOf('.\0\0a.a'), expected('.\0\0a.a'));
    assert.deepEqual(piecesOf('\0 \0\0 \0\0\0'), expected('\0 \0\0 \0\0\0'));
  });

  it('counts every piece of a text in which more pieces are new than there was room for', () => {
    const fresh = createPieceScanner(ranks());
    const words = Array.from(
      { length: 20_000 },
      (_, index) => ` w${'abcdefghij'.charAt(index % 10)}${index.toString(26).replaceAll(/\d/g, 'z')}`,
    );
    const text = words.join('') + words.join('');
    const { ids, counts } = fresh.scan(text);
    assert.deepEqual(new Map([...ids].map((id, index) => [fresh.pieceText(id), counts[index] ?? 0])), expected(text));
  });

  it('remembers every piece of a large workspace', () => {
    const fresh = createPieceScanner(ranks());
    const numbers = Array.from({ length: 260_000 }, (_, index) => index.toString(26));
    const words = numbers.map((number) => number.replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit))));
    assert.equal(
      fresh.scan(words.join('.')).ids.length,
      new Set(words.map((word, index) => (index > 0 ? `.${word}` : word))).size,
    );
  });

  it('gives a piece the same number in every text', () => {
    const [first] = scanner.scan('alpha beta').ids;
    const [second] = scanner.scan('alpha').ids;
    assert.equal(second, first);
  });
});

describe('tokens of a piece', () => {
  const scanner = createPieceScanner(ranks('ab', 'bc', 'abc', 'cd', 'xyzw', 'aa', 'aaaa'));
  const cases: readonly (readonly [text: string, tokens: number, why: string])[] = [
    ['abc', 1, 'ab, then abc'],
    ['abcd', 2, 'ab, then abc, then d'],
    ['bcd', 2, 'bc before cd'],
    ['xyzw', 1, 'a token that no merge reaches'],
    ['axyzw', 5, 'a token inside a piece that no merge reaches'],
    ['aaaaa', 2, 'pairs from the left'],
    ['a'.repeat(1_000), 250, 'a long piece'],
    [`b${'a'.repeat(999)}`, 252, 'a long piece of odd length'],
    ['é', 2, 'the bytes of UTF-8'],
    ['\uD83D', 3, 'half of a pair as U+FFFD'],
    ['😀', 4, 'a pair'],
  ];
  for (const [text, tokens, why] of cases) {
    it(`are merged by rank: ${why}`, () => {
      assert.equal(scanner.count(text), tokens);
    });
  }
});
