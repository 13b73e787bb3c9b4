// The set-up of each service: what it asks, and the profile that comes of it. No service is asked: the list of models is given.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { builtInProfiles } from '../../../src/core/model/builtInProfiles.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelsResult } from '../../../src/core/ports.ts';
import { connectModel } from '../../../src/features/account/connectModel.ts';
import type { ConnectDeps } from '../../../src/features/account/connectDraft.ts';
import { playDialogue, type Move } from '../account/scriptedDialogue.ts';

const KEY = 'key-0123456789abcdefghij';

/** What the set-up did. */
interface Played {
  readonly words: readonly string[];
  readonly chosen: string | undefined;
  readonly saved: readonly Profile[];
  readonly keys: readonly (readonly [origin: string, key: string])[];
  readonly isUntried: boolean | undefined;
}

async function play(moves: readonly Move[], models: readonly string[]): Promise<Played> {
  const saved: Profile[] = [];
  const keys: (readonly [string, string])[] = [];
  const result: { chosen?: string; isUntried?: boolean | undefined } = {};
  const never = new vscode.EventEmitter<void>().event;
  const local: ModelsResult = { kind: 'failed', failure: { code: 'unreachable', message: '', retryable: true } };
  const deps: ConnectDeps = {
    listModels: (profile) => Promise.resolve(profile.baseUrl.startsWith('http:') ? local : listOf(models)),
    clock: { now: () => 0, sleep: () => new Promise<void>(() => undefined) },
    keys: {
      keyFor: () => Promise.resolve(undefined),
      store: (origin, key) => {
        keys.push([origin, key]);
        return Promise.resolve('kept');
      },
      remove: () => Promise.resolve(),
      origins: () => Promise.resolve([]),
      onDidChange: never,
    },
    profiles: {
      current: () => builtInProfiles[0] as Profile,
      all: () => builtInProfiles,
      problem: () => undefined,
      learn: () => Promise.resolve(),
      teach: () => Promise.resolve(),
      unlearn: () => Promise.resolve(),
      choose: (id) => {
        result.chosen = id;
        return Promise.resolve();
      },
      save: (profile) => {
        saved.push(profile);
        return Promise.resolve();
      },
      onDidChange: never,
    },
    openAiKey: undefined,
    heardOf: () => [],
  };
  const words = await playDialogue(moves, async () => {
    result.isUntried = (await connectModel(deps))?.isUntried;
  });
  return { words, saved, keys, chosen: result.chosen, isUntried: result.isUntried };
}

/** As the probe gives it; without models the service has no list. */
function listOf(models: readonly string[]): ModelsResult {
  return models.length === 0
    ? { kind: 'failed', failure: { code: 'model-not-found', message: 'No list.', retryable: false } }
    : { kind: 'ok', models, statements: [], ms: 1 };
}

interface Case {
  readonly name: string;
  readonly moves: readonly Move[];
  readonly models?: readonly string[];
  readonly profile: Partial<Profile>;
}

const ON = { pick: 'Go on without a check' };
const mini = 'gpt-4.1-mini';
const gateway = ['openai/gpt-4.1-mini', 'openai/gpt-4.1-mini-fast', 'anthropic/claude'];

const cases: readonly Case[] = [
  {
    name: 'Core.Today with the key in its own header',
    moves: [{ pick: 'Core.Today' }, { pick: 'X-API-Key' }, { type: KEY }, ON, { pick: mini }],
    profile: { baseUrl: 'https://api.core.today/llm/openai/v1', auth: 'header:X-API-Key', model: mini },
  },
  {
    name: 'TokenHub at the address of the user',
    moves: [{ pick: 'TokenHub' }, { type: 'https://hub.example/v1/' }, { type: KEY }, { pick: mini }],
    models: [mini],
    profile: { baseUrl: 'https://hub.example/v1', service: 'tokenhub', auth: 'bearer', model: mini },
  },
  {
    name: 'Vercel with one provider',
    moves: [{ pick: 'Vercel' }, { type: KEY }, { pick: 'mini-fast' }, { pick: 'OpenAI alone' }],
    models: gateway,
    profile: {
      baseUrl: 'https://ai-gateway.vercel.sh/v1',
      model: 'openai/gpt-4.1-mini-fast',
      body: { providerOptions: { gateway: { only: ['openai'] } } },
    },
  },
  {
    name: 'Vercel with any provider',
    moves: [{ pick: 'Vercel' }, { type: KEY }, { pick: mini }, { pick: 'Any provider' }],
    models: gateway,
    profile: { model: 'openai/gpt-4.1-mini', body: {} },
  },
  {
    name: 'Seclai with what a credit costs',
    moves: [
      { pick: 'Seclai' },
      { type: 'https://agents.example/v1' },
      { type: KEY },
      ON,
      { pick: mini },
      { type: '0.001' },
    ],
    profile: {
      service: 'seclai',
      auth: 'header:X-API-Key',
      omit: ['model', 'stream', 'service_tier', 'safety_identifier', 'user'],
    },
  },
  {
    name: 'OpenRouter',
    moves: [{ pick: 'OpenRouter' }, { type: KEY }, { pick: 'openai/gpt-4.1-mini' }],
    models: gateway,
    profile: { baseUrl: 'https://openrouter.ai/api/v1', auth: 'bearer' },
  },
  {
    name: 'Azure by resource and deployment',
    moves: [{ pick: 'Azure' }, { type: 'Mine' }, { type: mini }, { type: KEY }],
    models: ['gpt-4o'],
    profile: {
      baseUrl: 'https://mine.openai.azure.com/openai/v1',
      auth: 'header:api-key',
      model: mini,
      limits: { context: 128_000, output: 4_096 },
    },
  },
  {
    name: 'a server of their own elsewhere without a key',
    moves: [{ pick: 'vLLM' }, { type: 'https://box.example/v1' }, { type: '' }, { pick: 'Qwen' }],
    models: ['Qwen/Qwen3-8B'],
    profile: { baseUrl: 'https://box.example/v1', service: 'vllm', auth: 'none', model: 'Qwen/Qwen3-8B' },
  },
  {
    name: 'another service after going back from Azure',
    moves: [
      ...([{ pick: 'Azure' }, { type: 'mine' }, { back: true }, { back: true }] as const),
      ...[{ pick: 'Core.Today' }, { pick: 'Bearer' }, { type: KEY }, ON, { pick: mini }],
    ],
    profile: { baseUrl: 'https://api.core.today/llm/openai/v1', auth: 'bearer', model: mini },
  },
];

describe('The set-up of a service', () => {
  for (const { name, moves, models = [], profile } of cases) {
    it(`asks what it needs and no more: ${name}`, async () => {
      const { saved, chosen } = await play(moves, models);
      const [made] = saved;
      const names = Object.keys(profile) as (keyof Profile)[];
      assert.deepEqual(
        [saved.length, chosen, Object.fromEntries(names.map((field) => [field, made?.[field]]))],
        [1, made?.id, profile],
      );
    });
  }

  it('uses the built-in profile of OpenAI and keeps the key for it alone', async () => {
    const played = await play([{ pick: 'OpenAI' }, { type: KEY }, { pick: mini }], [mini]);
    assert.deepEqual(
      [played.chosen, played.saved, played.keys, played.isUntried],
      ['openai', [], [['https://api.openai.com', KEY]], undefined],
    );
  });

  it('says that a list which anyone may read tells nothing of the key', async () => {
    const moves = [{ pick: 'OpenRouter' }, { type: KEY }, { pick: 'openai/gpt-4.1-mini' }];
    const { words, isUntried } = await play(moves, gateway);
    assert.deepEqual([words.at(-1), isUntried], ['3 models, which anyone may list. Pick one or type its name.', true]);
  });

  it('leaves the price unknown where the value of a credit is', async () => {
    const moves = [
      { pick: 'Seclai' },
      { type: 'https://agents.example/v1' },
      { type: KEY },
      ON,
      { pick: mini },
      { type: '' },
    ];
    const { saved } = await play(moves, []);
    assert.deepEqual([saved[0]?.prices?.unit, saved[0]?.prices?.usdPerCredit], ['credits/1K', undefined]);
  });

  it('needs nothing for the search', async () => {
    const { chosen, saved, words } = await play([{ pick: 'Search (no model)' }], []);
    assert.deepEqual([chosen, saved, words.length], ['offline', [], 1]);
  });

  it('takes a model of VS Code without a key', async () => {
    const { lm } = vscode;
    const { selectChatModels } = lm;
    const listed = { vendor: 'copilot', id: 'gpt-4.1', name: 'GPT-4.1', maxInputTokens: 111_000 };
    Object.assign(lm, { selectChatModels: () => Promise.resolve([listed]) });
    try {
      const { saved, keys } = await play([{ pick: 'Models of VS Code' }, { pick: 'GPT-4.1' }], []);
      assert.deepEqual(
        [saved.map(({ api, model, auth }) => [api, model, auth]), keys],
        [[['vscode.lm', 'copilot/gpt-4.1', 'none']], []],
      );
    } finally {
      Object.assign(lm, { selectChatModels });
    }
  });

  it('goes back where VS Code offers no model', async () => {
    const { words, chosen } = await play([{ pick: 'Models of VS Code' }, { pick: 'Go back' }, { leave: true }], []);
    assert.deepEqual([words[1], words.length, chosen], ['VS Code offers no model yet', 3, undefined]);
  });
});
