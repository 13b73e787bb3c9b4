// What leaves: the request at the wire, and nothing that the environment or the SDK would add.

import assert from 'node:assert/strict';
import process from 'node:process';
import { createOpenAiModel } from '../../../src/host/openai/openAiModel.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { createMemoryLog, failureOf, gather, profileAt, releasedRequest } from '../../fakes/asking.ts';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { KEY, startBench, type Bench } from './adapter.ts';

/** Every variable that the SDK reads, pointed at a place that must never hear of us. */
function hostileEnvironment(sink: string): Readonly<Record<string, string>> {
  return {
    OPENAI_API_KEY: 'sk-environment-key-000000000000',
    OPENAI_BASE_URL: `${sink}/v1`,
    OPENAI_ORG_ID: 'org-environment',
    OPENAI_PROJECT_ID: 'proj-environment',
    OPENAI_CUSTOM_HEADERS: 'X-Environment: leaked\nnot a header: x',
    OPENAI_ADMIN_KEY: 'sk-admin-environment-0000000000',
    OPENAI_WEBHOOK_SECRET: 'whsec-environment',
    OPENAI_LOG: 'debug',
  };
}

describe('the request of the OpenAI adapter', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench({ clock: createFastClock(1) });
    bench.server.script(() => streamReply(['ok']));
  });
  afterEach(async () => {
    await bench.server.stop();
  });

  it('asks for a stream with usage at the chat endpoint', async () => {
    await bench.ask({ stop: ['\n\n'], cacheKey: 'workspace', maxOutput: 99_999 });
    const [request] = bench.server.requests;
    assert.deepEqual(
      { method: request?.method, path: request?.path, body: request?.json },
      {
        method: 'POST',
        path: '/v1/chat/completions',
        body: {
          max_tokens: 32_768,
          temperature: 0.2,
          stop: ['\n\n'],
          stream_options: { include_usage: true },
          model: 'gpt-4.1-mini',
          messages: [{ role: 'user', content: 'Why?' }],
          stream: true,
        },
      },
    );
  });

  it('foretells the answer where the profile says that the service knows how', async () => {
    const features = ['prediction'] as const;
    await bench.ask({ prediction: 'a' });
    await bench.ask({ prediction: 'a', profile: bench.profile({ features }) });
    await bench.ask({ prediction: 'a', profile: bench.profile({ features, omit: ['max_tokens'] }) });
    const sent = bench.server.requests.map(({ json }) => (json as { readonly prediction?: unknown }).prediction);
    assert.deepEqual(sent, [undefined, { type: 'content', content: 'a' }, undefined]);
  });

  it('is refused when it did not pass the egress gate, whatever its type says', async () => {
    const released = releasedRequest(bench.profile());
    const answer = await gather(bench.model.stream({ ...released }, new AbortController().signal));
    assert.deepEqual([failureOf(answer).code, bench.server.connections], ['internal', 0]);
  });

  it('sends exactly the headers that it knows of', async () => {
    await bench.ask({ profile: bench.profile({ headers: { 'X-Title': 'Panorama', Authorization: 'Bearer other' } }) });
    const { host, connection, 'content-length': length, ...headers } = bench.server.requests[0]?.headers ?? {};
    assert.deepEqual(headers, {
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate',
      'accept-language': '*',
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'sec-fetch-mode': 'cors',
      'user-agent': 'Panorama',
      'x-title': 'Panorama',
    });
    assert.deepEqual([host, connection, Number(length) > 0], [new URL(bench.server.origin).host, 'keep-alive', true]);
  });

  const bodies: readonly (readonly [string, Partial<ModelRequest['profile']>, Readonly<Record<string, unknown>>])[] = [
    ['leaves out what the profile omits', { omit: ['temperature', 'stream_options'] }, { max_tokens: 1000 }],
    [
      'bounds the answer by the other name where the first one is omitted',
      { omit: ['max_tokens', 'temperature', 'stream_options'] },
      { max_completion_tokens: 1000 },
    ],
    [
      'adds what the profile adds',
      { body: { seed: 7, temperature: 1 }, omit: ['stream_options'] },
      { max_tokens: 1000, temperature: 1, seed: 7 },
    ],
    [
      'lets no profile change or omit what the request is',
      {
        body: { model: 'other', messages: [], stream: false },
        omit: ['messages', 'stream_options'],
      },
      { max_tokens: 1000, temperature: 0.2 },
    ],
  ];
  for (const [name, changes, tunable] of bodies) {
    it(name, async () => {
      await bench.ask({ profile: bench.profile(changes) });
      assert.deepEqual(bench.server.requests[0]?.json, {
        ...tunable,
        model: 'gpt-4.1-mini',
        messages: [{ role: 'user', content: 'Why?' }],
        stream: true,
      });
    });
  }

  it('sends the key in the header that the profile names, and in no other', async () => {
    await bench.ask({ profile: bench.profile({ auth: 'header:X-API-Key' }) });
    const headers = bench.server.requests[0]?.headers;
    assert.deepEqual([headers?.['x-api-key'], headers?.['authorization']], [KEY, undefined]);
  });

  it('sends no key where the profile wants none, and does not ask for one', async () => {
    await bench.ask({ profile: bench.profile({ auth: 'none' }) });
    assert.deepEqual([bench.server.receivedText.includes(KEY), bench.askedFor], [false, []]);
  });

  it('sends no key that stands among the headers of a profile', async () => {
    await bench.ask({ profile: bench.profile({ auth: 'none', headers: { Authorization: 'Bearer other' } }) });
    assert.deepEqual(bench.server.requests[0]?.headers['authorization'], undefined);
  });

  it('refuses a request that did not pass the gate', async () => {
    const request = releasedRequest(bench.profile());
    const answer = await gather(bench.model.stream({ ...request }, new AbortController().signal));
    assert.deepEqual([failureOf(answer).code, bench.server.requests.length], ['internal', 0]);
  });

  it('keeps connections for requests that follow each other', async () => {
    bench.server.script(() => ({ ...streamReply(['ok']), endDelayMs: 20 }));
    for (let turn = 0; turn < 6; turn += 1) {
      await bench.ask();
    }
    // The client may open a second one while the first is being given back.
    assert.deepEqual([bench.server.requests.length, bench.server.connections <= 2], [6, true]);
  });

  it('fails with words when the key cannot be sent', async () => {
    const model = createOpenAiModel({
      keyFor: () => Promise.resolve('sk-line\nbreak-0123456789'),
      clock: createFastClock(1),
      log: createMemoryLog(),
      random: () => 0,
    });
    const answer = await gather(model.stream(releasedRequest(bench.profile()), new AbortController().signal));
    assert.deepEqual([failureOf(answer).code, JSON.stringify(answer).includes('break-0123')], ['key-wrong', false]);
  });
});

describe('the environment of the SDK', () => {
  const original = process.env;
  let sink: FaultServer;
  beforeEach(async () => {
    sink = await FaultServer.start();
    process.env = { ...original, ...hostileEnvironment(sink.origin) };
  });
  afterEach(async () => {
    process.env = original;
    await sink.stop();
  });

  it('changes nothing of a request', async () => {
    const bench = await startBench();
    bench.server.script(() => streamReply(['ok']));
    const answer = await bench.ask();
    const { headers } = bench.server.requests[0] ?? {};
    assert.deepEqual(
      {
        outcome: answer.end.outcome,
        authorization: headers?.['authorization'],
        leaked: /environment/i.test(bench.server.receivedText),
        sink: sink.connections,
        restored: process.env['OPENAI_CUSTOM_HEADERS'],
      },
      {
        outcome: 'complete',
        authorization: `Bearer ${KEY}`,
        leaked: false,
        sink: 0,
        restored: hostileEnvironment('')['OPENAI_CUSTOM_HEADERS'],
      },
    );
    await bench.server.stop();
  });

  it('gives no key to a service that has none', async () => {
    const bench = await startBench({ keyFor: () => Promise.resolve(undefined) });
    bench.server.script(() => streamReply(['ok']));
    await bench.ask();
    assert.deepEqual(bench.server.requests[0]?.headers['authorization'], undefined);
    await bench.server.stop();
  });

  for (const baseUrl of ['', '   ', 'v1', '//gw.example.com/v1']) {
    it(`sends nothing when the address is ${JSON.stringify(baseUrl)}`, async () => {
      const bench = await startBench({ keyFor: () => Promise.resolve(KEY) });
      const answer = await bench.ask({ profile: profileAt('', { baseUrl }) });
      assert.deepEqual([failureOf(answer).code, sink.connections], ['configuration', 0]);
      await bench.server.stop();
    });
  }

  it('makes the SDK write nothing to the console', async () => {
    const bench = await startBench();
    bench.server.script(() => ({ body: 'data: {cut\n\n' }));
    const written: unknown[] = [];
    const { error, warn, debug, info } = console;
    const keep = (...words: unknown[]): void => {
      written.push(words);
    };
    Object.assign(console, { error: keep, warn: keep, debug: keep, info: keep });
    try {
      await bench.ask();
    } finally {
      Object.assign(console, { error, warn, debug, info });
    }
    assert.deepEqual(written, []);
    await bench.server.stop();
  });
});
