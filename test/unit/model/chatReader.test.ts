// What is read from the chunks of a stream, and what is passed over.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatReader } from '../../../src/core/model/chatReader.ts';
import type { Usage } from '../../../src/core/model/streamPart.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

describe('reading chunks', () => {
  const usages: readonly (readonly [string, unknown, Usage | undefined])[] = [
    [
      'the cached part',
      { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 4 } },
      { input: 9, cached: 4, output: 1 },
    ],
    ['no cached part', { prompt_tokens: 9, completion_tokens: 1 }, { input: 9, cached: 0, output: 1 }],
    [
      'a cached part above the whole',
      { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 12 } },
      { input: 9, cached: 9, output: 1 },
    ],
    ['negative counts', { prompt_tokens: -9, completion_tokens: 1 }, undefined],
    ['texts', { prompt_tokens: '9', completion_tokens: '1' }, undefined],
    ['null', null, undefined],
  ];
  for (const [name, usage, expected] of usages) {
    it(`takes a usage with ${name}`, () => {
      const reader = new ChatReader();
      reader.read({ choices: [], usage });
      assert.deepEqual(reader.usage, expected);
    });
  }

  it('keeps the last usage that makes sense', () => {
    const reader = new ChatReader();
    reader.read({ usage: { prompt_tokens: 9, completion_tokens: 1 } });
    reader.read({ usage: { prompt_tokens: 9, completion_tokens: 7 } });
    reader.read({ usage: null });
    assert.deepEqual(reader.usage, { input: 9, cached: 0, output: 7 });
  });

  it('never fails and never ends an answer on values without meaning', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (chunk, delta) => {
        const reader = new ChatReader();
        reader.read(chunk);
        reader.read({ choices: [{ index: 0, delta, finish_reason: null }] });
        assert.deepEqual(reader.finished, false);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });
});
