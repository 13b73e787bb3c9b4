// A model of VS Code from the set-up to an answer about the workspace: no key, no address, no price.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';
import { playDialogue } from '../account/scriptedDialogue.ts';

interface Answer {
  readonly answer: string;
  readonly outcome: string;
  readonly usage?: { readonly cost?: number };
}

const settings = () => vscode.workspace.getConfiguration('panorama');

describe('A model of VS Code that is connected', () => {
  before(async () => {
    await until(
      async () => (await vscode.lm.selectChatModels({ vendor: 'rehearsal' })).length > 0,
      'the models are there',
    );
  });

  after(async () => {
    await settings().update('profiles', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('profile', undefined, vscode.ConfigurationTarget.Global);
  });

  it('answers about the workspace', async () => {
    await playDialogue([{ pick: 'Models of VS Code' }, { pick: 'answer' }], () =>
      vscode.commands.executeCommand('panorama.setKey'),
    );
    const [profile] = settings().get<readonly { readonly api: string; readonly model: string }[]>('profiles') ?? [];
    const { answer, outcome, usage } = await vscode.commands.executeCommand<Answer>('panorama.ask', {
      question: 'How long does a retry wait?',
    });
    assert.deepEqual(
      [profile?.api, profile?.model, outcome, answer, usage?.cost],
      ['vscode.lm', 'rehearsal/answer', 'complete', 'It holds.', undefined],
    );
  });
});
