// How much a model takes, and what its refusals teach.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { effectiveLimits, learnLimit } from '../../../src/core/model/effectiveLimits.ts';
import { property } from '../property.ts';

const claimed = { context: 1_047_576, output: 32_768 };

describe('effectiveLimits', () => {
  for (const [override, learned, limits] of [
    [undefined, undefined, claimed],
    [{ context: 128_000 }, undefined, { context: 128_000, output: 32_768 }],
    [{ context: 2_000_000, output: 4_096 }, { context: 300_000 }, { context: 300_000, output: 4_096 }],
    [{}, { context: 8_192 }, { context: 8_192, output: 8_192 }],
    [{ context: 0, output: Number.NaN }, { output: -1 }, claimed],
  ] as const) {
    it(`are the smallest of all with ${JSON.stringify([override, learned])}`, () => {
      assert.deepEqual(effectiveLimits(claimed, override, learned), limits);
    });
  }
});

describe('learnLimit', () => {
  for (const [service, message, limit] of [
    [
      'OpenAI',
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 10000 tokens. Please reduce the length of the messages.",
      8_192,
    ],
    ['Azure', "This model's maximum context length is 300000, however you requested 310000 tokens.", 300_000],
    [
      'OpenRouter',
      "This endpoint's maximum context length is 131,072 tokens. However, you requested about 150211 tokens (148000 of text input, 2211 in the output).",
      131_072,
    ],
    ['vLLM', 'max_tokens=8888 cannot be greater than max_model_len=max_total_tokens=3072.', 3_072],
    ['vLLM', 'The prompt (length 5000) is longer than the maximum model length of 4096.', 4_096],
    ['llama.cpp', 'the request exceeds the available context size (4096 tokens), try increasing it', 4_096],
    [
      'llama.cpp',
      '{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","n_prompt_tokens":9000,"n_ctx":512}}',
      512,
    ],
    ['llama-cpp-python', 'Requested tokens (2285) exceed context window of 2048', 2_048],
    ['Ollama', 'the input length exceeds the context length', undefined],
    ['Ollama', 'prompt is longer than the context length: 4096', 4_096],
    ['LM Studio', "The input (300000 tokens) is longer than the model's context length (262144 tokens).", 262_144],
    [
      'LiteLLM',
      "litellm.ContextWindowExceededError: OpenAIException - This model's maximum context length is 128000 tokens.",
      128_000,
    ],
    ['Anthropic through LiteLLM', 'prompt is too long: 213462 tokens > 200000 maximum', 200_000],
    ['a small window', "This model's maximum context length is 512 tokens.", 512],
    ['a small number of something', 'Your context size is 20 files.', undefined],
    ['a number with a unit', 'The context window is 2000K tokens.', undefined],
    ['a fraction', 'The context window is 1.5 million tokens.', undefined],
    ['more than is claimed', "This model's maximum context length is 2000000 tokens.", undefined],
    ['a rate limit', 'Request too large for gpt-4.1-mini: Limit 200000, Requested 300000.', undefined],
    ['nothing', '', undefined],
  ] as const) {
    it(`reads ${String(limit)} in the words of ${service}: ${message}`, () => {
      assert.equal(learnLimit(message, claimed.context), limit);
    });
  }

  it('learns nothing larger than is claimed, nothing small in unclear words, and never throws', () => {
    const words = fc.constantFrom(
      ...['maximum context length is ', 'n_ctx": ', 'available context size (', 'context window of ', 'max_model_len='],
      ...[' tokens', ')', ', however ', '> ', 'prompt is too long: '],
    );
    const piece = fc.oneof(words, fc.nat().map(String), fc.string(), fc.double().map(String));
    property(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 2_000_000 }), (pieces, most) => {
        const message = pieces.join('');
        const limit = learnLimit(message, most);
        assert.ok(limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= most));
        assert.ok(limit === undefined || limit >= 1_024 || /tokens|n_ctx|max_model_len/i.test(message));
      }),
    );
  });
});
