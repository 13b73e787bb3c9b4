// Which requests go in which tier.

import assert from 'node:assert/strict';
import { parseProfile } from '../../../src/core/model/parseProfile.ts';
import { tierOf } from '../../../src/core/model/tierOf.ts';
import { sampleProfile } from '../sampleProfile.ts';

const profile = {
  omit: sampleProfile.omit,
  accepts: ['service_tier'],
  tiers: { completion: 'priority', refactor: 'flex' },
} as const;

describe('the tier of a request', () => {
  it('is that of its purpose; a test of the service has none', () => {
    const purposes = ['chat', 'completion', 'refactor', 'probe'] as const;
    assert.deepEqual(
      purposes.map((purpose) => tierOf(profile, purpose)),
      [undefined, 'priority', 'flex', undefined],
    );
  });

  it('is asked for where the service takes it alone', () => {
    assert.equal(tierOf({ ...profile, accepts: [] }, 'completion'), undefined);
    assert.equal(tierOf({ ...profile, omit: ['service_tier'] }, 'completion'), undefined);
  });

  it('is asked for where its price is known, or none is', () => {
    const standard = { input: 1, output: 2 };
    const priced = { ...profile, prices: { unit: 'USD/1M', standard, flex: standard } } as const;
    assert.deepEqual([tierOf(priced, 'completion'), tierOf(priced, 'refactor')], [undefined, 'flex']);
  });

  for (const tiers of ['flex', { chat: 'batch' }, { probe: 'flex' }, { chat: 1 }]) {
    it(`is no ${JSON.stringify(tiers)} of the settings`, () => {
      const parsed = parseProfile({ id: 'mine', baseUrl: 'https://gw.example.com/v1', model: 'm', tiers });
      assert.equal(parsed.kind, 'problem');
    });
  }
});
