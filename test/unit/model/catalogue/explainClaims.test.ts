// Contradictions that are understood, in words.

import assert from 'node:assert/strict';
import { explainClaims, isPriorityPrice } from '../../../../src/core/model/catalogue/explainClaims.ts';

describe('explainClaims', () => {
  it('explains what the services say of GPT-4.1 mini', () => {
    assert.deepEqual(
      explainClaims('gpt-4.1-mini').map(({ service, code, sentence }) => [service, code, sentence]),
      [
        ['core-today', 'credit-value', 'Prices are in credits of about $0.001; what is charged may vary with usage.'],
        [
          'seclai',
          'credits-of-list-price',
          "Every price is 13,300 credits for a dollar of OpenAI's list price; what a credit costs is not said.",
        ],
        ['seclai', 'output-cap', 'This service cuts answers at 8,192 tokens; others allow more.'],
        [
          'modelmeta',
          'priority-price',
          "The price is OpenAI's Priority tier, now called Fast, and not its standard price.",
        ],
        [
          'modelmeta',
          'gpt-4-window',
          'A window of 8,192 tokens is that of GPT-4, under which the registry lists the model.',
        ],
        ['modelmeta', 'text-only', 'This registry lists text alone; the model also reads images.'],
        ['vercel', 'listed-later', 'The date is when this service listed the model, after its release.'],
      ],
    );
  });

  it('has nothing to explain where documents agree or are not known', () => {
    assert.deepEqual([explainClaims('gpt-6-luna'), explainClaims('gpt-7')], [[], []]);
  });
});

describe('isPriorityPrice', () => {
  for (const [prices, isPriority] of [
    [{ input: 0.7, cached: 0.175, output: 2.8 }, true],
    [{ input: 0.7, output: 2.8 }, true],
    [{ input: 0.4, cached: 0.1, output: 1.6 }, false],
    [{ input: 0.7, output: 1.6 }, false],
  ] as const) {
    it(`says ${String(isPriority)} of ${JSON.stringify(prices)}`, () => {
      assert.equal(isPriorityPrice('openai/gpt-4.1-mini', prices), isPriority);
    });
  }

  it('says no of a model whose tiers are not known', () => {
    assert.equal(isPriorityPrice('gpt-7', { input: 0.7, output: 2.8 }), false);
  });
});
