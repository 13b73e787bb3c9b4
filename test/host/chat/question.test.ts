// `panorama.ask` in the real editor: what leaves for a scripted service, and what comes back.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FaultServer } from '../../fakes/server.ts';
import { streamReply } from '../../fakes/openAiStream.ts';
import { until } from '../../harness/until.ts';

interface Answer {
  readonly answer: string;
  readonly outcome: string;
  readonly usage?: { readonly cost?: number; readonly estimated: boolean };
  readonly citations: readonly { readonly path: string; readonly state: string }[];
}

const CANARY = 'sk-proj-c4n4ryc4n4ryc4n4ry0123456789';
const RETRY = 'src/pay/retry.ts';

const ask = (argument: object): Thenable<Answer> => vscode.commands.executeCommand<Answer>('panorama.ask', argument);

function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return uri;
}

async function choose(id: string, profiles: readonly object[] = []): Promise<void> {
  const settings = vscode.workspace.getConfiguration('panorama');
  await settings.update('profiles', profiles, vscode.ConfigurationTarget.Global);
  await settings.update('profile', id, vscode.ConfigurationTarget.Global);
}

const profileAt = (origin: string) => ({
  id: 'scripted',
  baseUrl: `${origin}/v1`,
  model: 'gpt-4.1-mini',
  auth: 'none',
  limits: { context: 1_047_576, output: 32_768 },
  prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
});

describe('A question without a model', () => {
  it('is answered with quotations from the workspace that hold, and sends nothing', async () => {
    await choose('offline');
    const answer = await ask({ question: 'How long does a retry wait?' });
    assert.equal(answer.outcome, 'complete');
    assert.ok(answer.citations.some(({ path, state }) => path === RETRY && state === 'holds'));
    assert.equal(answer.usage, undefined);
  });
});

describe('A question to a service', () => {
  const held: { service?: FaultServer } = {};
  const service = (): FaultServer => {
    assert.ok(held.service);
    return held.service;
  };

  before(async () => {
    held.service = await FaultServer.start();
    await choose('scripted', [profileAt(service().origin)]);
  });

  after(async () => {
    await choose('offline');
    await held.service?.stop();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('carries the workspace, and comes back priced with its citations checked', async () => {
    service().queue(
      streamReply(
        [
          'The wait doubles ',
          `[${RETRY} "wait = Math.min(wait * 2, policy.longestWaitMs);"], `,
          `not [${RETRY} "never"].`,
        ],
        {
          usage: { input: 10_000, cached: 0, output: 100 },
        },
      ),
    );
    const answer = await ask({ question: 'How long does a retry wait?' });
    assert.deepEqual(
      [answer.outcome, answer.usage?.cost?.toFixed(5), answer.citations.map(({ path, state }) => [path, state])],
      [
        'complete',
        '0.00416',
        [
          [RETRY, 'holds'],
          [RETRY, 'missing'],
        ],
      ],
    );
    assert.match(service().requests.at(-1)?.text ?? '', /withRetry/);
  });

  it('sends what is in the editor, and neither secret files, hidden values nor what is excluded', async () => {
    const fs = vscode.workspace.fs;
    const write = (name: string, text: string) => fs.writeFile(vscode.Uri.joinPath(folder(), name), Buffer.from(text));
    await write('.env.local', `KEY=${CANARY}1`);
    await write('src/canary.ts', `export const key = '${CANARY}2';\n`);
    await write('private/plan.md', `${CANARY}3-excluded plan`);
    await write('private/.panoramaignore', '*.md\n');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), RETRY));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), '// typed and not saved\n');
    });
    service().queue(streamReply(['Yes.']));
    await ask({ question: 'What is typed?' });
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const sent = service().requests.at(-1)?.text ?? '';
    assert.match(sent, /typed and not saved/);
    assert.match(sent, /src\/canary\.ts/);
    assert.ok(!service().receivedText.includes(CANARY));
    assert.ok(!sent.includes('excluded plan'));
  });

  it('asks for what a selection says', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), RETRY));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 0, 4, 0);
    service().queue(streamReply(['A type.']));
    await ask({ question: 'What is this?', scope: { kind: 'selection' } });
    const sent = service().requests.at(-1)?.text ?? '';
    assert.match(sent, /Selected in .{0,4}src\/pay\/retry\.ts.{0,4}, lines 3 to 4/);
    assert.ok(!sent.includes('cartTotal'));
  });

  it('is refused above the confirmed price when nobody can confirm, and nothing leaves', async () => {
    const settings = vscode.workspace.getConfiguration('panorama');
    await settings.update('spend.confirmAbove', 0.000001, vscode.ConfigurationTarget.Global);
    const before = service().requests.length;
    const answer = await ask({ question: 'Dear?', confirm: false });
    await settings.update('spend.confirmAbove', undefined, vscode.ConfigurationTarget.Global);
    assert.deepEqual([answer.outcome, answer.answer, service().requests.length], ['failed', '', before]);
  });

  it('stops at once, closes its connection and keeps what arrived', async () => {
    service().queue({ ...streamReply(['half an answer']), end: { kind: 'stall', at: 420 } });
    const answering = ask({ question: 'Something long' });
    const count = service().requests.length + 1;
    await until(() => service().requests.length >= count, 'the question arrives');
    await until(async () => {
      await vscode.commands.executeCommand('panorama.chat.stop');
      return service().requests.at(-1)?.closedAt !== undefined;
    }, 'the connection is closed');
    const answer = await answering;
    assert.equal(answer.outcome, 'stopped');
  });

  it('keeps the partial answer of a stream that was cut', async () => {
    const reply = streamReply(['the first half', ' and the rest']);
    const body = typeof reply.body === 'string' ? reply.body : '';
    service().queue({ ...reply, end: { kind: 'rst', at: body.indexOf(' and the rest') - 10 } });
    const answer = await ask({ question: 'Cut?' });
    assert.deepEqual([answer.answer, answer.outcome === 'complete'], ['the first half', false]);
  });

  it('keeps to the folder that was chosen, with what is pinned, until another scope is', async () => {
    const uriOf = (name: string) => vscode.Uri.joinPath(folder(), name);
    await vscode.commands.executeCommand('panorama.askFolder', uriOf('src/pay'));
    await vscode.commands.executeCommand('panorama.pack.pinFile', uriOf('src/cart/cart.ts'));
    await vscode.commands.executeCommand('panorama.pack.excludeFile', uriOf('src/pay/refund.ts'));
    service().queue(streamReply(['Yes.']));
    const answer = await ask({ question: 'What is here?' });
    const paths = ['src/pay/retry.ts', 'src/cart/cart.ts', 'src/pay/refund.ts', 'src/server.ts'];
    const sent = service().requests.at(-1)?.text ?? '';
    const found = paths.map((path) => sent.includes(`path=\\"${path}\\"`));
    await vscode.commands.executeCommand('panorama.pack.unpinFile', uriOf('src/cart/cart.ts'));
    await vscode.commands.executeCommand('panorama.pack.includeFile', uriOf('src/pay/refund.ts'));
    await vscode.commands.executeCommand('panorama.askFolder', folder());
    assert.deepEqual([answer.outcome, answer.answer, found], ['complete', 'Yes.', [true, true, false, false]]);
  });

  it('says what is wrong with its arguments', async () => {
    await assert.rejects(Promise.resolve(ask({ question: '' })), /must be a text/);
    await assert.rejects(Promise.resolve(ask({ question: 'x', scope: { kind: 'galaxy' } })), /scope is/);
  });
});
