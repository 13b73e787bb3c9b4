// A profile for tests: GPT-4.1 mini's limits and list prices at a service that does not exist.

import type { Profile } from '../../src/core/model/profile.ts';

/** $0.40 in, $0.10 cached, $1.60 out per million tokens. */
export const sampleProfile: Profile = {
  id: 'sample',
  label: 'Sample',
  baseUrl: 'https://service.example/v1',
  model: 'gpt-4.1-mini',
  auth: 'bearer',
  api: 'chat',
  limits: { context: 1_047_576, output: 32_768 },
  prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
  headers: {},
  body: {},
  omit: [],
  encoding: 'o200k_base',
  cacheMinutes: 5,
  accepts: [],
  features: [],
};
