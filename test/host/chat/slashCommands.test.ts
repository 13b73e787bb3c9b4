// Commands behind a `/` in the real editor: what they start, and that a prompt of the workspace is seen before it is used.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { until } from '../../harness/until.ts';

const PROMPT = `---
description: Review the handling of money
model: o3
---
Check the rounding in \${file} for \${input:what}.
`;

const ask = (question: string): Thenable<{ readonly outcome: string } | undefined> =>
  vscode.commands.executeCommand('panorama.ask', { question });

function inFolder(...segments: readonly string[]): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, ...segments);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('panorama').update(name, value, vscode.ConfigurationTarget.Global);
}

const PROMPT_URI = () => inFolder('.github', 'prompts', 'money.prompt.md');
const RETRY = 'src/pay/retry.ts';

async function writePrompt(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(PROMPT_URI(), Buffer.from(text));
}

async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inFolder(...path.split('/'))));
}

describe('A command behind a /', () => {
  const held: { service?: FaultServer } = {};
  const service = (): FaultServer => {
    assert.ok(held.service);
    return held.service;
  };
  const lastSent = () => service().requests.at(-1)?.text ?? '';
  const isShown = () =>
    vscode.window.visibleTextEditors.some(({ document }) => document.uri.path === PROMPT_URI().path);

  before(async () => {
    held.service = await FaultServer.start();
    const profile = { id: 'scripted', baseUrl: `${service().origin}/v1`, model: 'gpt-4.1-mini', auth: 'none' };
    await set('profiles', [{ ...profile, limits: { context: 1_047_576, output: 32_768 } }]);
    await set('profile', 'scripted');
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await open(RETRY);
  });

  after(async () => {
    await vscode.workspace.fs.delete(inFolder('.github', 'prompts'), { recursive: true });
    await set('profile', undefined);
    await set('profiles', undefined);
    await held.service?.stop();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Asks, and plays the user in the list and the box that come; tells what the list said. */
  async function useMoney(question: string, isWanted: boolean) {
    const { showQuickPick, showInputBox } = vscode.window;
    const told: string[] = [];
    const pick = (rows: readonly vscode.QuickPickItem[], { placeHolder = '' }: vscode.QuickPickOptions) => {
      told.push(placeHolder, rows[0]?.detail ?? '');
      return Promise.resolve(rows[isWanted ? 0 : 1]);
    };
    Object.assign(vscode.window, { showQuickPick: pick, showInputBox: () => Promise.resolve('the ${file} cents') });
    try {
      return { answer: await ask(question), told };
    } finally {
      Object.assign(vscode.window, { showQuickPick, showInputBox });
    }
  }

  it('asks about the file that is open', async () => {
    service().queue(streamReply(['It retries.']));
    const answer = await ask('/explain mind the waits');
    assert.equal(answer?.outcome, 'complete');
    assert.match(lastSent(), /Explain this code[^"]*mind the waits/u);
    assert.ok(!lastSent().includes('cartTotal'));
  });

  it('asks a name that nobody knows as it stands', async () => {
    service().queue(streamReply(['Which?']));
    await ask('/nothing of this name');
    assert.match(lastSent(), /\/nothing of this name/u);
  });

  it('begins a new conversation', async () => {
    assert.equal(await ask('/clear'), undefined);
  });

  it('shows a prompt of the workspace, its model and place before its first use, and sends nothing when it is not wanted', async () => {
    await writePrompt(PROMPT);
    const before = service().requests.length;
    const { answer, told } = await useMoney('/money', false);
    assert.deepEqual([answer, isShown(), service().requests.length], [undefined, true, before]);
    assert.match(told.join('\n'), /money\.prompt\.md[\s\S]*gpt-4\.1-mini[^\n]*o3/u);
  });

  it('uses the prompt once it was let, filled in, of the model in use and at no other place', async () => {
    service().queue(streamReply(['It rounds.']));
    const { answer } = await useMoney('/money and the tests', true);
    assert.equal(answer?.outcome, 'complete');
    assert.match(lastSent(), /Check the rounding in src\/pay\/retry\.ts for the \$\{file\} cents\.[^"]*and the tests/u);
    assert.match(lastSent(), /"model":"gpt-4\.1-mini"/u);
  });

  it('does not show it again until its bytes change', async () => {
    service().queue(streamReply(['It rounds.']));
    const known = await useMoney('/money', true);
    await writePrompt(PROMPT.replace('rounding', 'printing'));
    const changed = await useMoney('/money', false);
    assert.deepEqual([known.told.length, known.answer?.outcome, changed.told.length], [0, 'complete', 2]);
  });

  it('knows no prompt that must not leave', async () => {
    await vscode.workspace.fs.writeFile(inFolder('.github', '.panoramaignore'), Buffer.from('*.prompt.md\n'));
    service().queue(streamReply(['Which?']), streamReply(['Which?']));
    await until(async () => (await useMoney('/money', false)).told.length === 0, 'the rule is known');
    await vscode.workspace.fs.delete(inFolder('.github', '.panoramaignore'));
    assert.ok(!lastSent().includes('the printing in'));
  });
});
