// What is claimed of a model, by whom.

import assert from 'node:assert/strict';
import { claimsFor, type Claim } from '../../../../src/core/model/catalogue/claimsFor.ts';

/** The claims on a field: the value with its unit, and the services that make it. */
function claimed(field: string, claims: readonly Claim[] = claimsFor('gpt-4.1-mini')): readonly unknown[] {
  return claims
    .filter((claim) => claim.field === field)
    .map(({ value, unit, sources }) => [value, unit, sources.map(({ service }) => service)]);
}

describe('claimsFor', () => {
  for (const [field, claims] of [
    [
      'limits.context',
      [
        [1_047_576, 'tokens', ['openai', 'seclai', 'vercel', 'azure', 'core-today', 'vercel', 'tokenhub']],
        [8_192, 'tokens', ['modelmeta']],
        [128_000, 'tokens', ['azure']],
      ],
    ],
    [
      'limits.output',
      [
        [32_768, 'tokens', ['openai', 'core-today', 'vercel', 'tokenhub']],
        [8_192, 'tokens', ['seclai', 'modelmeta']],
      ],
    ],
    [
      'prices.standard.input',
      [
        [0.4, 'USD/1M', ['openai', 'core-today', 'tokenhub', 'vercel']],
        [0.7, 'USD/1M', ['modelmeta']],
        [5.32, 'credits/1K', ['seclai']],
      ],
    ],
    [
      'prices.standard.cached',
      [
        [0.1, 'USD/1M', ['openai', 'core-today', 'tokenhub', 'vercel']],
        [0.175, 'USD/1M', ['modelmeta']],
        [1.33, 'credits/1K', ['seclai']],
      ],
    ],
    [
      'prices.priority.output',
      [
        [2.8, 'USD/1M', ['openai', 'vercel']],
        [37.24, 'credits/1K', ['seclai']],
      ],
    ],
    [
      'features.vision',
      [
        [true, undefined, ['openai', 'core-today', 'vercel']],
        [false, undefined, ['modelmeta']],
      ],
    ],
    [
      'knowledgeCutoff',
      [
        ['2024-06-01', undefined, ['openai', 'seclai']],
        ['2024-05', undefined, ['core-today']],
      ],
    ],
    ['shutdown', [['2027-01-14', undefined, ['openai', 'openai', 'openai']]]],
    ['benchmarks.IFBench', [[38.3, undefined, ['tokenhub']]]],
    [
      'parameters.service_tier',
      [
        [true, undefined, ['openai']],
        ['managed', undefined, ['seclai']],
      ],
    ],
  ] as const) {
    it(`keeps every claim on ${field}`, () => {
      assert.deepEqual(claimed(field), claims);
    });
  }

  it('keeps the words of a document where they are rounded or in another unit', () => {
    const said = claimsFor('gpt-4.1-mini', 'core-today')
      .flatMap(({ sources }) => sources)
      .flatMap((source) => source.said ?? []);
    assert.deepEqual(said, ['1.0M', '0.4 credits/1K', '0.1 credits/1K', '1.6 credits/1K']);
  });

  it('names document and day', () => {
    assert.deepEqual(claimsFor('openai/gpt-4.1-mini-fast', 'vercel')[0], {
      field: 'limits.context',
      value: 1_047_576,
      unit: 'tokens',
      sources: [{ document: 'Vercel AI Gateway documentation', date: '2026-11-20', service: 'vercel' }],
    });
  });

  it('sets what a service itself says beside the documents', () => {
    const source = { document: "the service's own list", date: '2026-11-21' };
    const heard = { service: 'vercel', source, facts: { limits: { context: 1_047_576, output: 16_384 } } } as const;
    assert.deepEqual(claimed('limits.output', claimsFor('gpt-4.1-mini', 'vercel', [heard])), [
      [32_768, 'tokens', ['vercel']],
      [16_384, 'tokens', ['vercel']],
    ]);
  });

  it('claims nothing of a model that is not known', () => {
    assert.deepEqual(claimsFor('gpt-7'), []);
  });
});
