// Profiles from the answers of the set-up.

import assert from 'node:assert/strict';
import { builtInProfiles, openAiProfile } from '../../../src/core/model/builtInProfiles.ts';
import { toDestination, type Destination } from '../../../src/core/model/destination.ts';
import { newProfile } from '../../../src/core/model/newProfile.ts';
import { parseProfile } from '../../../src/core/model/parseProfile.ts';

function destination(baseUrl: string): Destination {
  const result = toDestination(baseUrl);
  assert.ok(result.kind === 'ok');
  return result.destination;
}

describe('newProfile', () => {
  it('is the built-in profile for its address and model', () => {
    const answers = { destination: destination(openAiProfile.baseUrl), model: 'gpt-4.1-mini', auth: 'bearer' } as const;
    assert.equal(newProfile(answers, builtInProfiles), openAiProfile);
  });

  for (const [baseUrl, model, limits, hasPrices] of [
    ['https://api.openai.com/v1', 'gpt-4.1-mini-2025-04-14', openAiProfile.limits, true],
    ['https://api.openai.com/v1', 'gpt-6-luna', { context: 1_050_000, output: 128_000 }, true],
    ['https://api.openai.com/v1', 'gpt-7', { context: 128_000, output: 4_096 }, false],
    ['https://api.core.today/llm/openai/v1', 'gpt-4.1-mini', openAiProfile.limits, true],
    ['https://gw.example.com/v1', 'gpt-4.1-mini', { context: 128_000, output: 4_096 }, false],
    ['http://127.0.0.1:11434/v1', 'qwen3:8b', { context: 8_192, output: 2_048 }, false],
  ] as const) {
    it(`claims of ${model} at ${baseUrl} no more than is known`, () => {
      const profile = newProfile({ destination: destination(baseUrl), model, auth: 'bearer' }, builtInProfiles);
      assert.deepEqual([profile.limits, profile.prices !== undefined], [limits, hasPrices]);
    });
  }

  it('has an id that is free and a form that the settings take', () => {
    const answers = { destination: destination('http://127.0.0.1:1234/v1'), model: 'Qwen/3 8B', auth: 'none' } as const;
    const first = newProfile(answers, builtInProfiles);
    const second = newProfile({ ...answers, model: 'qwen 3 8b' }, [...builtInProfiles, first]);
    const nameless = newProfile({ ...answers, model: '…', destination: { ...answers.destination, host: '…' } }, []);
    assert.deepEqual(
      [first.id, second.id, nameless.id, parseProfile(first)],
      ['qwen-3-8b-127-0-0-1-1234', 'qwen-3-8b-127-0-0-1-1234-2', 'model', { kind: 'profile', profile: first }],
    );
  });
});
