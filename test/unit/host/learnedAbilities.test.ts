// What a test of the connection has shown holds until the profile says something else of itself.

import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import { createLearnedAbilities } from '../../../src/host/vscode/learnedAbilities.ts';
import { sampleProfile } from '../sampleProfile.ts';

function memory() {
  const kept = new Map<string, unknown>();
  return {
    get: (name: string) => kept.get(name),
    update: (name: string, value: unknown) => Promise.resolve(void kept.set(name, value)),
  };
}

const learned = { accepts: ['stop'], features: ['tools'], omit: ['temperature'] } as const;
const shown = ({ accepts, features, omit }: Profile) => ({ accepts, features, omit });

describe('what a test has shown of a service', () => {
  for (const [name, changes, expected] of [
    ['holds for the profile that was tested', {}, learned],
    ['holds under another label and id', { id: 'b', label: 'B' }, learned],
    [
      'does not outweigh a feature named since',
      { features: ['vision'] },
      { accepts: [], features: ['vision'], omit: [] },
    ],
    ['does not hold for another API', { api: 'responses' }, { accepts: [], features: [], omit: [] }],
    ['does not hold for another model', { model: 'b' }, { accepts: [], features: [], omit: [] }],
  ] as const) {
    it(name, async () => {
      const abilities = createLearnedAbilities(memory());
      await abilities.learn(sampleProfile, learned);
      assert.deepEqual(shown(abilities.apply({ ...sampleProfile, ...changes })), expected);
    });
  }

  it('is gone when it is forgotten', async () => {
    const abilities = createLearnedAbilities(memory());
    await abilities.learn(sampleProfile, learned);
    await abilities.forget(sampleProfile);
    assert.equal(abilities.apply(sampleProfile), sampleProfile);
  });
});
