// Panorama reaches services by the proxy and with the authorities that VS Code's settings name.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Failure } from '../../../src/core/model/failure.ts';
import { createOpenAiModel } from '../../../src/host/openai/openAiModel.ts';
import { createMemoryLog, failureOf, gather, profileAt, releasedRequest } from '../../fakes/asking.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { modelsReply, streamReply } from '../../fakes/openAiStream.ts';

const SIGN_IN = 'person:secret-of-the-proxy';
const BASE = 'https://service.invalid/v1';
const STORE_BY_NODE = 'http.systemCertificatesNode';
const PRICES = { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } };

/** What reached the service, and what the proxy was asked for. */
const reached: string[] = [];
const tunnels: string[] = [];
let opened: { readonly service: Server; readonly proxy: Server } | undefined;

interface Answer {
  readonly outcome: string;
  readonly answer: string;
}

describe('A service behind a proxy and a private authority', () => {
  before(async () => {
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    const service = await startService();
    const proxy = await startProxy(portOf(service));
    opened = { service, proxy };
    const profiles = [{ id: 'own', label: 'Own', model: 'any', baseUrl: BASE, auth: 'none', prices: PRICES }];
    await setSetting('panorama.profiles', profiles);
    await setSetting('panorama.profile', 'own');
  });

  afterEach(() => {
    reached.length = 0;
    tunnels.length = 0;
  });

  after(async () => {
    for (const name of ['proxy', 'proxySupport', 'systemCertificates', 'systemCertificatesNode', 'noProxy']) {
      await setSetting(`http.${name}`, undefined);
    }
    for (const server of [opened?.service, opened?.proxy]) {
      server?.closeAllConnections();
      server?.close();
    }
  });

  it('is reached by the proxy of http.proxy, with its sign-in', async () => {
    await useProxy(SIGN_IN);
    const { outcome, answer } = await ask();
    assert.deepEqual(
      [outcome, answer, reached, new Set(tunnels)],
      ['complete', 'Yes.', ['POST /v1/chat/completions'], new Set(['service.invalid:443'])],
    );
  });

  it('is not reached when the sign-in is wrong, and the words name the setting', async () => {
    await useProxy('person:wrong');
    const { code, message } = await failureNow();
    assert.deepEqual([code, (await ask()).outcome, reached], ['proxy', 'failed', []]);
    assert.match(message, /http\.proxy/);
  });

  it('is not reached when http.proxySupport is off: the proxy is not asked', async () => {
    await useProxy(SIGN_IN);
    await setSetting('http.proxySupport', 'off');
    const { outcome } = await ask();
    await setSetting('http.proxySupport', undefined);
    assert.deepEqual([outcome, tunnels, reached], ['failed', [], []]);
  });

  it('is not trusted when nothing vouches for it, and the words name the setting', async () => {
    await useProxy(SIGN_IN);
    await setSetting('http.systemCertificates', true);
    const { code, message } = await failureNow();
    assert.deepEqual([code, (await ask()).outcome, reached], ['certificate', 'failed', []]);
    assert.match(message, /http\.systemCertificates/);
  });

  it('is trusted when the store of the computer has its authority, where VS Code reads it by Node', async () => {
    // By another name: VS Code keeps what it has trusted for each address of a proxy until its window closes.
    await useProxy(SIGN_IN, 'localhost');
    await setSetting('http.systemCertificates', true);
    await setSetting(STORE_BY_NODE, true);
    const { outcome, answer } = await ask();
    const trusting = ['complete', 'Yes.', ['POST /v1/chat/completions']];
    assert.deepEqual([outcome, answer, reached], readsStoreByNode() ? trusting : ['failed', '', []]);
  });
});

/** VS Code 1.104 looks for the store at fixed places alone, which a test cannot fill. */
function readsStoreByNode(): boolean {
  return vscode.workspace.getConfiguration().inspect(STORE_BY_NODE)?.defaultValue !== undefined;
}

/** With the authorities of the computer left out, those of NODE_EXTRA_CA_CERTS hold, as Node has them. */
async function useProxy(signIn: string, name = '127.0.0.1'): Promise<void> {
  assert.ok(opened);
  await setSetting('http.systemCertificates', false);
  await setSetting(STORE_BY_NODE, false);
  await setSetting('http.proxySupport', 'override');
  await setSetting('http.proxy', `http://${signIn}@${name}:${portOf(opened.proxy)}`);
}

async function ask(): Promise<Answer> {
  const question = { question: 'What is this?', scope: { kind: 'workspace' }, confirm: false };
  return vscode.commands.executeCommand<Answer>('panorama.ask', question);
}

/** Why the adapter gets no answer in this very process. */
async function failureNow(): Promise<Failure> {
  const model = createOpenAiModel({
    keyFor: () => Promise.resolve(undefined),
    clock: createFastClock(10),
    log: createMemoryLog(),
    random: () => 0,
  });
  const profile = profileAt(new URL(BASE).origin, { auth: 'none' });
  return failureOf(await gather(model.stream(releasedRequest(profile), new AbortController().signal)));
}

async function setSetting(name: string, value: unknown): Promise<void> {
  if (name === STORE_BY_NODE && !readsStoreByNode()) {
    return;
  }
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

function startService(): Promise<Server> {
  const folder = process.env['PANORAMA_TEST_CERTIFICATES'] ?? '';
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const server = createHttpsServer({ key: read('service.key'), cert: read('service.pem') }, (request, response) => {
    reached.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const reply = request.method === 'GET' ? modelsReply(['any']) : streamReply(['Yes.']);
    request.resume();
    request.on('end', () => {
      response.writeHead(200, reply.headers ?? { 'content-type': 'text/event-stream' });
      response.end(reply.body);
    });
  });
  return listening(server);
}

/** A proxy that opens tunnels to the service, whatever name is asked for, after a sign-in. */
function startProxy(servicePort: number): Promise<Server> {
  const server = createHttpServer((_request, response) => {
    response.writeHead(405).end();
  });
  const wanted = `Basic ${Buffer.from(SIGN_IN).toString('base64')}`;
  server.on('connect', (request, socket) => {
    socket.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n');
      return;
    }
    tunnels.push(request.url ?? '');
    const there = connect(servicePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
  });
  return listening(server);
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
