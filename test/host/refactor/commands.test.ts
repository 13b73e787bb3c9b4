import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hideSecrets } from '../../../src/core/egress/secrets.ts';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, typeAt } from './hostFiles.ts';

const text = 'function add(a, b) {\r\n  const sum = a + b;\r\n  return sum;\r\n}\r\n';
const simpler = 'function add(a, b) {\r\n  return a + b;\r\n}\r\n';
const answer =
  'Returned the sum at once.\n\n<<<<<<< SEARCH\n  const sum = a + b;\n  return sum;\n=======\n  return a + b;\n>>>>>>> REPLACE\n';

async function choose(id: string, profiles: readonly object[] = []): Promise<void> {
  const settings = vscode.workspace.getConfiguration('panorama');
  await settings.update('profiles', profiles, vscode.ConfigurationTarget.Global);
  await settings.update('profile', id, vscode.ConfigurationTarget.Global);
}

/** Whether a small change is offered in the editor of its file. */
async function isOffered(uri: vscode.Uri): Promise<boolean> {
  const command = 'vscode.executeCodeLensProvider';
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(command, uri, 100);
  return lenses.some((lens) => lens.command?.title === 'Accept');
}

describe('a refactor over a real stream', () => {
  const held: { service?: FaultServer } = {};

  function service(): FaultServer {
    assert.ok(held.service);
    return held.service;
  }

  before(async function () {
    // A cold start of the extension and of the language service on a busy machine.
    this.timeout(90_000);
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    const { document } = await openFile('wire/warm.js', text);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    held.service = await FaultServer.start();
    const prices = { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } };
    const limits = { context: 1_000_000, output: 32_000 };
    await choose('scripted', [
      { id: 'scripted', baseUrl: `${service().origin}/v1`, model: 'any', auth: 'none', limits, prices },
    ]);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('panorama.review.reject');
    await closeAll();
  });

  after(async () => {
    await choose('offline');
    await service().stop();
  });

  it('is reviewed, accepted with CRLF as it was, and taken back by one Undo', async () => {
    const { document } = await openFile('wire/add.js', text);
    service().queue(streamReply([answer]));
    await vscode.commands.executeCommand('panorama.refactor.simplify');
    const reviewed = [await isOffered(document.uri), document.getText()];
    await vscode.commands.executeCommand('panorama.review.accept');
    const accepted = document.getText();
    await vscode.commands.executeCommand('undo');
    assert.deepEqual([reviewed, accepted, document.getText()], [[true, text], simpler, text]);
  });

  it('keeps what is typed while the answer comes', async () => {
    const editor = await openFile('wire/typed.js', text);
    service().queue({ ...streamReply([answer]), chunkBytes: 64, chunkDelayMs: 25 });
    const before = service().requests.length;
    const running = vscode.commands.executeCommand('panorama.refactor.simplify');
    await until(() => service().requests.length > before, 'the request has arrived');
    await typeAt(editor, 0, '// mine\r\n');
    await running;
    await vscode.commands.executeCommand('panorama.review.open');
    await vscode.commands.executeCommand('panorama.review.accept');
    assert.equal(editor.document.getText(), `// mine\r\n${simpler}`);
  });

  it('sends no secret, and puts it back', async () => {
    const secret = `sk-proj-${'c4N9'.repeat(12)}`;
    const line = (name: string, value: string) => `const ${name} = '${value}';`;
    const { document } = await openFile('wire/key.js', `${line('key', secret)}\n`);
    const placeholder = hideSecrets(document.getText()).hidden[0]?.placeholder ?? '';
    const block = `<<<<<<< SEARCH\n${line('key', placeholder)}\n=======\n${line('serviceKey', placeholder)}\n>>>>>>> REPLACE`;
    service().queue(streamReply([block]));
    await vscode.commands.executeCommand('panorama.refactor.custom', { instruction: 'Rename the key.' });
    await vscode.commands.executeCommand('panorama.review.accept');
    assert.deepEqual(
      [
        document.getText(),
        service().receivedText.includes(secret),
        service().requests.at(-1)?.text.includes(placeholder),
      ],
      [`${line('serviceKey', secret)}\n`, false, true],
    );
  });

  it('changes nothing when the answer is cut off', async () => {
    const { document } = await openFile('wire/cut.js', text);
    service().queue(streamReply([answer], { finishReason: 'length' }));
    const running = vscode.commands.executeCommand('panorama.refactor.simplify');
    await dismiss(running);
    assert.deepEqual([document.getText(), document.isDirty, await isOffered(document.uri)], [text, false, false]);
  });

  it('needs a model, and sends nothing without one', async () => {
    const { document } = await openFile('wire/offline.js', text);
    const before = service().requests.length;
    const settings = vscode.workspace.getConfiguration('panorama');
    await settings.update('profile', 'offline', vscode.ConfigurationTarget.Global);
    await dismiss(vscode.commands.executeCommand('panorama.refactor.simplify'));
    await settings.update('profile', 'scripted', vscode.ConfigurationTarget.Global);
    assert.deepEqual(
      [document.getText(), service().requests.length, await isOffered(document.uri)],
      [text, before, false],
    );
  });
});

/** Clears messages away until the command that shows them ends. */
async function dismiss(running: Thenable<unknown>): Promise<void> {
  const state = { isDone: false };
  const finished = Promise.resolve(running).then(() => {
    state.isDone = true;
  });
  await until(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    return state.isDone;
  }, 'the command ends');
  await finished;
}
