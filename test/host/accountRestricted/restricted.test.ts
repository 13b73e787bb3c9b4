// Before the user trusts the workspace nothing leaves, whatever its settings say and whichever command runs.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  offerSeclai,
  SECLAI_TOOLS,
  startSeclai,
  type SeclaiServices,
} from '../../../src/features/account/seclaiServer.ts';
import { FaultServer } from '../../fakes/server.ts';
import { attempts, writeWorkspaceSettings } from '../account/hostileSettings.ts';
import { modelsReply, streamReply } from '../../fakes/openAiStream.ts';

describe('An untrusted workspace', () => {
  const held: { service?: FaultServer; sink?: FaultServer } = {};

  before(async () => {
    held.service = await FaultServer.start();
    held.sink = await FaultServer.start();
    for (const server of [held.service, held.sink]) {
      server.script(({ method }) => (method === 'GET' ? modelsReply(['gpt-4.1-mini']) : streamReply(['Sent.'])));
    }
    const own = { id: 'scripted', baseUrl: `${held.service.origin}/v1`, model: 'gpt-4.1-mini' };
    const settings = vscode.workspace.getConfiguration('panorama');
    await settings.update('profiles', [own], vscode.ConfigurationTarget.Global);
    await settings.update('profile', 'scripted', vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await held.service?.stop();
    await held.sink?.stop();
  });

  it('is what is open', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  for (const [name, attempt] of Object.entries(attempts)) {
    it(`that ${name} gets no request, and neither does the service`, async () => {
      await writeWorkspaceSettings(attempt(held.sink?.origin ?? ''));
      const { outcome } = await vscode.commands.executeCommand<{ readonly outcome: string }>('panorama.ask', {
        question: 'Why do retries charge twice?',
        confirm: false,
      });
      await vscode.commands.executeCommand('panorama.setKey');
      await vscode.commands.executeCommand('panorama.testConnection');
      assert.deepEqual([outcome, held.service?.connections, held.sink?.connections], ['failed', 0, 0]);
    });
  }

  it('is offered no tools of Seclai, and no key starts them', async () => {
    const services: SeclaiServices = {
      keys: {
        keyFor: () => Promise.resolve('canary-seclai-0123456789abcdef'),
        store: () => Promise.resolve('kept'),
        onDidChange: new vscode.EventEmitter<void>().event,
      },
      profiles: { all: () => [], onDidChange: new vscode.EventEmitter<void>().event },
    };
    const server = new vscode.McpHttpServerDefinition('Seclai', vscode.Uri.parse(SECLAI_TOOLS));
    assert.deepEqual([await offerSeclai(services), await startSeclai(server, services)], [[], undefined]);
  });
});
