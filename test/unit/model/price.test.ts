// Prices with a surcharge on long prompts.

import assert from 'node:assert/strict';
import { answerPrice, inputPrice, questionPrice } from '../../../src/core/model/price.ts';
import { sampleProfile } from '../sampleProfile.ts';

const profile = {
  ...sampleProfile,
  prices: {
    unit: 'USD/1M',
    standard: { input: 1, cached: 0.5, output: 10 },
    longPrompt: { above: 200_000, inputFactor: 2, outputFactor: 1.5 },
  },
} as const;

describe('the price of a long prompt', () => {
  for (const [input, cached, output, price] of [
    [200_000, 0, 100_000, [0.2, 1]],
    [200_001, 200_001, 100_000, [0.200_001, 1.5]],
    [400_000, 200_000, 0, [0.6, 0]],
  ] as const) {
    it(`counts ${input} tokens in, ${cached} of them cached, and ${output} out`, () => {
      assert.deepEqual([inputPrice(profile, input, cached), answerPrice(profile, output, input)], price);
    });
  }

  it('is in the worst case of a question', () => {
    assert.equal(questionPrice(profile, { input: 300_000, cached: 0, maxOutput: 100_000 }).atMost, 0.6 + 1.5);
  });
});
