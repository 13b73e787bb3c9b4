// The end of a model: told in time, not too often, with one click to the model that follows.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAiProfile } from '../../../src/core/model/builtInProfiles.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { tellSunset, type SunsetServices } from '../../../src/features/account/tellSunset.ts';

const DAY = 86_400_000;
const end = Date.UTC(2027, 0, 14);

/** A user of one profile at one time after the other; `answer` is the button that is pressed. */
function user(profile: Profile, answer?: string) {
  const state = new Map<string, unknown>();
  const told: string[] = [];
  const chosen: string[] = [];
  const saved: Profile[] = [];
  const tellAt = async (now: number): Promise<void> => {
    const services: SunsetServices = {
      globalState: {
        get: (name: string, usual?: unknown) => (state.get(name) ?? usual) as never,
        update: (name: string, value: unknown) => Promise.resolve(void state.set(name, value)),
        keys: () => [...state.keys()],
      },
      modelLists: { heardOf: () => [] },
      clock: { now: () => now, sleep: () => Promise.resolve() },
      profiles: {
        current: () => profile,
        all: () => [profile],
        save: (one) => Promise.resolve(void saved.push(one)),
        choose: (id) => Promise.resolve(void chosen.push(id)),
      },
    };
    const { showWarningMessage, showInformationMessage } = vscode.window;
    const show = (text: string, ...buttons: readonly string[]): Promise<string | undefined> => {
      told.push([text, ...buttons].join(' | '));
      return Promise.resolve(answer);
    };
    Object.assign(vscode.window, {
      showWarningMessage: show,
      showInformationMessage: () => Promise.resolve(undefined),
    });
    try {
      await tellSunset(services);
    } finally {
      Object.assign(vscode.window, { showWarningMessage, showInformationMessage });
    }
  };
  return { tellAt, told, chosen, saved };
}

describe('The end of a model', () => {
  it('is told from 120 days before, every two weeks, and daily in the last week', async () => {
    const { tellAt, told } = user(openAiProfile);
    for (const days of [130, 119, 110, 100, 7, 6.9, 6, 0, -30]) {
      await tellAt(end - days * DAY);
    }
    const choices = ' | Move to GPT-6 Luna (OpenAI) | Choose a model';
    assert.deepEqual(told, [
      `GPT-4.1 mini (OpenAI) is switched off on January 14, 2027, in 119 days.${choices}`,
      `GPT-4.1 mini (OpenAI) is switched off on January 14, 2027, in 100 days.${choices}`,
      `GPT-4.1 mini (OpenAI) is switched off on January 14, 2027, in 7 days.${choices}`,
      `GPT-4.1 mini (OpenAI) is switched off on January 14, 2027, in 6 days.${choices}`,
      `GPT-4.1 mini (OpenAI) was switched off on January 14, 2027.${choices}`,
      `GPT-4.1 mini (OpenAI) was switched off on January 14, 2027.${choices}`,
    ]);
  });

  it('leads to the model that follows with one click, with its own price and parameters', async () => {
    const { tellAt, chosen, saved } = user(openAiProfile, 'Move to GPT-6 Luna (OpenAI)');
    await tellAt(end - 50 * DAY);
    assert.deepEqual(
      [chosen, saved.map(({ id, model, prices, body }) => [id, model, prices?.standard.input, body])],
      [['openai-gpt-6-luna'], [['openai-gpt-6-luna', 'gpt-6-luna', 0.1, { reasoning_effort: 'none' }]]],
    );
  });

  it('is not told of a model at a service that says nothing of it', async () => {
    const { tellAt, told } = user({ ...openAiProfile, baseUrl: 'https://gw.example.com/v1' });
    await tellAt(end);
    assert.deepEqual(told, []);
  });
});
