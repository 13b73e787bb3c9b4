// The data itself: well formed, and one with the profiles that rest upon it.

import assert from 'node:assert/strict';
import { openAiProfile } from '../../../../src/core/model/builtInProfiles.ts';
import { canonicalModel, catalogue, recordsOf } from '../../../../src/core/model/catalogue/catalogue.ts';
import { resolveModel } from '../../../../src/core/model/catalogue/resolveModel.ts';
import { serviceOf } from '../../../../src/core/model/catalogue/serviceOf.ts';

describe('the catalogue', () => {
  it('has one record for a model at a service, and no id twice at a service', () => {
    const models = catalogue.map(({ service, model }) => `${service} ${model}`);
    const ids = catalogue.flatMap((record) => record.ids.map((id) => `${record.service} ${id}`));
    assert.deepEqual([new Set(models).size, new Set(ids).size], [models.length, ids.length]);
  });

  it('writes days that exist, and prices and limits above zero', () => {
    const facts = catalogue.flatMap(({ statements }) => statements.map((statement) => statement.facts));
    const days = facts.flatMap(({ released, shutdown, knowledgeCutoff }) => [released, shutdown, knowledgeCutoff]);
    const written = days.filter((day) => day !== undefined);
    assert.deepEqual(
      written.filter((day) => !/^\d{4}-\d{2}(-\d{2})?$/.test(day) || Number.isNaN(Date.parse(day))),
      [],
    );
  });

  it('says of the built-in profile what the profile says', () => {
    const { limits, prices, encoding, cacheMinutes, omit, body } = resolveModel(openAiProfile);
    const profile = { limits, prices, encoding, cacheMinutes, omit, body };
    assert.deepEqual({ ...openAiProfile, ...profile }, openAiProfile);
  });

  for (const [id, model] of [
    ['gpt-4.1-mini', 'gpt-4.1-mini'],
    ['gpt-4.1-mini-2025-04-14', 'gpt-4.1-mini'],
    ['openai/gpt-4.1-mini', 'gpt-4.1-mini'],
    ['openai/gpt-4.1-mini-fast', 'gpt-4.1-mini-fast'],
    ['openai/gpt-4.1-nano-2025-04-14', 'gpt-4.1-nano'],
    ['gpt-4.1-minimal', undefined],
    ['constructor', undefined],
    ['', undefined],
  ] as const) {
    it(`knows ${JSON.stringify(id)} as ${String(model)}`, () => {
      assert.equal(canonicalModel(id), model);
    });
  }

  it('keeps what all five services of the seeds say of GPT-4.1 mini', () => {
    const seeds = recordsOf('gpt-4.1-mini').flatMap(({ service, statements }) =>
      statements
        .filter(({ source }) => source.document.includes('seed'))
        .map(({ source }) => [service, source.document]),
    );
    assert.deepEqual(seeds, [
      ['core-today', 'Core.Today model page (seed 000)'],
      ['seclai', 'Seclai model page (seed 001)'],
      ['modelmeta', 'ModelMeta model profile (seed 002)'],
      ['tokenhub', 'TokenHub model page (seed 003)'],
      ['vercel', 'Vercel AI Gateway model page (seed 004)'],
    ]);
  });
});

describe('serviceOf', () => {
  for (const [baseUrl, service] of [
    ['https://api.openai.com/v1', 'openai'],
    ['https://api.core.today/llm/openai/v1', 'core-today'],
    ['https://ai-gateway.vercel.sh/v1', 'vercel'],
    ['https://mine.openai.azure.com/openai/v1/', 'azure'],
    ['https://api.openai.com.evil.io/v1', undefined],
    ['https://api.openai.com:8443/v1', undefined],
    ['https://evil.io/mine.openai.azure.com', undefined],
    ['http://api.openai.com/v1', undefined],
    ['http://127.0.0.1:8080/v1', undefined],
    ['no address', undefined],
  ] as const) {
    it(`knows ${baseUrl} as ${String(service)}`, () => {
      assert.equal(serviceOf(baseUrl), service);
    });
  }
});
