// The scanner against tiktoken at length: 100,000 random texts, and every code point.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import type { PieceScanner } from '../../src/core/tokens/pieceScanner.ts';
import { loadPieceScanner } from '../../src/host/tokens/loadPieceScanner.ts';
import { anyText } from '../adapter/tokens/anyText.ts';

/** Contexts in which the count tells what kind of character stands in them. */
function contextsOf(character: string): string {
  return [
    `${character}'s 1${character}234 ..${character}'ll A${character}'LL  ${character}re\n\n  ${character}\n`,
    ` ${character} ${character}..${character}the ${character}ABcd've\n`,
  ].join('');
}

/** Code points that are counted together. */
const together = 64;

describe('token counts at length', function () {
  this.timeout(600_000);
  const reference = get_encoding('o200k_base');
  let scanner: PieceScanner;
  before(async () => {
    scanner = await loadPieceScanner();
  });
  after(() => {
    reference.free();
  });

  it('are those of tiktoken for 100,000 random texts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(scanner.count(text), reference.encode_ordinary(text).length);
      }),
      { numRuns: 100_000, seed: 20261120 },
    );
  });

  it('are those of tiktoken around every code point', () => {
    const wrong: string[] = [];
    for (let first = 0; first < 0x110000; first += together) {
      const text = Array.from({ length: together }, (_, index) => contextsOf(String.fromCodePoint(first + index))).join(
        '\n',
      );
      if (scanner.count(text) !== reference.encode_ordinary(text).length) {
        wrong.push(first.toString(16));
      }
    }
    assert.deepEqual(wrong, []);
  });
});
