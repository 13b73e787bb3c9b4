// The file of token counts: what is written is read, and what is damaged is not.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { decodeCounts, encodeCounts } from '../../../src/core/tokens/countFile.ts';
import { property } from '../property.ts';

const names = {
  hashLength: 22,
  hash: (content: Uint8Array): string => createHash('sha256').update(content).digest('base64').slice(0, 22),
};
const nameOf = (content: string): string => names.hash(new TextEncoder().encode(content));
const counts = new Map(['first', 'second', 'third'].map((content, index) => [nameOf(content), 70_000 * index]));

describe('file of token counts', () => {
  it('gives back what was written, in the same order', () => {
    property(
      fc.property(fc.array(fc.tuple(fc.string(), fc.integer({ min: 0, max: 2 ** 32 - 1 }))), (pairs) => {
        const written = new Map(pairs.map(([content, tokens]) => [nameOf(content), tokens]));
        assert.deepEqual([...decodeCounts(encodeCounts(written, names), names)], [...written]);
      }),
    );
  });

  it('gives nothing when any byte has changed', () => {
    const bytes = encodeCounts(counts, names);
    const read = bytes.map((byte, index) => decodeCounts(bytes.with(index, byte ^ 1), names).size);
    assert.deepEqual([...read], Array(bytes.length).fill(0));
  });

  it('gives nothing when it ends early, or goes on', () => {
    const bytes = encodeCounts(counts, names);
    const cut = Array.from(bytes, (_, length) => decodeCounts(bytes.slice(0, length), names).size);
    assert.deepEqual([...cut, decodeCounts(Uint8Array.of(...bytes, 0), names).size], Array(bytes.length + 1).fill(0));
  });

  it('gives nothing for a whole file of another version', () => {
    const body = new TextEncoder().encode('panorama counts 1\n\0\0\0\0');
    const bytes = Uint8Array.of(...body, ...new TextEncoder().encode(names.hash(body)));
    assert.deepEqual(decodeCounts(bytes, names), new Map());
  });

  it('leaves out what is no count of a content', () => {
    const odd = new Map([...counts, ['short', 1], [nameOf('fourth'), 2 ** 32]]);
    assert.deepEqual(decodeCounts(encodeCounts(odd, names), names), counts);
  });
});
