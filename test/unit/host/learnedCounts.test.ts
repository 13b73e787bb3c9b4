// What bills have told is kept by address and model, and outlasts the window.

import assert from 'node:assert/strict';
import { createLearnedCounts } from '../../../src/host/vscode/learnedCounts.ts';
import { sampleProfile } from '../sampleProfile.ts';

function memoryOf(kept: Map<string, unknown> = new Map<string, unknown>()) {
  return {
    kept,
    get: (name: string) => kept.get(name),
    update: (name: string, value: unknown) => Promise.resolve(void kept.set(name, structuredClone(value))),
  };
}

const answers = [1_000, 30_000, 5_000].map((counted) => ({ counted, billed: Math.round(1.02 * counted) + 300 }));

describe('what was learned of counts', () => {
  it('leaves a profile alone of which nothing is known', () => {
    assert.equal(createLearnedCounts(memoryOf()).apply(sampleProfile), sampleProfile);
  });

  it('is there for the next window, for this address and model alone', async () => {
    const memory = memoryOf();
    const counts = createLearnedCounts(memory);
    for (const answer of answers) {
      await counts.learn(sampleProfile, answer);
    }
    const next = createLearnedCounts(memoryOf(memory.kept));
    const { counting } = next.apply(sampleProfile);
    assert.deepEqual(
      [counting?.factor.toFixed(2), counting && Math.round(counting.hidden / 10), counts.apply(sampleProfile).counting],
      ['1.02', 30, counting],
    );
    for (const other of [
      { ...sampleProfile, model: 'gpt-6-luna' },
      { ...sampleProfile, baseUrl: 'https://other.example/v1' },
    ]) {
      assert.equal(next.apply(other), other);
    }
  });

  for (const kept of [
    null,
    'words',
    { 'https://service.example/v1 gpt-4.1-mini': { answers: [[1], 7], counting: { factor: 'a' } } },
  ]) {
    it(`is nothing where the memory holds ${JSON.stringify(kept)}`, () => {
      const counts = createLearnedCounts(memoryOf(new Map([['panorama.learnedCounts', kept]])));
      assert.equal(counts.apply(sampleProfile).counting, undefined);
    });
  }

  it('keeps the last sixteen bills of each of a hundred models', async () => {
    const memory = memoryOf();
    const counts = createLearnedCounts(memory);
    for (let index = 0; index < 120; index += 1) {
      await counts.learn(
        { ...sampleProfile, model: `model-${index % 105}` },
        { counted: 100 + index, billed: 100 + index },
      );
    }
    for (let index = 0; index < 20; index += 1) {
      await counts.learn(sampleProfile, { counted: 100 + index, billed: 100 + index });
    }
    const kept = memory.kept.get('panorama.learnedCounts') as Readonly<
      Record<string, { readonly answers: readonly unknown[] }>
    >;
    assert.deepEqual(
      [Object.keys(kept).length, kept[`${sampleProfile.baseUrl} gpt-4.1-mini`]?.answers.length],
      [100, 16],
    );
  });
});
