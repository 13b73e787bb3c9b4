// Lists of models as services send them.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseModelList, type ListShape } from '../../../src/core/model/parseModelList.ts';
import { property } from '../property.ts';

const date = '2026-11-21';

/** Id and facts of each model. */
function read(body: unknown, shape: ListShape): readonly unknown[] {
  return parseModelList(body, shape, date).map(({ id, facts }) => [id, facts]);
}

describe('parseModelList', () => {
  it('reads the shutdown that OpenAI announces', () => {
    const data = [
      { id: 'gpt-4.1-mini', object: 'model', created: 1_744_000_000, owned_by: 'system', shutdown_date: '2027-01-14' },
      { id: 'gpt-6-luna', object: 'model', shutdown_date: null },
      { id: 'other', shutdown_date: 'soon' },
      { id: 'another', shutdown_date: '2027-13-45' },
    ];
    assert.deepEqual(read({ object: 'list', data }, 'openai'), [
      ['gpt-4.1-mini', { shutdown: '2027-01-14' }],
      ['gpt-6-luna', {}],
      ['other', {}],
      ['another', {}],
    ]);
  });

  it('reads limits and prices of Vercel, without the noise of binary fractions', () => {
    const pricing = { input: '0.0000004', output: '0.0000016', input_cache_read: '0.0000001' };
    const entry = {
      id: 'openai/gpt-4.1-mini',
      name: 'GPT-4.1 mini',
      context_window: 1_047_576,
      max_tokens: 32_768,
      pricing,
    };
    assert.deepEqual(parseModelList({ data: [entry] }, 'vercel', date), [
      {
        id: 'openai/gpt-4.1-mini',
        name: 'GPT-4.1 mini',
        source: { document: "the service's own list", date },
        facts: {
          limits: { context: 1_047_576, output: 32_768 },
          prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
        },
      },
    ]);
  });

  it('reads limits, prices, parameters and abilities of OpenRouter', () => {
    const entry = {
      id: 'openai/gpt-4.1-mini',
      context_length: 1_047_576,
      architecture: { input_modalities: ['text', 'image', 'file'], tokenizer: 'GPT' },
      top_provider: { context_length: 524_288, max_completion_tokens: 32_768 },
      supported_parameters: ['temperature', 'tools', 'structured_outputs', 'response_format', 'tool_choice'],
      pricing: { prompt: '0.0000004', completion: '0.0000016', input_cache_read: '1e-7', request: '0' },
    };
    assert.deepEqual(read({ data: [entry] }, 'openrouter'), [
      [
        'openai/gpt-4.1-mini',
        {
          limits: { context: 524_288, output: 32_768 },
          prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
          features: { vision: true, pdf: true, tools: true, 'structured-output': true, 'json-mode': true },
          parameters: { temperature: true, tools: true, response_format: true },
        },
      ],
    ]);
  });

  for (const [shape, entry, context] of [
    ['vllm', { id: 'm', max_model_len: 32_768 }, 32_768],
    ['llama.cpp', { id: 'm', meta: { n_ctx_train: 131_072 } }, 131_072],
    ['llama.cpp', { id: 'm', meta: { n_ctx_train: 131_072, n_ctx: 4_096 } }, 4_096],
    ['lm-studio', { id: 'm', max_context_length: 131_072, loaded_context_length: 8_192 }, 8_192],
    ['lm-studio', { key: 'm', max_context_length: '131072' }, 131_072],
  ] as const) {
    it(`reads the window of ${shape} from ${JSON.stringify(entry)}`, () => {
      assert.deepEqual(read({ data: [entry] }, shape), [['m', { limits: { context } }]]);
    });
  }

  for (const value of [Number.NaN, -1, 0, 1e30, 1.5, '1M', '-5', null, {}, [], true, Number.POSITIVE_INFINITY]) {
    it(`leaves out a window of ${JSON.stringify([value])} and keeps the model`, () => {
      assert.deepEqual(read([{ id: 'm', max_model_len: value }], 'vllm'), [['m', {}]]);
    });
  }

  for (const value of ['-1', 'free', '1e30', '', ' 0.1', '0x1', -0.1, Number.NaN, null, ['0.1']]) {
    it(`leaves out a price of ${JSON.stringify(value)}`, () => {
      const pricing = { input: value, output: '0.0000016' };
      assert.deepEqual(read([{ id: 'm', pricing }], 'vercel'), [['m', {}]]);
    });
  }

  it('takes the first of two entries with one id, and none without', () => {
    const data = [{ id: 'a', max_model_len: 1 }, {}, { id: 7 }, null, 'b', { id: 'a' }, { id: 'x'.repeat(201) }];
    assert.deepEqual(read({ data }, 'vllm'), [['a', { limits: { context: 1 } }]]);
  });

  it('reads 10,000 models at most', () => {
    const data = Array.from({ length: 10_001 }, (_, index) => ({ id: `m${index}` }));
    assert.equal(parseModelList({ data }, 'openai', date).length, 10_000);
  });

  it('reads anything without an error, and only sound numbers', () => {
    const names = [
      'id',
      'context_length',
      'max_tokens',
      'context_window',
      'pricing',
      'meta',
      'top_provider',
      'shutdown_date',
    ];
    const value = fc.oneof(
      fc.anything(),
      fc.double(),
      fc.string(),
      fc.record({ input: fc.string(), output: fc.string() }),
    );
    const entry = fc.dictionary(fc.constantFrom(...names), value);
    const shapes = fc.constantFrom<ListShape[]>('openai', 'vercel', 'openrouter', 'vllm', 'llama.cpp', 'lm-studio');
    property(
      fc.property(fc.oneof(fc.anything(), fc.array(entry)), shapes, (body, shape) => {
        for (const { facts } of parseModelList(body, shape, date)) {
          const counts = Object.values(facts.limits ?? {});
          assert.ok(counts.every((count) => Number.isInteger(count) && Number(count) >= 1 && Number(count) <= 1e8));
          const prices = Object.values(facts.prices?.standard ?? {}).map(Number);
          assert.ok(prices.every((price) => price >= 0 && price <= 100_000));
        }
      }),
    );
  });

  it('turns any price per token into the decimal that is written', () => {
    property(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (digits) => {
        const text = `0.${String(digits).padStart(9, '0')}`;
        const [model] = parseModelList([{ id: 'm', pricing: { input: text, output: text } }], 'vercel', date);
        assert.equal(model?.facts.prices?.standard?.input, Number(`${digits}e-3`));
      }),
    );
  });
});
