// The user's own commands: run by their id, listed in the lightbulb, and told of when an entry is broken.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile } from '../refactor/hostFiles.ts';
import { dismissing, ScriptedModel, set } from './scriptedModel.ts';

const text = 'go(1);\ngo(2);\n';
const block = '<<<<<<< SEARCH\ngo(1);\n=======\nlog(go(1));\n>>>>>>> REPLACE\n';

describe('a command of the user’s own', () => {
  const held: { model?: ScriptedModel } = {};

  before(async function () {
    this.timeout(90_000);
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    held.model = await ScriptedModel.start();
    await set('refactor.commands', [
      { id: 'log', title: 'Log calls', instruction: 'Log each call.', languages: ['javascript'] },
      { id: 'broken', title: '' },
    ]);
  });

  after(async () => {
    await set('refactor.commands', undefined);
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
    await held.model?.stop();
  });

  it('runs by its id, with its instruction', async () => {
    const { document } = await openFile('own/log.js', text);
    held.model?.answer(block);
    await vscode.commands.executeCommand('panorama.refactor.own', { choice: 'log' });
    await dismissing(vscode.commands.executeCommand('panorama.review.accept'));
    assert.equal(document.getText(), text.replace('go(1)', 'log(go(1))'));
    assert.match(held.model?.lastText ?? '', /Task: Log each call\./);
  });

  it('stands in the lightbulb of its languages alone', async () => {
    const titles: (readonly string[])[] = [];
    for (const name of ['own/bulb.js', 'own/bulb.py']) {
      const { document } = await openFile(name, text);
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 0, 1, 0),
        'refactor.rewrite',
      );
      titles.push(actions.map(({ title }) => title).filter((title) => title.includes('Log calls')));
    }
    assert.deepEqual(titles, [['Panorama: Log calls'], []]);
  });

  it('is not taken from a workspace’s settings', async () => {
    const settings = vscode.workspace.getConfiguration('panorama');
    await assert.rejects(
      Promise.resolve(settings.update('refactor.commands', [], vscode.ConfigurationTarget.Workspace)),
    );
  });

  it('says when there is none of that id', async () => {
    const asked = held.model?.questions.length;
    await dismissing(vscode.commands.executeCommand('panorama.refactor.own', { choice: 'broken' }));
    assert.equal(held.model?.questions.length, asked);
  });
});
