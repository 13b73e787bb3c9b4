// The move to the model that follows.

import assert from 'node:assert/strict';
import { openAiProfile } from '../../../../src/core/model/builtInProfiles.ts';
import { successorProfile } from '../../../../src/core/model/catalogue/successorProfile.ts';
import { parseProfile } from '../../../../src/core/model/parseProfile.ts';

describe('successorProfile', () => {
  const moved = successorProfile(openAiProfile);

  it('moves GPT-4.1 mini at OpenAI to GPT-6 Luna without reasoning', () => {
    assert.deepEqual(moved, {
      ...openAiProfile,
      label: 'GPT-6 Luna (OpenAI)',
      model: 'gpt-6-luna',
      limits: { context: 1_050_000, output: 128_000 },
      prices: {
        unit: 'USD/1M',
        standard: { input: 0.1, cached: 0.01, output: 0.5 },
        priority: { input: 0.2, cached: 0.02, output: 1 },
        flex: { input: 0.05, cached: 0.005, output: 0.25 },
        batch: { input: 0.05, cached: 0.005, output: 0.25 },
        longPrompt: { above: 272_000, inputFactor: 2, outputFactor: 1.5 },
      },
      body: { reasoning_effort: 'none' },
      omit: ['prediction', 'max_tokens'],
      accepts: [
        ...['reasoning_effort', 'temperature', 'top_p', 'presence_penalty', 'frequency_penalty', 'logprobs'],
        ...['top_logprobs', 'tools', 'max_completion_tokens'],
      ],
      features: [...['vision', 'tools', 'structured-output', 'streaming', 'web-search', 'responses', 'batch']],
    });
  });

  it('is a profile that the settings take', () => {
    const own = { ...moved, id: 'mine' };
    assert.deepEqual(parseProfile(own), { kind: 'profile', profile: own });
  });

  it('keeps the body of the user, without what is refused, and sends no sampling while the model reasons', () => {
    const body = { reasoning_effort: 'low', prediction: {}, service_tier: 'flex' };
    const reasoning = successorProfile({ ...openAiProfile, body, omit: ['stop'] });
    assert.deepEqual(
      [reasoning?.body, reasoning?.omit, reasoning?.accepts],
      [
        { reasoning_effort: 'low', service_tier: 'flex' },
        [
          ...['stop', 'temperature', 'top_p', 'presence_penalty', 'frequency_penalty', 'logprobs', 'top_logprobs'],
          ...['tools', 'prediction', 'max_tokens'],
        ],
        ['reasoning_effort', 'max_completion_tokens'],
      ],
    );
  });

  it('names the model in a label that names it', () => {
    const labels = ['gpt-4.1-mini (api.openai.com)', 'My model'].map(
      (label) => successorProfile({ ...openAiProfile, label })?.label,
    );
    assert.deepEqual(labels, ['gpt-6-luna (api.openai.com)', 'My model']);
  });

  for (const change of [
    { model: 'gpt-6-luna' },
    { model: 'gpt-7' },
    { baseUrl: 'https://ai-gateway.vercel.sh/v1', model: 'openai/gpt-4.1-mini' },
    { baseUrl: 'https://gw.example.com/v1' },
    { baseUrl: '' },
  ]) {
    it(`knows none for ${JSON.stringify(change)}`, () => {
      assert.equal(successorProfile({ ...openAiProfile, ...change }), undefined);
    });
  }
});
