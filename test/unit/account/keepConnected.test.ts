// The end of the set-up: of a field that several have a say on, the last answer of the person counts, then the model, then the service.

import assert from 'node:assert/strict';
import { toDestination } from '../../../src/core/model/destination.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { keepConnected } from '../../../src/features/account/keepConnected.ts';
import type { ConnectDraft } from '../../../src/features/account/connectDraft.ts';
import { sampleProfile } from '../sampleProfile.ts';

const BASE = 'https://api.openai.com/v1';

/** What the profile that is there says in every request: of the service, and of the model that it names. */
const there: Profile = {
  ...sampleProfile,
  ...{ id: 'there', baseUrl: BASE, model: 'old-thinker', headers: { 'x-team': 'shop' }, omit: ['seed'] },
  body: { reasoning_effort: 'high', user: 'shop', providerOptions: { gateway: { only: ['azure'] } } },
};

/** The profile that the set-up keeps and chooses; never one without the other. */
async function keep(draft: Omit<ConnectDraft, 'destination' | 'target'>): Promise<Profile | undefined> {
  const place = toDestination(BASE);
  assert.ok(place.kind === 'ok');
  const done: (readonly [string, string])[] = [];
  const target = { label: 'There', auth: 'bearer', profile: there } as const;
  const connected = await keepConnected(
    { ...draft, target, destination: place.destination },
    {
      keys: { store: () => Promise.resolve('kept') },
      profiles: {
        all: () => [there],
        save: ({ id }) => Promise.resolve(void done.push(['save', id])),
        choose: (id) => Promise.resolve(void done.push(['choose', id])),
      },
      heardOf: () => [],
    },
  );
  const id = connected?.profile.id ?? '';
  const expected =
    connected?.profile === there
      ? [['choose', id]]
      : [
          ['save', id],
          ['choose', id],
        ];
  assert.deepEqual(done, expected);
  return connected?.profile;
}

describe('the end of the set-up', () => {
  it('keeps what the service wants, and lets the model say what it wants itself', async () => {
    const profile = await keep({ key: 'sk-0123456789', model: 'gpt-6-luna' });
    assert.deepEqual(
      [profile?.body, profile?.headers, profile?.omit.includes('seed')],
      [{ ...there.body, reasoning_effort: 'none' }, there.headers, true],
    );
  });

  it('puts the providers that were just chosen in the place of earlier ones', async () => {
    const profile = await keep({ key: 'sk-0123456789', model: 'other', providers: ['openai'] });
    assert.deepEqual(profile?.body, { ...there.body, providerOptions: { gateway: { only: ['openai'] } } });
  });

  it('leaves a profile alone that stays at its model', async () => {
    assert.equal(await keep({ key: 'sk-0123456789', model: 'old-thinker' }), there);
  });
});
