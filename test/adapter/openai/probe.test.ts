// The probe: the cheapest call that tells whether the address and the key are right.

import assert from 'node:assert/strict';
import type { ModelsResult } from '../../../src/core/ports.ts';
import { createOpenAiProbe } from '../../../src/host/openai/openAiProbe.ts';
import { profileAt } from '../../fakes/asking.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { errorReply, jsonReply, modelsReply, pageReply } from '../../fakes/openAiStream.ts';
import { FaultServer, type Reply } from '../../fakes/server.ts';
import { until } from '../../fakes/until.ts';
import { KEY } from './adapter.ts';

describe('the probe of a service', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await FaultServer.start();
  });
  afterEach(async () => {
    await server.stop();
  });

  const probe = (reply: Reply, speed = 1, signal = new AbortController().signal): Promise<ModelsResult> => {
    server.script(() => reply);
    const ask = createOpenAiProbe({
      keyFor: (origin) => Promise.resolve(origin === server.origin ? KEY : undefined),
      clock: createFastClock(speed),
    });
    return ask(profileAt(server.origin), signal);
  };

  it('lists the models in order', async () => {
    const result = await probe(modelsReply(['gpt-4.1-mini', 'gpt-4.1']));
    assert.deepEqual(result.kind === 'ok' && result.models, ['gpt-4.1', 'gpt-4.1-mini']);
  });

  it('gives what the service states of each model, under the day of the call', async () => {
    const entry = { id: `by-${KEY}`, name: KEY, context_window: 64_000, pricing: { input: '4e-7', output: '1.6e-6' } };
    const result = await probe(jsonReply(200, { data: [entry] }));
    const day = new Date().toISOString().slice(0, 10);
    assert.deepEqual(result.kind === 'ok' && result.statements, [
      {
        id: 'by-[key]',
        name: '[key]',
        source: { document: "the service's own list", date: day },
        facts: { limits: { context: 64_000 }, prices: { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } } },
      },
    ]);
  });

  it('sends the key and no body', async () => {
    await probe(modelsReply([]));
    const [request] = server.requests;
    assert.deepEqual(
      [request?.method, request?.path, request?.headers['authorization'], request?.text],
      ['GET', '/v1/models', `Bearer ${KEY}`, ''],
    );
  });

  it('reads a list that is longer than an error may be', async () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `model-with-a-long-name-${index}`);
    const result = await probe(modelsReply(ids));
    assert.deepEqual(result.kind === 'ok' && result.models.length, 5000);
  });

  const failures: readonly (readonly [string, Reply, string])[] = [
    ['a wrong key', errorReply(401, { code: 'invalid_api_key' }), 'key-wrong'],
    ['an unknown path', errorReply(404, {}), 'model-not-found'],
    ['a web page', pageReply(200), 'not-a-stream'],
    ['JSON of another form', jsonReply(200, { models: ['a'] }), 'not-a-stream'],
    ['JSON that is cut', { headers: { 'content-type': 'application/json' }, body: '{"data":[' }, 'malformed'],
    ['a busy service', errorReply(503, {}), 'overloaded'],
    ['a broken connection', { instead: 'rst' }, 'interrupted'],
  ];
  for (const [name, reply, code] of failures) {
    it(`fails on ${name} after one request`, async () => {
      const result = await probe(reply);
      assert.deepEqual([result.kind === 'failed' && result.failure.code, server.requests.length], [code, 1]);
    });
  }

  it('fails when nothing comes back', async () => {
    const result = await probe({ instead: 'silence' }, 500);
    assert.deepEqual(result.kind === 'failed' && result.failure.code, 'timeout');
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const result = probe({ instead: 'silence' }, 1, controller.signal);
    await until(() => server.requests.length === 1, 'the request arrives');
    controller.abort();
    assert.deepEqual(await result, { kind: 'stopped' });
    await until(() => server.requests[0]?.closedAt !== undefined, 'the connection closes');
  });
});
