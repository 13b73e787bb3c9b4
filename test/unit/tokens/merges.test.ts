// The two ways to merge a piece: each gives what merging the leftmost pair of lowest rank, again and again, gives.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LongMerge } from '../../../src/core/tokens/longMerge.ts';
import { packRanks, unpackRanks } from '../../../src/core/tokens/packedRanks.ts';
import { PieceBytes } from '../../../src/core/tokens/pieceBytes.ts';
import { longestShortMerge, ShortMerge } from '../../../src/core/tokens/shortMerge.ts';
import { kindRuns } from '../../../src/host/tokens/kindRuns.ts';

const bytes = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
const runs = kindRuns();

/** The rule itself, as slow as it is short. */
function mergeByRule(text: string, words: readonly string[]): number {
  const parts = Array.from(text);
  for (;;) {
    const ranks = parts.slice(1).map((part, index) => words.indexOf(`${parts[index] ?? ''}${part}`));
    const known = ranks.filter((rank) => rank >= 0);
    if (known.length === 0) {
      return parts.length;
    }
    const at = ranks.indexOf(Math.min(...known));
    parts.splice(at, 2, parts.slice(at, at + 2).join(''));
  }
}

/** A piece, with the words as tokens above those of one byte. */
function load(text: string, words: readonly string[]): PieceBytes {
  const tokens = [...bytes, ...words.map((word) => Buffer.from(word))];
  const piece = new PieceBytes(unpackRanks(packRanks(tokens, runs)));
  const own = Buffer.from(text);
  piece.load(own, 0, own.length);
  return piece;
}

const wordOf = (most: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: most });
const vocabulary = fc.uniqueArray(wordOf(5), { maxLength: 14 });
const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: longestShortMerge });

describe('merging a piece', () => {
  for (const [name, Merge] of [
    ['short', ShortMerge],
    ['long', LongMerge],
  ] as const) {
    it(`keeps to the rule for any ranks: the ${name} way`, () => {
      fc.assert(
        fc.property(vocabulary, piece, (words, text) => {
          assert.equal(new Merge(load(text, words)).count(), mergeByRule(text, words));
        }),
        // Each run sets up a merge of its own with room for every rank, which takes milliseconds.
        { numRuns: 500, seed: 20261120 },
      );
    });

    it(`turns to a pair of lower rank as soon as there is one: the ${name} way`, () => {
      const words = ['bab', 'ba'];
      assert.deepEqual([new Merge(load('babab', words)).count(), mergeByRule('babab', words)], [3, 3]);
    });
  }
});
