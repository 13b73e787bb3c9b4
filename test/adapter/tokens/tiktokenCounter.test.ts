// The counter against tiktoken itself: equal on what people write, bounded on what nobody writes.

import assert from 'node:assert/strict';
import { get_encoding } from 'tiktoken';
import type { TokenCounter } from '../../../src/core/ports.ts';
import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';
import { samples } from './samples.ts';

const runs: Readonly<Record<string, string>> = {
  letters: 'a',
  spaces: ' ',
  'line ends': '\n',
  dashes: '-',
  'letters outside the basic plane': '𠮷',
  ideographs: '漢',
  emoji: '😀',
};

describe('token counter for cl100k_base', function () {
  this.timeout(60_000);
  const reference = get_encoding('cl100k_base');
  let counter: TokenCounter;
  before(async () => {
    counter = await loadCounter('cl100k_base');
  });
  after(() => {
    reference.free();
  });

  for (const [name, text] of Object.entries(samples)) {
    it(`counts ${name} as tiktoken does`, () => {
      assert.equal(counter.count(text), reference.encode(text, [], []).length);
    });
  }

  for (const [name, unit] of Object.entries(runs)) {
    it(`counts 4,000 ${name} in a row to within 1 %`, () => {
      const exact = reference.encode(unit.repeat(4_000), [], []).length;
      const counted = counter.count(unit.repeat(4_000));
      assert.ok(Math.abs(counted - exact) <= exact / 100, `${counted} for ${exact}`);
    });

    // tiktoken alone takes minutes for the first, and gives up on some of the others.
    it(`counts a million ${name} in a row`, () => {
      const counted = counter.count(unit.repeat(1_000_000));
      assert.ok(Math.abs(counted - 250 * counter.count(unit.repeat(4_000))) <= counted / 20, String(counted));
    });
  }

  it('gives a text that it remembers the count that it gave before', () => {
    const counts = ['const answer = 42;', 'another text', 'const answer = 42;'].map((text) => counter.count(text));
    assert.deepEqual(counts, [6, 2, 6]);
  });
});
