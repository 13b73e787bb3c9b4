// Diagnostics: what helps, and no secret.

import assert from 'node:assert/strict';
import { diagnostics, type DiagnosticFacts } from '../../../src/features/inspect/diagnostics.ts';
import { sampleProfile } from '../sampleProfile.ts';

const KEY = 'canary-0123456789abcdef';

const facts: DiagnosticFacts = {
  versions: { panorama: '0.1.0', editor: 'VS Code 1.104.0' },
  window: { kind: 'desktop', trusted: true },
  settings: { profile: 'sample', exclude: 2 },
  problem: undefined,
  profile: {
    ...sampleProfile,
    baseUrl: 'https://service.example/v1?key=hidden-query',
    headers: { 'X-Account': 'hidden-header' },
    body: { user: 'hidden-field' },
  },
  hasKey: true,
  recent: [
    {
      at: 0,
      purpose: 'chat',
      profile: 'sample',
      model: 'gpt-4.1-mini',
      origin: 'https://service.example',
      sources: ['src/hidden-source.ts'],
      characters: 10,
      outcome: 'failed',
      failure: 'key-wrong',
      totalMs: 12,
    },
  ],
};

describe('diagnostics', () => {
  it('tells versions, settings, the model by its names, and the last failures', () => {
    assert.deepEqual(JSON.parse(diagnostics(facts, [KEY])), {
      panorama: '0.1.0',
      editor: 'VS Code 1.104.0',
      window: { kind: 'desktop', trusted: true },
      settings: { profile: 'sample', exclude: 2 },
      model: {
        id: 'sample',
        label: 'Sample',
        address: 'https://service.example/v1',
        model: 'gpt-4.1-mini',
        api: 'chat',
        auth: 'bearer',
        limits: { context: 1_047_576, output: 32_768 },
        prices: 'USD/1M',
        encoding: 'o200k_base',
        cacheMinutes: 5,
        omit: [],
        headers: ['X-Account'],
        body: ['user'],
        hasKey: true,
      },
      recent: [
        {
          at: '1970-01-01T00:00:00.000Z',
          purpose: 'chat',
          model: 'gpt-4.1-mini',
          outcome: 'failed',
          failure: 'key-wrong',
          totalMs: 12,
        },
      ],
    });
  });

  it('takes a key out wherever it has come to stand', () => {
    const text = diagnostics({ ...facts, problem: `no ${KEY}`, profile: { ...facts.profile, label: KEY } }, [KEY]);
    assert.doesNotMatch(text, /canary|hidden/);
  });
});
