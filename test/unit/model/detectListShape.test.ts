// The form of a list of models, told by its fields.

import assert from 'node:assert/strict';
import { detectListShape } from '../../../src/core/model/detectListShape.ts';

const cases: readonly (readonly [string, unknown])[] = [
  ['openai', { object: 'list', data: [{ id: 'gpt-4.1-mini', object: 'model', owned_by: 'system' }] }],
  ['vercel', { data: [{ id: 'm', context_window: 1, max_tokens: 1, pricing: { input: '0', output: '0' } }] }],
  ['openrouter', { data: [{ id: 'm', context_length: 1, top_provider: {}, pricing: {} }] }],
  ['openrouter', { data: [{ id: 'm', context_length: 1 }] }],
  ['vllm', { data: [{ id: 'm', max_model_len: 1 }] }],
  ['llama.cpp', { data: [{ id: 'm', meta: { n_ctx: 1 } }] }],
  ['lm-studio', [{ key: 'm', max_context_length: 1 }]],
  ['openai', { data: [null, 'm', 7] }],
  ['openai', 'a web page'],
  ['openai', undefined],
];

describe('detectListShape', () => {
  for (const [shape, body] of cases) {
    it(`reads ${JSON.stringify(body)} as ${shape}`, () => {
      assert.equal(detectListShape(body), shape);
    });
  }
});
