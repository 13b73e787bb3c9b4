// Sizes of a question that are offered for a model.

import assert from 'node:assert/strict';
import { offeredBudgets } from '../../../src/features/chat/offeredBudgets.ts';
import { profileAt } from '../../fakes/asking.ts';

describe('offeredBudgets', () => {
  const cases: readonly (readonly [number, readonly string[]])[] = [
    [1_047_576, ['focus', 'wide', 'whole']],
    [64_000, ['focus', 'whole']],
    [8_192, ['whole']],
  ];
  for (const [context, names] of cases) {
    it(`are ${names.join(', ')} where the model takes ${context}`, () => {
      const offered = offeredBudgets(profileAt('https://gw.example.com', { limits: { context, output: 4_096 } }));
      assert.deepEqual(
        [offered.map(({ name }) => name), offered.every(({ tokens }) => tokens <= context)],
        [names, true],
      );
    });
  }

  it('cost the more the larger they are, and nothing where no price is known', () => {
    const prices = { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } } as const;
    const [focus, wide] = offeredBudgets(profileAt('https://gw.example.com', { prices }));
    const [unpriced] = offeredBudgets(profileAt('http://127.0.0.1:9', {}));
    assert.ok((focus?.price ?? 0) > 0 && (focus?.price ?? 0) < (wide?.price ?? 0));
    assert.equal(unpriced?.price, undefined);
  });
});
