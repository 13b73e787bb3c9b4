// The environment's key goes to its own origin alone.

import assert from 'node:assert/strict';
import { environmentKey } from '../../../src/core/model/environmentKey.ts';

const openAi = 'https://api.openai.com';
const gateway = 'https://gw.example.com';

describe('environmentKey', () => {
  for (const [name, origin, environment, expected] of [
    ['goes to OpenAI when no address is set', openAi, {}, 'the-key'],
    ['goes to no other service when no address is set', gateway, {}, undefined],
    ['goes to the origin of the address', gateway, { PANORAMA_BASE_URL: `${gateway}/v1/` }, 'the-key'],
    ['does not go to OpenAI when another address is set', openAi, { PANORAMA_BASE_URL: gateway }, undefined],
    ['does not go to another port', `${gateway}:8443`, { PANORAMA_BASE_URL: gateway }, undefined],
    ['does not go to a longer name', `${gateway}.evil.io`, { PANORAMA_BASE_URL: gateway }, undefined],
    ['goes nowhere when the address cannot be read', openAi, { PANORAMA_BASE_URL: '' }, undefined],
    ['goes nowhere over open http', 'http://gw.example.com', { PANORAMA_BASE_URL: 'http://gw.example.com' }, undefined],
    ['is none when it is blank', openAi, { PANORAMA_API_KEY: ' ' }, undefined],
    ['is none when it is not set', openAi, { PANORAMA_API_KEY: undefined }, undefined],
  ] as const) {
    it(name, () => {
      assert.equal(environmentKey(origin, { PANORAMA_API_KEY: ' the-key\n', ...environment }), expected);
    });
  }

  it('is never that of another variable', () => {
    assert.equal(environmentKey(openAi, { OPENAI_API_KEY: 'other' } as Readonly<Record<string, string>>), undefined);
  });
});
