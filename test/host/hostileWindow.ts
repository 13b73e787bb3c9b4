// What a workspace cannot do to the user who opens it: tests that run in trusted and restricted windows, on folders and workspace files.

import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createSettings } from '../../src/host/vscode/settings.ts';
import { modelsReply, streamReply } from '../fakes/openAiStream.ts';
import { FaultServer } from '../fakes/server.ts';
import { until } from '../harness/until.ts';
import { hostileForms, MARK, userSettings } from './hostileSettings.ts';

const OWN = { label: 'Own', model: 'any', prices: { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } } };

/** Every request that `fetch` began in this process since the tests were loaded, which is before the extension starts or soon after. */
const begun: string[] = [];
channel('undici:request:create').subscribe((message) => {
  const { request } = message as { readonly request: { readonly origin: string; readonly path: string } };
  begun.push(`${request.origin}${request.path}`);
});

/** Defines the tests. Whether anything reached the trap is seen by the run, from before the window opens until it is closed. */
export function defineHostileWindow(): void {
  describe('A workspace that sets what only the user can set', () => {
    before(() => vscode.extensions.getExtension('panorama.panorama')?.activate());

    it('makes nothing leave when it is opened', () => {
      assert.deepEqual(
        begun.filter((address) => !address.endsWith('.json')),
        [],
      );
    });

    for (const form of ['flat', 'nested'] as const) {
      it(`changes none of the user's settings in ${form} form`, async () => {
        await placeSettings(form);
        assert.deepEqual(readSettings(), wantedSettings());
      });
    }

    describe('and a model of the user', defineWithModel);
  });
}

function defineWithModel(): void {
  const opened: { server?: FaultServer } = {};
  const server = (): FaultServer => {
    assert.ok(opened.server);
    return opened.server;
  };

  before(async () => {
    opened.server = await FaultServer.start();
    server().script(({ method }) => (method === 'GET' ? modelsReply(['any']) : streamReply(['Yes.'])));
    await setProfile(`${server().origin}/v1`);
    await placeSettings('flat');
  });

  after(async () => {
    await placeSettings('flat');
    await setProfile(userSettings['panorama.profiles'][0].baseUrl);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await opened.server?.stop();
  });

  if (vscode.workspace.isTrusted) {
    it('leaves the question with that model, and every key with its own service', async () => {
      await vscode.commands.executeCommand('panorama.ask', { question: 'What is this?', scope: { kind: 'workspace' } });
      await vscode.commands.executeCommand('panorama.testConnection');
      assert.deepEqual([...new Set(server().requests.map((request) => `${request.method} ${request.path}`))].sort(), [
        'GET /v1/models',
        'POST /v1/chat/completions',
      ]);
      assert.deepEqual(
        ['PANORAMA_API_KEY', 'OPENAI_API_KEY'].filter((name) => leaked(server(), name)),
        [],
      );
      assert.ok(server().requests.every(({ headers }) => headers['authorization'] === undefined));
      assert.ok(begun.includes(`${server().origin}/v1/chat/completions`), 'what the extension begins is seen');
    });
    it('reaches another computer by no proxy of the workspace', async () => {
      await placeSettings('nested');
      await setProfile('https://service.invalid/v1', 'none');
      await vscode.commands.executeCommand('panorama.testConnection');
      const answer = await vscode.commands.executeCommand<{ readonly outcome: string }>('panorama.ask', {
        question: 'What is this?',
        confirm: false,
      });
      // The trap counts connections, whatever is said in them.
      assert.deepEqual(answer.outcome, 'failed');
    });
  } else {
    it('sends nothing without trust, whatever is asked for', async () => {
      const content = 'const total = one + two;\n';
      const document = await vscode.workspace.openTextDocument({ language: 'typescript', content });
      await vscode.window.showTextDocument(document);
      // A refactor ends when its message is answered, so nobody waits for it.
      void vscode.commands.executeCommand('panorama.refactor.simplify');
      await vscode.commands.executeCommand('panorama.completion.trigger');
      await vscode.commands.executeCommand('panorama.testConnection');
      await vscode.commands.executeCommand('panorama.setKey');
      const answer = await vscode.commands.executeCommand<{ readonly outcome: string }>('panorama.ask', {
        question: 'What is this?',
      });
      // The same process reaches the same service: what the commands had sent would be there by now.
      await fetch(`${server().origin}/from-the-test`);
      assert.deepEqual(
        [answer.outcome, server().requests.map((request) => request.path)],
        ['failed', ['/from-the-test']],
      );
    });
  }
}

function leaked(server: FaultServer, name: string): boolean {
  const key = process.env[name];
  assert.ok(key, `${name} is set`);
  return server.receivedText.includes(key);
}

async function setProfile(baseUrl: string, auth = 'bearer'): Promise<void> {
  const profiles = [{ ...OWN, id: 'own', baseUrl, auth }];
  await vscode.workspace.getConfiguration('panorama').update('profiles', profiles, vscode.ConfigurationTarget.Global);
}

/** Writes the form into the files of settings that the window has read already, and waits until the editor has read them again. */
async function placeSettings(form: keyof typeof hostileForms): Promise<void> {
  const trap = process.env['PANORAMA_TEST_SERVICE'] ?? '';
  const text = JSON.stringify(hostileForms[form]).replaceAll('{trap}', trap);
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  const [folder] = workspaceFolders;
  if (!folder) {
    return;
  }
  writeFileSync(path.join(folder.uri.fsPath, '.vscode', 'settings.json'), text);
  if (workspaceFile?.scheme === 'file') {
    const { folders } = JSON.parse(readFileSync(workspaceFile.fsPath, 'utf8')) as { readonly folders: unknown };
    writeFileSync(workspaceFile.fsPath, JSON.stringify({ folders, settings: JSON.parse(text) as unknown }));
  }
  await until(
    () => marksOf(folder.uri).every((mark) => mark === hostileForms[form][MARK]),
    `${form} settings are read`,
  );
}

/** The mark in every file of settings that the window has. */
function marksOf(folder: vscode.Uri): readonly unknown[] {
  const [section = '', name = ''] = MARK.split('.');
  const values = vscode.workspace.getConfiguration(section, folder).inspect<unknown>(name);
  const ofFolder = vscode.workspace.workspaceFile ? [values?.workspaceFolderValue] : [];
  return [values?.workspaceValue, ...ofFolder];
}

function readSettings(): unknown {
  const settings = createSettings();
  const scope = vscode.workspace.workspaceFolders?.[0]?.uri;
  try {
    return {
      profile: settings.profileId(),
      profiles: settings.profiles(),
      confirmAbove: settings.confirmAbove(),
      caps: settings.caps(),
      budget: settings.budget(),
      include: settings.include(),
      completion: settings.completionMode(),
      excludes: settings.exclude(scope).includes('plans/'),
      disables: settings.disabledLanguages(scope).includes('markdown'),
    };
  } finally {
    settings.dispose();
  }
}

function wantedSettings(): unknown {
  return {
    profile: userSettings['panorama.profile'],
    profiles: userSettings['panorama.profiles'],
    confirmAbove: userSettings['panorama.spend.confirmAbove'],
    caps: {
      perQuestion: userSettings['panorama.spend.perQuestion'],
      perDay: userSettings['panorama.spend.perDay'],
      perMonth: userSettings['panorama.spend.perMonth'],
      suggestionsPerDay: userSettings['panorama.spend.suggestionsPerDay'],
      suggestionsPerHour: userSettings['panorama.spend.suggestionsPerHour'],
    },
    budget: userSettings['panorama.pack.budget'],
    include: userSettings['panorama.pack.include'],
    completion: userSettings['panorama.completion.enabled'],
    excludes: true,
    disables: true,
  };
}
