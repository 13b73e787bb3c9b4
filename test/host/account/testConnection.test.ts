// What a test of the connection teaches holds until another test has something to put in its place.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { errorReply } from '../../fakes/openAiStream.ts';
import { probedService } from '../../fakes/probedService.ts';
import { FaultServer, type ReceivedRequest, type Reply } from '../../fakes/server.ts';

const settings = () => vscode.workspace.getConfiguration('panorama');

async function choose(id: string | undefined, profiles?: readonly object[]): Promise<void> {
  await settings().update('profiles', profiles, vscode.ConfigurationTarget.Global);
  await settings().update('profile', id, vscode.ConfigurationTarget.Global);
}

const isAbout = ({ json }: ReceivedRequest, field: string): boolean =>
  typeof json === 'object' && json !== null && field in json;

/** A service that refuses a temperature; `script` lets it change its mind. */
async function startService() {
  const server = await FaultServer.start();
  const capable = probedService('capable');
  const refusing = (request: ReceivedRequest): Reply =>
    isAbout(request, 'temperature')
      ? errorReply(400, { param: 'temperature', message: 'Unsupported value', code: 'unsupported_value' })
      : capable(request);
  return { server, capable, refusing };
}

describe('A test of the connection in the editor', () => {
  const held: { service?: Awaited<ReturnType<typeof startService>> } = {};
  const service = () => held.service ?? assert.fail('the service runs');

  /** For each request of a question, whether it had a temperature. */
  const temperatures = async (): Promise<readonly boolean[]> => {
    const { requests } = service().server;
    const before = requests.length;
    await vscode.commands.executeCommand('panorama.ask', { question: 'Is it ready?' });
    return requests.slice(before).map((request) => isAbout(request, 'temperature'));
  };
  const testConnection = () => vscode.commands.executeCommand('panorama.testConnection');

  before(async () => {
    held.service = await startService();
    const { server, refusing } = held.service;
    server.script(refusing);
    const tested = { id: 'tested', baseUrl: `${server.origin}/v1`, model: 'test-model', auth: 'none' };
    const prices = { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } };
    await choose('tested', [{ ...tested, limits: { context: 200_000, output: 4_096 }, prices }]);
  });

  after(async () => {
    await choose(undefined);
    await service().server.stop();
  });

  it('teaches which field is refused, so that a question goes without it at once', async () => {
    await testConnection();
    assert.deepEqual(await temperatures(), [false]);
  });

  it('forgets nothing when it fails', async () => {
    const { server, refusing } = service();
    server.script(() => errorReply(401, { code: 'invalid_api_key' }));
    await testConnection();
    server.script(refusing);
    assert.deepEqual(await temperatures(), [false]);
  });

  it('forgets what it has taught when the service says otherwise', async () => {
    const { server, capable } = service();
    server.script(capable);
    await testConnection();
    assert.deepEqual(await temperatures(), [true]);
  });
});
