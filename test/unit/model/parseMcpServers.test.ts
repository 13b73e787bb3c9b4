// Remote servers in the settings of a profile: what is taken, and what is said of the rest.

import assert from 'node:assert/strict';
import { parseProfile } from '../../../src/core/model/parseProfile.ts';

const profile = { id: 'mine', baseUrl: 'https://service.example/v1', model: 'any' };

describe('the remote servers of a profile', () => {
  it('are taken as they stand', () => {
    const mcpServers = [{ label: 'docs', url: 'https://docs.example/mcp', allowedTools: ['find'] }];
    const parsed = parseProfile({ ...profile, mcpServers });
    assert.deepEqual(parsed.kind === 'profile' && parsed.profile.mcpServers, mcpServers);
  });

  for (const [name, mcpServers, problem] of [
    ['that are no list', {}, 'mcpServers must be a list.'],
    ['without a label', [{ url: 'https://a.example' }], 'label is missing.'],
    [
      'with a label of other signs',
      [{ label: '1 a', url: 'https://a.example' }],
      'mcpServers: a label begins with a letter and holds letters, digits, "_" and "-".',
    ],
    [
      'on this computer',
      [{ label: 'a', url: 'http://localhost:1' }],
      'mcpServers: a url begins with "https://": the service calls it, not this computer.',
    ],
    [
      'with a key',
      [{ label: 'a', url: 'https://a.example', authorization: 'x' }],
      'there is no field "authorization" in mcpServers.',
    ],
  ] as const) {
    it(`${name} are a problem`, () => {
      assert.deepEqual(parseProfile({ ...profile, mcpServers }), { kind: 'problem', problem });
    });
  }
});
