// Prices with a surcharge on long prompts.

import assert from 'node:assert/strict';
import { answerPrice, billed, inputPrice } from '../../../src/core/model/price.ts';
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
});

describe('the price of a tier', () => {
  const tiered = { ...sampleProfile, prices: { ...profile.prices, priority: { input: 2, cached: 1, output: 20 } } };
  const usage = { input: 100_000, cached: 50_000, output: 10_000 };

  for (const [tier, price] of [
    [undefined, 0.175],
    ['priority', 0.35],
    ['flex', 0.175],
  ] as const) {
    it(`is its own where it has one: ${tier ?? 'standard'}`, () => {
      assert.equal(billed(tiered, usage, tier)?.toFixed(6), price.toFixed(6));
    });
  }
});
