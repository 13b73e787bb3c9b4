// The gate's policy: what may not leave by its path, whoever asks.

import assert from 'node:assert/strict';
import { release } from '../../../src/core/egress/gate.ts';
import { IgnoreRules } from '../../../src/core/egress/ignoreRules.ts';
import { createEgressPolicy } from '../../../src/core/egress/policy.ts';
import { sampleProfile } from '../sampleProfile.ts';

const forbidden = new IgnoreRules().with({ base: '', name: '.panoramaignore', text: 'plans/\n!.env\n' });
const policy = createEgressPolicy({ trusted: true, forbidden });

describe('the policy of the gate', () => {
  for (const [path, reason] of [
    ['src/a.ts', undefined],
    ['plans/b.md', 'excluded'],
    ['plans/deep/c.md', 'excluded'],
    ['.env', 'secret'],
    ['a/server.pem', 'secret'],
  ] as const) {
    it(`${reason === undefined ? 'lets' : 'keeps'} ${path}`, () => {
      assert.equal(policy.forbids(path), reason);
    });
  }

  it('sends a request with every message cleaned', () => {
    const decision = release(
      {
        purpose: 'chat',
        profile: sampleProfile,
        messages: [
          { role: 'system', content: 'DB_PASSWORD=Winter2026!' },
          { role: 'user', content: 'password: "Winter2026!"' },
        ],
        maxOutput: 1,
        prediction: 'secret = "Winter2026!"',
        temperature: 0,
        sources: ['src/a.ts'],
      },
      policy,
    );
    assert.deepEqual(
      decision.kind === 'released' &&
        [...decision.request.messages.map(({ content }) => content), decision.request.prediction].map((text) =>
          text?.replace(/«.*»/, '«»'),
        ),
      ['DB_PASSWORD=«»', 'password: "«»"', 'secret = "«»"'],
    );
  });
});
