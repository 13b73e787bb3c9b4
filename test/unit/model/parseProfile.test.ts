// Profiles of the settings: complete and checked, or a problem in words.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtInProfiles, openAiProfile } from '../../../src/core/model/builtInProfiles.ts';
import { resolveModel } from '../../../src/core/model/catalogue/resolveModel.ts';
import { inputPrice } from '../../../src/core/model/price.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { parseProfile, parseProfiles } from '../../../src/core/model/parseProfile.ts';

const least = { id: 'mine', baseUrl: 'https://gw.example.com/v1', model: 'gpt-4.1-mini' };

const full = {
  ...least,
  label: 'Mine',
  auth: 'header:X-Key',
  api: 'responses',
  service: 'seclai',
  limits: { context: 8192, output: 2048 },
  prices: {
    unit: 'credits/1K',
    usdPerCredit: 0.001,
    standard: { input: 5.32, cached: 1.33, output: 21.28 },
    priority: { input: 9.31, output: 37.24 },
    flex: { input: 2, output: 8 },
    batch: { input: 2.66, output: 10.64 },
    longPrompt: { above: 272_000, inputFactor: 2, outputFactor: 1.5 },
  },
  headers: { 'X-Account-Id': '7' },
  body: { verbosity: 'low' },
  omit: ['temperature'],
  encoding: 'cl100k_base',
  cacheMinutes: 0,
  accepts: ['max_tokens', 'stop'],
  features: ['tools', 'usage'],
  tiers: { completion: 'priority', refactor: 'flex' },
};

function problemOf(value: unknown): string {
  const parsed = parseProfile(value);
  return parsed.kind === 'problem' ? parsed.problem : 'no problem';
}

function baseUrlOf(baseUrl: string): string {
  const parsed = parseProfile({ ...least, baseUrl });
  return parsed.kind === 'profile' ? parsed.profile.baseUrl : `refused: ${parsed.problem}`;
}

function isComplete({ api, baseUrl }: Profile): boolean {
  return api === 'vscode.lm' ? baseUrl === '' : baseUrl.startsWith('http');
}

describe('parseProfile', () => {
  it('assumes small limits, no price and the usual manners for what is left out', () => {
    assert.deepEqual(parseProfile(least), {
      kind: 'profile',
      profile: {
        ...least,
        label: 'gpt-4.1-mini',
        auth: 'bearer',
        api: 'chat',
        limits: { context: 128_000, output: 4_096 },
        headers: {},
        body: {},
        omit: [],
        encoding: 'o200k_base',
        cacheMinutes: 5,
        accepts: [],
        features: [],
      },
    });
  });

  it('fills in what is left out with what is known of the model at its address', () => {
    const parsed = parseProfile(
      { ...least, id: 'mine', baseUrl: 'https://api.core.today/llm/openai/v1' },
      resolveModel,
    );
    assert.deepEqual(parsed.kind === 'profile' && [parsed.profile.limits, parsed.profile.prices], [
      { context: 1_047_576, output: 32_768 },
      { unit: 'credits/1K', usdPerCredit: 0.001, standard: { input: 0.4, cached: 0.1, output: 1.6 } },
    ]);
  });

  it('knows the model at a service that the profile names, where the address does not say it', () => {
    const parsed = parseProfile({ ...least, service: 'tokenhub' }, resolveModel);
    assert.deepEqual(parsed.kind === 'profile' && [parsed.profile.service, parsed.profile.limits], [
      'tokenhub',
      { context: 1_047_576, output: 32_768 },
    ]);
  });

  it('wants no address and no key for the models of VS Code', () => {
    const parsed = parseProfile({ id: 'plan', model: 'copilot/gpt-4.1', api: 'vscode.lm' });
    assert.deepEqual(parsed.kind === 'profile' && [parsed.profile.api, parsed.profile.baseUrl, parsed.profile.auth], [
      'vscode.lm',
      '',
      'none',
    ]);
  });

  it('knows each way to fill a hole, and no other', () => {
    const apis = ['fim:completions', 'fim:deepseek', 'fim:codestral', 'fim:ollama', 'fim:llamacpp', 'fim:other'];
    const parsed = apis.map((api) => parseProfile({ ...least, api }));
    assert.deepEqual(
      parsed.map((one) => one.kind === 'profile' && one.profile.api),
      [...apis.slice(0, -1), false],
    );
  });

  it('takes what is said before what is known', () => {
    assert.deepEqual(parseProfile({ ...full, baseUrl: openAiProfile.baseUrl }, resolveModel), {
      kind: 'profile',
      profile: { ...full, baseUrl: openAiProfile.baseUrl },
    });
  });

  it('keeps all that is said', () => {
    assert.deepEqual(parseProfile(full), { kind: 'profile', profile: full });
  });

  for (const [change, problem] of [
    [{ id: 'Mine!' }, 'the id may hold small letters, digits and hyphens.'],
    [{ model: '  ' }, 'model is missing.'],
    [{ label: 7 }, 'label is missing.'],
    [{ baseUrl: '' }, 'baseUrl is missing.'],
    [{ baseURL: 'https://evil.example' }, 'there is no field "baseURL" in a profile.'],
    [{ auth: 'basic' }, 'auth must be "bearer", "none" or "header:" and a name.'],
    [{ auth: 'header:a b' }, 'auth must be "bearer", "none" or "header:" and a name.'],
    [{ api: 'offline' }, /^api must be "chat" or "responses" or .* or "vscode.lm"\.$/],
    [{ service: 'acme' }, /^service must be "openai" or /],
    [{ accepts: ['max_tokens', 'model'] }, 'accepts cannot hold "model".'],
    [{ features: ['magic'] }, 'features cannot hold "magic".'],
    [{ prices: { unit: 'USD/1M', standard: { input: 1, output: 1 }, flex: 1 } }, 'prices.flex must be an object.'],
    [{ encoding: 'p50k' }, 'encoding must be "o200k_base" or "cl100k_base".'],
    [{ limits: { context: 8192 } }, 'output must be a number, 0 or more.'],
    [{ limits: { context: 100, output: 1 } }, 'limits.context must be a whole number of tokens, 1,024 or more.'],
    [
      { limits: { context: 2048, output: 4096 } },
      'limits.output must be a whole number of tokens, at most limits.context.',
    ],
    [{ prices: { unit: 'EUR', standard: {} } }, 'prices.unit must be "USD/1M" or "credits/1K".'],
    [{ prices: { unit: 'USD/1M', standard: { input: -1, output: 1 } } }, 'input must be a number, 0 or more.'],
    [
      { headers: { Authorization: 'x' } },
      'the header "Authorization" would keep a key in the settings. Use "auth" and Panorama: Set Key.',
    ],
    [{ headers: { 'X-A': 'a\r\nB: c' } }, 'the header "X-A" cannot be sent.'],
    [{ omit: 'temperature' }, 'omit must be a list of texts.'],
    [{ body: [] }, 'body must be an object.'],
    [{ body: { service_tier: 'priority' } }, 'body.service_tier has a price of its own. Use "tiers".'],
    [{ body: { n: 3 } }, 'body.n asks for several answers, of which one is shown. Leave it out.'],
  ] as const) {
    it(`refuses ${JSON.stringify(change)}`, () => {
      const said = problemOf({ ...least, ...change });
      assert.ok(typeof problem === 'string' ? said === problem : problem.test(said), said);
    });
  }

  it('turns any value into a profile or a problem', () => {
    const field = fc.oneof(fc.anything(), fc.constantFrom(...Object.values(full)));
    const entry = fc.record(Object.fromEntries(Object.keys(full).map((name) => [name, field])), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), entry), (value) => {
        const parsed = parseProfile(value);
        assert.ok(parsed.kind === 'problem' ? parsed.problem !== '' : isComplete(parsed.profile));
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500), seed: 2 },
    );
  });
});

describe('the base URL of a profile', () => {
  const origin = 'https://gw.example.com';

  for (const spelling of [
    'https://gw.example.com/v1',
    'https://gw.example.com/v1/',
    'https://gw.example.com/v1///',
    'HTTPS://GW.EXAMPLE.COM/v1',
    'https://gw。example．com/v1',
    'https://gw.exam\u00adple.com/v1',
    'https://gw.example.com/v1#@evil.io',
    '  https://gw.example.com/v1\n',
    'https://gw.example.com:443/v1',
  ]) {
    it(`reads ${JSON.stringify(spelling)} as the gateway`, () => {
      assert.equal(baseUrlOf(spelling), `${origin}/v1`);
    });
  }

  for (const spelling of [
    'https://gw.example.com.evil.io',
    'https:\\\\evil.io\\@gw.example.com',
    'https:evil.io',
    'https://gw.exa\tmple.com.evil.io/v1',
    'https://gw.example.com:8443/v1',
    'https://gw.example.com./v1',
    'https://2130706433/v1',
    'https://0x7f.1/v1',
    'https://[::ffff:127.0.0.1]/v1',
    'https://gw.ex\u0430mple.com/v1',
    'https://gw-example.com/v1',
    'https://xn--gw.example.com/v1',
    'https://evil.io/https://gw.example.com/v1',
    'https://evil.io?https://gw.example.com/v1',
  ]) {
    it(`keeps ${JSON.stringify(spelling)} apart from the gateway`, () => {
      assert.notEqual(new URL(baseUrlOf(spelling)).origin, origin);
    });
  }

  for (const spelling of [
    'https://gw.example.com@evil.io',
    'https://user:password@gw.example.com/v1',
    'http://gw.example.com/v1',
    'http://192.168.1.7/v1',
    'http://localhost.evil.io/v1',
    'http://[::ffff:127.0.0.1]/v1',
    'file:///etc/passwd',
    'data:text/plain,https://gw.example.com',
    'javascript:alert(1)',
    '//evil.io',
    'gw.example.com/v1',
    'https://gw%40evil.io/v1',
    'https://',
  ]) {
    it(`refuses ${JSON.stringify(spelling)}`, () => {
      assert.match(baseUrlOf(spelling), /^refused: baseUrl: The address of the service /);
    });
  }

  for (const spelling of ['http://localhost:11434/v1', 'http://127.0.0.1:1234/v1', 'http://[::1]:8080/v1']) {
    it(`allows ${spelling} without encryption`, () => {
      assert.equal(baseUrlOf(spelling), spelling);
    });
  }
});

describe('parseProfiles', () => {
  it('keeps what is usable beside what is broken, and names each problem', () => {
    const parsed = parseProfiles([least, 7, { ...least, model: 'other' }, { ...least, id: 'openai' }]);
    assert.deepEqual(
      [parsed.profiles.map(({ id, model }) => [id, model]), parsed.problems],
      [
        [['mine', 'gpt-4.1-mini']],
        [
          'Profile 2 in panorama.profiles: it must be an object.',
          'Profile 3 in panorama.profiles: the id "mine" is taken.',
          'Profile 4 in panorama.profiles: the id "openai" is taken.',
        ],
      ],
    );
  });

  for (const [value, problems] of [
    [undefined, []],
    [null, []],
    [{}, ['panorama.profiles must be a list.']],
    ['https://evil.example', ['panorama.profiles must be a list.']],
  ] as const) {
    it(`reads ${JSON.stringify(value)} as no profiles`, () => {
      assert.deepEqual(parseProfiles(value), { profiles: [], problems });
    });
  }
});

describe('the built-in profiles', () => {
  it('say of GPT-4.1 mini what the catalogue says', () => {
    const { limits, prices, accepts, features, encoding, cacheMinutes } = openAiProfile;
    const { omit, body, ...known } = resolveModel(openAiProfile);
    assert.deepEqual([{ limits, prices, accepts, features, encoding, cacheMinutes }, omit, body], [known, [], {}]);
  });

  it('are the offline engine and GPT-4.1 mini at its list price', () => {
    assert.deepEqual(
      [builtInProfiles.map(({ id, label }) => [id, label]), inputPrice(openAiProfile, 1_000_000, 500_000)],
      [
        [
          ['offline', 'Search (no model)'],
          ['openai', 'GPT-4.1 mini (OpenAI)'],
        ],
        0.25,
      ],
    );
  });
});
