// The records of the services, and the profiles that they lead to.

import assert from 'node:assert/strict';
import { builtInProfiles, openAiProfile } from '../../../../src/core/model/builtInProfiles.ts';
import { serviceNames } from '../../../../src/core/model/catalogue/names.ts';
import { serviceOf } from '../../../../src/core/model/catalogue/serviceOf.ts';
import { toDestination, type Destination } from '../../../../src/core/model/destination.ts';
import { newProfile } from '../../../../src/core/model/newProfile.ts';
import { parseProfile } from '../../../../src/core/model/parseProfile.ts';
import { editorProfile } from '../../../../src/core/model/services/editorProfile.ts';
import { services } from '../../../../src/core/model/services/services.ts';

function destination(baseUrl: string): Destination {
  const result = toDestination(baseUrl);
  assert.ok(result.kind === 'ok');
  return result.destination;
}

describe('the services', () => {
  it('are all that the catalogue names and that answer, each once', () => {
    const ids = services.map(({ id }) => id);
    const expected = [...serviceNames.filter((name) => name !== 'modelmeta'), 'editor', 'custom', 'offline'];
    assert.deepEqual([...ids].sort(), expected.sort());
  });

  for (const service of services) {
    it(`say of ${service.id} all that is needed to connect it`, () => {
      const { asks, baseUrl, auth } = service;
      const needsPlace = service.group === 'key' || service.group === 'server' || service.id === 'custom';
      const hasPlace = baseUrl !== undefined || asks.includes('address') || asks.includes('resource');
      assert.deepEqual(
        [
          hasPlace,
          asks.includes('key-place') === auth.length > 1,
          asks.includes('providers') === (service.providers !== undefined),
          baseUrl === undefined || toDestination(baseUrl).kind === 'ok',
        ],
        [needsPlace, true, true, true],
      );
    });

    if (service.group === 'key' && service.baseUrl !== undefined) {
      it(`are recognised by the address of ${service.id}`, () => {
        assert.equal(serviceOf(service.baseUrl ?? ''), service.id);
      });
    }
  }
});

describe('the profile of a service', () => {
  const model = 'gpt-4.1-mini';
  const at = (baseUrl: string) => ({ destination: destination(baseUrl), model, auth: 'bearer' as const });

  it('names the service where its address does not, and takes its limits and prices from the catalogue', () => {
    const profile = newProfile(
      { ...at('https://hub.example/v1'), service: { name: 'tokenhub', label: 'TokenHub' } },
      builtInProfiles,
    );
    assert.deepEqual(
      [profile.service, profile.label, profile.limits, profile.prices?.standard],
      [
        'tokenhub',
        'gpt-4.1-mini (TokenHub)',
        { context: 1_047_576, output: 32_768 },
        { input: 0.4, cached: 0.1, output: 1.6 },
      ],
    );
  });

  it('leaves the name out where the address says it', () => {
    const answers = { ...at('https://api.core.today/llm/openai/v1'), service: { name: 'core-today' } } as const;
    assert.equal(newProfile(answers, []).service, undefined);
  });

  it('prices credits at what the user pays for one, and sends no field that the service sets', () => {
    const omit = ['model', 'stream'];
    const answers = {
      ...at('https://agents.example/v1'),
      service: { name: 'seclai', label: 'Seclai', omit },
      usdPerCredit: 0.0001,
    } as const;
    const profile = newProfile(answers, []);
    assert.deepEqual(
      [profile.prices?.usdPerCredit, profile.limits.output, profile.omit],
      [0.0001, 8_192, ['model', 'stream', 'service_tier', 'safety_identifier', 'user']],
    );
  });

  it('pins the providers of a gateway in the body', () => {
    const body = { providerOptions: { gateway: { only: ['openai'] } } };
    const answers = { ...at('https://ai-gateway.vercel.sh/v1'), model: 'openai/gpt-4.1-mini', body };
    const profile = newProfile(answers, []);
    assert.deepEqual([profile.body, parseProfile(profile)], [body, { kind: 'profile', profile }]);
  });

  it('is the one that is there with what was answered since, under its id', () => {
    const first = newProfile({ ...at('https://hub.example/v1'), auth: 'none' }, builtInProfiles);
    const kept = { ...first, label: 'Mine', headers: { 'X-Team': 'a' } };
    const again = newProfile({ ...at('https://hub.example/v1'), body: { user: 'me' } }, [...builtInProfiles, kept]);
    assert.deepEqual(again, { ...kept, auth: 'bearer', body: { user: 'me' } });
  });

  it('never stands under the id of a built-in one', () => {
    const answers = { ...at(openAiProfile.baseUrl), auth: 'header:X-Key' as const };
    const profile = newProfile(answers, builtInProfiles);
    assert.deepEqual([profile.id, profile.auth], ['gpt-4-1-mini-api-openai-com', 'header:X-Key']);
  });
});

describe('the profile of a model of VS Code', () => {
  const listed = { vendor: 'copilot', id: 'gpt-4.1', name: 'GPT-4.1', maxInputTokens: 111_000 };

  it('has no address, no key and no price, and is one that the settings take', () => {
    const profile = editorProfile(listed, builtInProfiles);
    assert.deepEqual(
      [profile.api, profile.model, profile.baseUrl, profile.auth, profile.prices, profile.limits],
      ['vscode.lm', 'copilot/gpt-4.1', '', 'none', undefined, { context: 111_000, output: 4_096 }],
    );
    assert.deepEqual(parseProfile(profile), { kind: 'profile', profile });
  });

  it('is made once', () => {
    const profile = editorProfile(listed, builtInProfiles);
    assert.equal(editorProfile({ ...listed, name: 'Other' }, [profile]), profile);
  });

  it('never promises a window below the least that the settings take', () => {
    assert.deepEqual(editorProfile({ ...listed, maxInputTokens: 10 }, []).limits, { context: 1_024, output: 1_024 });
  });
});
