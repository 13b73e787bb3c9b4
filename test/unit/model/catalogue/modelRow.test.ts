// Models as lines to pick from.

import assert from 'node:assert/strict';
import { modelRow } from '../../../../src/core/model/catalogue/modelRow.ts';

const vercel = { baseUrl: 'https://ai-gateway.vercel.sh/v1' };
const source = { document: "the service's own list", date: '2026-11-21' };

describe('modelRow', () => {
  it('says what the service lists, before the documents', () => {
    const facts = {
      limits: { context: 1_000_000, output: 32_000 },
      prices: { unit: 'USD/1M', standard: { input: 0.5, output: 2 } },
    } as const;
    const row = modelRow('openai/gpt-4.1-mini', vercel, {
      id: 'openai/gpt-4.1-mini',
      name: 'GPT-4.1 mini',
      source,
      facts,
    });
    assert.deepEqual(
      [row.name, row.limits, row.prices?.standard.input, row.sources[0]],
      ['GPT-4.1 mini', { context: 1_000_000, output: 32_000 }, 0.5, source],
    );
  });

  it('gives every claim where sources disagree, in any unit', () => {
    const { disputed } = modelRow('gpt-4.1-mini', { baseUrl: 'https://api.openai.com/v1' });
    const of = (name: string) => disputed.filter(({ field }) => field === name).map(({ value, unit }) => [value, unit]);
    assert.deepEqual(
      [of('limits.context'), of('prices.standard.input')],
      [
        [
          [1_047_576, 'tokens'],
          [8_192, 'tokens'],
          [128_000, 'tokens'],
        ],
        [
          [0.4, 'USD/1M'],
          [0.7, 'USD/1M'],
          [5.32, 'credits/1K'],
        ],
      ],
    );
  });

  it('adds the service’s own list to the claims', () => {
    const facts = { limits: { context: 64_000 } };
    const { disputed } = modelRow('openai/gpt-4.1-mini', vercel, { id: 'openai/gpt-4.1-mini', source, facts });
    const claim = disputed.find(({ value }) => value === 64_000);
    assert.deepEqual(claim?.sources, [{ ...source, service: 'vercel' }]);
  });

  it('knows nothing of a model that nobody describes, and claims nothing', () => {
    assert.deepEqual(
      modelRow('their-own', { baseUrl: 'https://gw.example.com/v1' }, { id: 'their-own', source, facts: {} }),
      {
        id: 'their-own',
        limits: {},
        features: [],
        sources: [],
        disputed: [],
      },
    );
  });
});
