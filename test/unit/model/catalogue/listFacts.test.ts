// The values of a document with their units.

import assert from 'node:assert/strict';
import { listFacts } from '../../../../src/core/model/catalogue/listFacts.ts';
import { isRounded, readTokens } from '../../../../src/core/model/catalogue/roundedTokens.ts';

describe('listFacts', () => {
  it('gives prices in credits of a known worth in US dollars, to the last digit', () => {
    const prices = { unit: 'credits/1K', usdPerCredit: 0.0001, standard: { input: 5.32, output: 21.28 } } as const;
    assert.deepEqual(listFacts({ prices }), [
      { field: 'prices.standard.input', value: 0.532, unit: 'USD/1M', said: '5.32 credits/1K' },
      { field: 'prices.standard.output', value: 2.128, unit: 'USD/1M', said: '21.28 credits/1K' },
      { field: 'prices.usdPerCredit', value: 0.0001 },
    ]);
  });

  it('gives every other value by its path', () => {
    const facts = {
      limits: { context: '1.0M' },
      prices: { unit: 'USD/1M', cacheWrite: 0.125, longPrompt: { above: 272_000, inputFactor: 2, outputFactor: 1.5 } },
      parameters: { stop: true, reasoning_effort: { values: ['none', 'low'], usual: 'low' } },
      shutdown: '2027-01-14',
    } as const;
    assert.deepEqual(
      listFacts(facts).map(({ field, value }) => [field, value]),
      [
        ['limits.context', 1_000_000],
        ['prices.cacheWrite', 0.125],
        ['prices.longPrompt.above', 272_000],
        ['prices.longPrompt.inputFactor', 2],
        ['prices.longPrompt.outputFactor', 1.5],
        ['parameters.stop', true],
        ['parameters.reasoning_effort.values', 'none, low'],
        ['parameters.reasoning_effort.usual', 'low'],
        ['shutdown', '2027-01-14'],
      ],
    );
  });
});

describe('rounded tokens', () => {
  for (const [exact, words, isSame] of [
    [32_768, '32K', true],
    [32_768, '32.8K', true],
    [32_768, '33K', true],
    [32_768, '31K', false],
    [32_768, '32.9K', false],
    [1_047_576, '1.0M', true],
    [1_047_576, '1M', true],
    [1_047_576, '1.1M', false],
    [8_192, '1M', false],
    [128_000, '1.0M', false],
    [32_768, 32_768, true],
    [32_768, 32_767, false],
  ] as const) {
    it(`say ${String(isSame)} to ${exact} being ${words}`, () => {
      assert.equal(isRounded(exact, readTokens(words)), isSame);
    });
  }
});
