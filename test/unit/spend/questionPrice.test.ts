// What the user is told before a question is what is set aside for it, and what is expected learns from bills.

import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { questionPrice } from '../../../src/core/spend/questionPrice.ts';
import { worstCase } from '../../../src/core/spend/worstCase.ts';
import { sampleProfile } from '../sampleProfile.ts';

const prices = {
  unit: 'USD/1M',
  standard: { input: 1, cached: 0.5, output: 10 },
  priority: { input: 2, output: 20 },
  longPrompt: { above: 200_000, inputFactor: 2, outputFactor: 1.5 },
} as const;
const { prices: known, ...unpriced } = sampleProfile;
const unbounded = { ...sampleProfile, omit: ['max_tokens', 'max_completion_tokens'] };
const counting = { factor: 1.2, hidden: 3_000, doubt: [1e-6, 0, 100] } as const;

const profiles: readonly (readonly [string, Profile])[] = [
  ['a usual one', sampleProfile],
  ['long prompts and tiers', { ...sampleProfile, prices }],
  ['no bound of the answer', unbounded],
  ['a service that counts more', { ...sampleProfile, counting }],
  ['no known price', unpriced],
];

describe('the price of a question', () => {
  it('is known where the prices are', () => {
    assert.deepEqual(
      [known === undefined, questionPrice(unpriced, { input: 5, cached: 0, maxOutput: 5 })],
      [false, {}],
    );
  });

  for (const [name, profile] of profiles) {
    it(`is at most what is set aside when it is sent, with ${name}`, () => {
      for (const input of [0, 900, 190_500, 300_000]) {
        for (const tier of [undefined, 'priority'] as const) {
          const request: ModelRequest = {
            ...{ purpose: 'chat', profile, messages: [], inputTokens: input, maxOutput: 4_096, temperature: 0 },
            ...{ sources: [], ...(tier && { tier }) },
          };
          const { atMost } = questionPrice(profile, { input, cached: 100, maxOutput: 4_096 }, { tier });
          assert.equal(atMost, worstCase(request));
        }
      }
    });
  }

  it('is expected for what the service is known to count, cached in the same share', () => {
    const { expected } = questionPrice(
      { ...sampleProfile, prices, counting },
      { input: 10_000, cached: 5_000, maxOutput: 100 },
    );
    // 15,000 tokens, half of them at $0.50, and 100 at $10 a million.
    assert.equal(expected?.toFixed(6), (0.0075 + 0.00375 + 0.001).toFixed(6));
  });

  it('is set aside for more than the usual margin where the service is known to count so much', () => {
    const known = worstCase({
      ...{ purpose: 'chat', profile: { ...sampleProfile, prices, counting }, messages: [], inputTokens: 10_000 },
      ...{ maxOutput: 0, temperature: 0, sources: [] },
    });
    // 15,000 tokens expected, three standard deviations of 14.2 and 100.
    assert.equal(known?.toFixed(6), '0.015143');
  });
});
