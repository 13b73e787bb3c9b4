// What a profile leaves out, by service.

import assert from 'node:assert/strict';
import { resolveModel, type ModelAt } from '../../../../src/core/model/catalogue/resolveModel.ts';

function limitsAndPrices(at: ModelAt): unknown {
  const { limits, prices } = resolveModel(at);
  return [[limits.context, limits.output], prices];
}

const list = { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } } as const;
const tiers = { priority: { input: 0.7, cached: 0.175, output: 2.8 }, batch: { input: 0.2, output: 0.8 } } as const;
const model = 'gpt-4.1-mini';

describe('resolveModel', () => {
  for (const [at, limits, prices] of [
    [{ baseUrl: 'https://api.openai.com/v1', model }, [1_047_576, 32_768], { ...list, ...tiers }],
    [
      { baseUrl: 'https://api.openai.com/v1', model: 'gpt-4.1-mini-2025-04-14' },
      [1_047_576, 32_768],
      { ...list, ...tiers },
    ],
    [
      { baseUrl: 'https://api.core.today/llm/openai/v1', model },
      [1_047_576, 32_768],
      { ...list, unit: 'credits/1K', usdPerCredit: 0.001 },
    ],
    [
      { baseUrl: 'https://api.seclai.com', model },
      [1_047_576, 8_192],
      {
        unit: 'credits/1K',
        standard: { input: 5.32, cached: 1.33, output: 21.28 },
        priority: { input: 9.31, output: 37.24 },
      },
    ],
    [{ baseUrl: 'https://hub.example/v1', model, service: 'tokenhub' }, [1_047_576, 32_768], list],
    [
      { baseUrl: 'https://ai-gateway.vercel.sh/v1', model: 'openai/gpt-4.1-mini' },
      [1_047_576, 32_768],
      { ...list, priority: { input: 0.7, output: 2.8 } },
    ],
    [
      { baseUrl: 'https://ai-gateway.vercel.sh/v1', model: 'openai/gpt-4.1-mini-fast' },
      [1_047_576, 32_768],
      { unit: 'USD/1M', standard: { input: 0.7, output: 2.8 } },
    ],
    [{ baseUrl: 'https://mine.openai.azure.com/openai/v1', model }, [128_000, undefined], undefined],
    [{ baseUrl: 'https://gw.example.com/v1', model }, [undefined, undefined], undefined],
    [{ baseUrl: 'https://api.openai.com/v1', model: 'gpt-7' }, [undefined, undefined], undefined],
  ] as const) {
    it(`knows ${at.model} at ${at.baseUrl}`, () => {
      assert.deepEqual(limitsAndPrices(at), [limits, prices]);
    });
  }

  const source = { document: "the service's own list", date: '2026-11-21' };

  it('takes prices from the list of the service first, and the smaller of its limits and those of documents', () => {
    const prices = { unit: 'USD/1M', standard: { input: 0.8, output: 3.2 } } as const;
    const facts = { limits: { context: 2_000_000, output: 16_384 }, prices, parameters: { top_p: false } } as const;
    const at = { baseUrl: 'https://ai-gateway.vercel.sh/v1', model: 'openai/gpt-4.1-mini' };
    const resolved = resolveModel(at, [{ source, facts }]);
    assert.deepEqual(
      [resolved.limits, resolved.prices, resolved.omit],
      [
        { context: 1_047_576, output: 16_384 },
        { unit: 'USD/1M', standard: { input: 0.8, cached: 0.2, output: 3.2 } },
        ['top_p'],
      ],
    );
  });

  it('believes the service before the documents about a parameter', () => {
    const at = { baseUrl: 'https://api.openai.com/v1', model };
    assert.deepEqual(resolveModel(at, [{ source, facts: { parameters: { top_p: false } } }]).omit, ['top_p']);
  });

  it('reads a rounded window that no one says exactly as its least', () => {
    const at = { baseUrl: 'http://127.0.0.1:8000/v1', model: 'qwen' };
    assert.deepEqual(resolveModel(at, [{ source, facts: { limits: { context: '32.8K' } } }]).limits, {
      context: 32_750,
    });
  });

  it('leaves out what Seclai sets itself, and knows its other tier', () => {
    const { omit, accepts, prices } = resolveModel({ baseUrl: 'https://api.seclai.com', model });
    assert.deepEqual(
      [omit, accepts, prices?.priority],
      [['stream', 'service_tier', 'safety_identifier', 'user'], [], { input: 9.31, output: 37.24 }],
    );
  });

  it('accepts at Core.Today what its page lists', () => {
    const { accepts, features } = resolveModel({ baseUrl: 'https://api.core.today/llm/openai/v1', model });
    assert.deepEqual(
      [accepts, features],
      [
        ['temperature', 'max_tokens', 'stream', 'response_format', 'tools', 'top_p'],
        ['vision', 'tools', 'streaming', 'json-mode', 'system-prompt'],
      ],
    );
  });

  it('does not count as a feature what is denied', () => {
    const { features } = resolveModel({ baseUrl: 'https://hub.example/v1', model, service: 'modelmeta' });
    assert.deepEqual(features.includes('vision'), false);
  });

  it('knows the surcharge and the reasoning of GPT-6 Luna', () => {
    const { prices, body, omit } = resolveModel({ baseUrl: 'https://api.openai.com/v1', model: 'gpt-6-luna' });
    assert.deepEqual(
      [prices?.longPrompt, body, omit],
      [
        { above: 272_000, inputFactor: 2, outputFactor: 1.5 },
        { reasoning_effort: 'none' },
        ['prediction', 'max_tokens'],
      ],
    );
  });

  it('knows the encoding of a model wherever it runs', () => {
    assert.equal(
      resolveModel({ baseUrl: 'https://gw.example.com/v1', model: 'openai/gpt-4.1' }).encoding,
      'o200k_base',
    );
  });
});
