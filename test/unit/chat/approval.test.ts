// Prices against the user's limits, and budgets against what the model takes.

import assert from 'node:assert/strict';
import { needsConfirmation } from '../../../src/core/chat/approval.ts';
import { budgetTokens } from '../../../src/core/chat/budget.ts';
import { questionPrice } from '../../../src/core/spend/questionPrice.ts';
import { sampleProfile } from '../sampleProfile.ts';

describe('a confirmation', () => {
  for (const [atMost, expected] of [
    [0.25, false],
    [0.26, true],
    [undefined, false],
  ] as const) {
    it(`${expected ? 'is needed' : 'is not needed'} at ${String(atMost)}`, () => {
      assert.equal(needsConfirmation(atMost === undefined ? {} : { atMost }, 0.25), expected);
    });
  }
});

describe('budgetTokens', () => {
  const small = { ...sampleProfile, limits: { context: 8_192, output: 8_192 } };
  for (const [choice, profile, expected] of [
    ['focus', sampleProfile, 32_000],
    ['wide', sampleProfile, 120_000],
    ['whole', sampleProfile, 1_042_456],
    [5_000_000, sampleProfile, 1_042_456],
    [50_000, sampleProfile, 50_000],
    ['wide', small, 4_096],
    ['whole', { ...sampleProfile, counting: { factor: 1.05, hidden: 900, doubt: [0, 0, 0] } }, 991_958],
  ] as const) {
    it(`gives ${expected} for ${choice} at a context of ${profile.limits.context}`, () => {
      assert.equal(budgetTokens(choice, profile, Math.min(4_096, profile.limits.output)), expected);
    });
  }
});

describe('questionPrice', () => {
  const tokens = { input: 1_000_000, cached: 500_000, maxOutput: 4_096 };

  it('prices cached input at its own price, the answer at its longest, and at most with the margin of what is set aside', () => {
    const price = questionPrice(sampleProfile, tokens);
    assert.deepEqual([price.expected?.toFixed(6), price.atMost?.toFixed(6)], ['0.250960', '0.426754']);
  });

  it('converts credits, and knows no price without their value', () => {
    const credits = { unit: 'credits/1K', standard: { input: 5.32, output: 21.28 } } as const;
    const known = questionPrice({ ...sampleProfile, prices: { ...credits, usdPerCredit: 0.0001 } }, tokens);
    const unknown = questionPrice({ ...sampleProfile, prices: credits }, tokens);
    assert.deepEqual([known.atMost?.toFixed(4), unknown], ['0.5676', {}]);
  });
});
