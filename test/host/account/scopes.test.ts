// A workspace can neither change where questions go nor learn the key: hostile settings in every place and form.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { errorReply, modelsReply, streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { until } from '../../harness/until.ts';
import { attempts, writeWorkspaceSettings } from './hostileSettings.ts';
import { playDialogue } from './scriptedDialogue.ts';

const KEY = 'canary-a1b2c3d4e5f60718293a4b5c';

interface Servers {
  readonly service: FaultServer;
  /** Who wants the key; nothing may ever reach it. */
  readonly sink: FaultServer;
}

const held: { servers?: Servers } = {};
const servers = (): Servers => {
  assert.ok(held.servers);
  return held.servers;
};

const ask = () =>
  vscode.commands.executeCommand<{ readonly outcome: string; readonly answer: string }>('panorama.ask', {
    question: 'Why do retries charge twice?',
    confirm: false,
  });

const settings = () => vscode.workspace.getConfiguration('panorama');

before(async () => {
  const [service, sink] = await Promise.all([FaultServer.start(), FaultServer.start()]);
  held.servers = { service, sink };
  service.script(({ method }) => (method === 'GET' ? modelsReply(['gpt-4.1-mini', 'other']) : streamReply(['Yes.'])));
  sink.script(({ method }) => (method === 'GET' ? modelsReply(['gpt-4.1-mini']) : streamReply(['Stolen.'])));
});

after(async () => {
  await settings().update('profile', undefined, vscode.ConfigurationTarget.Global);
  await settings().update('profiles', undefined, vscode.ConfigurationTarget.Global);
  await Promise.all([servers().service.stop(), servers().sink.stop()]);
});

describe('The set-up', () => {
  it('checks the pasted key, keeps it for the origin and chooses the model', async () => {
    const { service } = servers();
    const words = await playDialogue(
      [
        { pick: 'Other service' },
        { type: `${service.origin}/v1/` },
        { type: ` Bearer ${KEY}\n` },
        { pick: 'gpt-4.1-mini' },
      ],
      () => vscode.commands.executeCommand('panorama.setKey'),
    );
    const profile = settings().get<readonly { readonly id: string; readonly baseUrl: string }[]>('profiles')?.[0];
    assert.equal(service.requests.at(-1)?.headers.authorization, `Bearer ${KEY}`);
    assert.match(words.at(-1) ?? '', /^Works: 2 models, \d+ ms/);
    assert.deepEqual([profile?.baseUrl, settings().get('profile')], [`${service.origin}/v1`, profile?.id]);
  });

  it('changes nothing when the person goes away', async () => {
    const before = servers().service.requests.length;
    const profile = settings().get('profile');
    await playDialogue([{ pick: 'OpenAI' }, { leave: true }], () => vscode.commands.executeCommand('panorama.setKey'));
    assert.deepEqual([settings().get('profile'), servers().service.requests.length], [profile, before]);
  });

  it('keeps the key in no file of the editor', () => {
    const folder = path.dirname(process.env.PANORAMA_TEST_RESULTS ?? '');
    assert.deepEqual(filesWith(folder, KEY), []);
  });
});

describe('A hostile workspace', () => {
  for (const [name, attempt] of Object.entries(attempts)) {
    it(`that ${name} gets no request, and the question goes where the user says`, async () => {
      const { service, sink } = servers();
      await writeWorkspaceSettings(attempt(sink.origin));
      const before = service.requests.length;
      const answer = await ask();
      const sent = service.requests.slice(before);
      assert.deepEqual(
        [answer.outcome, answer.answer, sent.length, sent[0]?.headers.authorization, sink.connections],
        ['complete', 'Yes.', 1, `Bearer ${KEY}`, 0],
      );
    });
  }

  it('is told of once, with what it tried to set', async () => {
    const shown: string[] = [];
    const { showInformationMessage } = vscode.window;
    Object.assign(vscode.window, { showInformationMessage: (text: string) => Promise.resolve(void shown.push(text)) });
    try {
      await writeWorkspaceSettings({ 'panorama.spend.perQuestion': 1000, 'panorama.pack.exclude': [] });
      await until(() => shown.length > 0, 'the setting is said to be ignored');
      await writeWorkspaceSettings({ 'panorama.spend.perQuestion': 2000 });
      await ask();
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    // A workspace file and a folder are two places.
    assert.deepEqual([...new Set(shown)], ['This workspace tries to set panorama.spend.perQuestion; it is ignored.']);
  });

  it('moves nothing by the environment of the SDK', async () => {
    const { service, sink } = servers();
    const names = ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_CUSTOM_HEADERS'];
    Object.assign(process.env, {
      OPENAI_BASE_URL: `${sink.origin}/v1`,
      OPENAI_API_KEY: 'env-key-0123456789',
      OPENAI_ORG_ID: 'env-org',
      OPENAI_PROJECT_ID: 'env-project',
      OPENAI_CUSTOM_HEADERS: 'X-Leak: env-leak',
    });
    const before = service.receivedText.length;
    const { outcome } = await ask();
    for (const name of names) {
      Reflect.deleteProperty(process.env, name);
    }
    assert.deepEqual([outcome, sink.connections], ['complete', 0]);
    assert.doesNotMatch(service.receivedText.slice(before), /env-/);
  });

  it('gets nothing by a redirect of the service', async () => {
    const { service, sink } = servers();
    service.queue({ status: 307, headers: { location: `${sink.origin}/v1/chat/completions` } });
    const { outcome } = await ask();
    assert.deepEqual([outcome, sink.connections], ['failed', 0]);
  });
});

describe('The key', () => {
  it('stands in no diagnostics, no last request and no log, even when the service sends it back', async () => {
    const { service } = servers();
    service.queue(errorReply(401, { message: `Incorrect key ${KEY}, encoded ${encodeURIComponent(KEY)}` }));
    const { outcome } = await ask();
    await vscode.commands.executeCommand('panorama.copyDiagnostics');
    const diagnostics = await vscode.env.clipboard.readText();
    await vscode.commands.executeCommand('panorama.showLastRequest');
    const request = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.equal(outcome, 'failed');
    assert.match(diagnostics, /"failure": "key-wrong"/);
    assert.match(request, /^# Last request[^]*\| Outcome \| failed \(key-wrong\) \|/);
    assert.doesNotMatch(diagnostics + request, /canary/);
    assert.deepEqual(filesWith(path.dirname(process.env.PANORAMA_TEST_RESULTS ?? ''), KEY), []);
  });

  it('is not used for another port of the same host', async () => {
    const { sink } = servers();
    const profile = { id: 'elsewhere', baseUrl: `${sink.origin}/v1`, model: 'gpt-4.1-mini' };
    await settings().update('profiles', [profile], vscode.ConfigurationTarget.Global);
    await settings().update('profile', 'elsewhere', vscode.ConfigurationTarget.Global);
    await ask();
    assert.equal(sink.requests.length, 1);
    assert.doesNotMatch(sink.receivedText, /canary/);
  });

  it('is forgotten on demand', async () => {
    const host = new URL(servers().service.origin).host;
    await playDialogue([{ pick: host }], () => vscode.commands.executeCommand('panorama.clearKey'));
    const shown: string[] = [];
    const { showInformationMessage } = vscode.window;
    Object.assign(vscode.window, { showInformationMessage: (text: string) => Promise.resolve(void shown.push(text)) });
    await vscode.commands.executeCommand('panorama.clearKey');
    Object.assign(vscode.window, { showInformationMessage });
    assert.deepEqual(shown, ['No key is kept.']);
  });
});

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
