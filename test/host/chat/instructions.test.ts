// Instructions of the user and the workspace in the real editor: what goes with a question, and what does not.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { until } from '../../harness/until.ts';

const FILES = {
  'AGENTS.md': 'ROOT-RULE: use tabs.',
  '.github/copilot-instructions.md': 'COPILOT-RULE: be short.',
  'src/AGENTS.md': 'FAR-RULE: none of this.',
  'src/pay/AGENTS.md': 'NEAR-RULE: money is in cents.',
} as const;

function inFolder(path: string): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, ...path.split('/'));
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('panorama').update(name, value, vscode.ConfigurationTarget.Global);
}

describe('Instructions of a question', () => {
  const held: { service?: FaultServer } = {};
  const service = (): FaultServer => {
    assert.ok(held.service);
    return held.service;
  };

  before(async () => {
    held.service = await FaultServer.start();
    const profile = { id: 'scripted', baseUrl: `${service().origin}/v1`, model: 'gpt-4.1-mini', auth: 'none' };
    await set('profiles', [{ ...profile, limits: { context: 1_047_576, output: 32_768 } }]);
    await set('profile', 'scripted');
    for (const [path, text] of Object.entries(FILES)) {
      await vscode.workspace.fs.writeFile(inFolder(path), Buffer.from(text));
    }
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inFolder('src/pay/retry.ts')));
  });

  after(async () => {
    for (const path of [...Object.keys(FILES), '.github/.panoramaignore']) {
      await vscode.workspace.fs.delete(inFolder(path)).then(undefined, () => undefined);
    }
    for (const name of ['chat.instructions', 'chat.instructionFiles', 'profile', 'profiles']) {
      await set(name, undefined);
    }
    await held.service?.stop();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Asks about nothing but one file, and tells which instructions went first and which with the question. */
  async function rulesSent(): Promise<{ readonly first: readonly string[]; readonly last: readonly string[] }> {
    service().queue(streamReply(['Yes.']));
    await vscode.commands.executeCommand('panorama.ask', { question: 'Why?', scope: { kind: 'file' } });
    const body = JSON.parse(service().requests.at(-1)?.text ?? '{}') as {
      readonly messages: readonly { readonly content: string }[];
    };
    const rules = (text = '') => [...text.matchAll(/[A-Z]+-RULE/gu)].map(([rule]) => rule);
    return { first: rules(body.messages[0]?.content), last: rules(body.messages.at(-1)?.content) };
  }

  it('are the setting, then the files of the root; the nearest file of the folder goes with the question', async () => {
    await set('chat.instructions', 'MY-RULE: rhyme.');
    assert.deepEqual(await rulesSent(), { first: ['MY-RULE', 'ROOT-RULE', 'COPILOT-RULE'], last: ['NEAR-RULE'] });
  });

  it('are the same first for a file of another folder', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inFolder('README.md')));
    const { first, last } = await rulesSent();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inFolder('src/pay/retry.ts')));
    assert.deepEqual([first, last], [['MY-RULE', 'ROOT-RULE', 'COPILOT-RULE'], []]);
  });

  it('are none of a file that must not leave, and none behind a link', async () => {
    await vscode.workspace.fs.writeFile(inFolder('.github/.panoramaignore'), Buffer.from('*.md\n'));
    await vscode.workspace.fs.delete(inFolder('AGENTS.md'));
    symlinkSync(inFolder('src/AGENTS.md').fsPath, inFolder('AGENTS.md').fsPath);
    await until(async () => !(await rulesSent()).first.includes('COPILOT-RULE'), 'the rule is known');
    assert.deepEqual((await rulesSent()).first, ['MY-RULE']);
  });

  it('are the setting alone where files are turned off', async () => {
    await set('chat.instructionFiles', false);
    assert.deepEqual(await rulesSent(), { first: ['MY-RULE'], last: [] });
  });
});
