// The models of a service to pick from: asked for with its key, kept, and shown with every claim where sources disagree.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAiProfile } from '../../../src/core/model/builtInProfiles.ts';
import type { ListedModel } from '../../../src/core/model/parseModelList.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelsResult } from '../../../src/core/ports.ts';
import { pickListedModel, type PickServices } from '../../../src/features/account/pickListedModel.ts';
import { createModelLists } from '../../../src/host/vscode/modelLists.ts';
import { playDialogue, type Move } from './scriptedDialogue.ts';

const source = { document: "the service's own list", date: '2026-11-21' };
const facts = {
  limits: { context: 64_000, output: 8_000 },
  prices: { unit: 'USD/1M', standard: { input: 3, output: 9 } },
} as const;
const listed: readonly ListedModel[] = [
  { id: 'gpt-4.1-mini', source, facts: {} },
  { id: 'their-own', name: 'Their own model', source, facts },
];
const failed: ModelsResult = { kind: 'failed', failure: { code: 'overloaded', message: 'Busy.', retryable: true } };

/** A user of OpenAI whose service answers so. */
function user(result: ModelsResult = { kind: 'ok', models: [], statements: listed, ms: 1 }) {
  const values = new Map<string, unknown>();
  const asked: (string | undefined)[] = [];
  const saved: Profile[] = [];
  const chosen: string[] = [];
  const never = () => Promise.resolve();
  const services: PickServices = {
    clock: { now: () => 5_000_000, sleep: never },
    keys: { keyFor: (origin) => Promise.resolve(`key of ${origin}`) },
    listModels: (_profile, key) => {
      asked.push(key);
      return Promise.resolve(result);
    },
    modelLists: createModelLists({
      get: (name) => values.get(name),
      update: (name, value) => Promise.resolve(void values.set(name, value)),
    }),
    profiles: {
      current: () => openAiProfile,
      all: () => [openAiProfile],
      problem: () => undefined,
      learn: never,
      teach: never,
      unlearn: never,
      save: (profile) => Promise.resolve(void saved.push(profile)),
      choose: (id) => Promise.resolve(void chosen.push(id)),
      onDidChange: new vscode.EventEmitter<void>().event,
    },
  };
  const pick = (...moves: readonly Move[]) => playDialogue(moves, () => pickListedModel(openAiProfile, services));
  return { pick, asked, saved, chosen };
}

describe('The models of a service', () => {
  it('are asked for once an hour, with the key of the service', async () => {
    const { pick, asked } = user();
    await pick({ leave: true });
    await pick({ leave: true });
    assert.deepEqual(asked, ['key of https://api.openai.com']);
  });

  it('bring what the list says of them into the profile', async () => {
    const { pick, saved, chosen } = user();
    await pick({ pick: 'their-own' });
    assert.deepEqual(
      saved.map(({ id, model, limits, prices }) => [id, model, limits, prices]),
      [[chosen[0], 'their-own', facts.limits, facts.prices]],
    );
  });

  it('show every claim before one is used on which sources disagree', async () => {
    const { pick, saved, chosen } = user();
    const words = await pick({ pick: 'gpt-4.1-mini' }, { pick: 'Use gpt-4.1-mini' });
    assert.deepEqual(
      [words.at(-1), saved, chosen],
      ['Sources disagree. What holds is the smallest that this service says.', [], ['openai']],
    );
  });

  it('name the window of GPT-4 and the Priority prices for what they are', async () => {
    const shown: vscode.QuickPickItem[] = [];
    const { pick } = user();
    const { createQuickPick } = vscode.window;
    const play = pick({ pick: 'gpt-4.1-mini' }, { leave: true });
    const scripted = vscode.window.createQuickPick;
    vscode.window.createQuickPick = (() => {
      const box = scripted();
      return new Proxy(box, {
        set: (target, name, value) => {
          if (name === 'items') {
            shown.push(...(value as readonly vscode.QuickPickItem[]));
          }
          return Reflect.set(target, name, value);
        },
      });
    }) as typeof createQuickPick;
    await play;
    vscode.window.createQuickPick = createQuickPick;
    const told = (label: string) =>
      shown.find((item) => item.label === label && item.description?.includes('modelmeta'));
    assert.match(told('8,192 tokens')?.description ?? '', /that of GPT-4/);
    assert.match(told('70¢ per million')?.description ?? '', /Priority tier, now called Fast/);
    assert.match(told('70¢ per million')?.detail ?? '', /ModelMeta model profile \(seed 002\), 2026-11-20/);
  });

  it('are those of the documents when the list does not come, with the reason', async () => {
    const { pick, chosen } = user(failed);
    const words = await pick({ pick: 'gpt-4.1-mini' }, { pick: 'Use' });
    assert.deepEqual([words[0], chosen], ['Busy.', ['openai']]);
  });
});
