// Where requests go: no redirect is followed, and the key goes to the origin that it was entered for alone.

import assert from 'node:assert/strict';
import { failureOf, profileAt } from '../../fakes/asking.ts';
import { modelsReply, streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { toDestination } from '../../../src/core/model/destination.ts';
import { Exchange } from '../../../src/host/openai/guardedFetch.ts';
import { createOpenAiProbe } from '../../../src/host/openai/openAiProbe.ts';
import { KEY, startBench, type Bench } from './adapter.ts';

describe('redirects', () => {
  let bench: Bench;
  let target: FaultServer;
  beforeEach(async () => {
    bench = await startBench();
    target = await FaultServer.start();
    target.script((request) => (request.method === 'GET' ? modelsReply(['m']) : streamReply(['stolen'])));
  });
  afterEach(async () => {
    await bench.server.stop();
    await target.stop();
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`of status ${status} are refused with nothing forwarded`, async () => {
      bench.server.script(() => ({ status, headers: { location: `${target.origin}/v1/chat/completions` } }));
      const answer = await bench.ask({ profile: bench.profile({ auth: 'header:x-api-key' }) });
      assert.deepEqual(
        {
          code: failureOf(answer).code,
          text: answer.text,
          asked: bench.server.requests.length,
          at: target.connections,
        },
        { code: 'redirected', text: '', asked: 1, at: 0 },
      );
    });
  }

  it('within the same origin are refused as well', async () => {
    bench.server.script(() => ({ status: 307, headers: { location: '/v2/chat/completions' } }));
    const answer = await bench.ask();
    assert.deepEqual([failureOf(answer).code, bench.server.requests.length], ['redirected', 1]);
  });

  it('are refused by the probe', async () => {
    bench.server.script(() => ({ status: 302, headers: { location: `${target.origin}/v1/models` } }));
    const probe = createOpenAiProbe({ keyFor: () => Promise.resolve(KEY), clock: createFastClock(1) });
    const result = await probe(bench.profile(), new AbortController().signal);
    assert.deepEqual([result.kind === 'failed' && result.failure.code, target.connections], ['redirected', 0]);
  });
});

describe('the key of https://gw.example.com', () => {
  const bound = 'https://gw.example.com';

  const others = [
    'https://gw.example.com.evil.io/v1',
    'https://gw.example.com@evil.io/v1',
    'https:\\\\evil.io\\@gw.example.com/v1',
    'https:evil.io/v1',
    'https://gw.example.com\t.evil.io/v1',
    'https://gw.example.com:8443/v1',
    'http://gw.example.com/v1',
    'https://gw.example.com./v1',
    'https://2130706433/v1',
    'https://0x7f.1/v1',
    'https://[::ffff:127.0.0.1]/v1',
    'https://gw.ex\u0430mple.com/v1',
    'file:///gw.example.com/v1',
    'file://gw.example.com/v1',
    '//gw.example.com/v1',
    'https://gw.example.com%40evil.io/v1',
    'https://xn--a-\u00e4.example.com/v1',
    'https://user:pass@gw.example.com/v1',
    'https://gw.example.com%2eevil.io/v1',
    'https://gw.example.com%00.evil.io/v1',
    'https://evil.io#@gw.example.com/v1',
    'https://evil.io?@gw.example.com/v1',
    'https://evil.io\\@gw.example.com/v1',
    'https://evil.io/gw.example.com/v1',
    'https://www.gw.example.com/v1',
    'https://example.com/v1',
    'ftp://gw.example.com/v1',
    'data:text/plain,https://gw.example.com',
    'javascript:https://gw.example.com',
    'blob:https://gw.example.com/v1',
    'wss://gw.example.com/v1',
    'gw.example.com/v1',
    'https://',
  ];
  for (const baseUrl of others) {
    it(`does not go to ${JSON.stringify(baseUrl)}`, async () => {
      const asked: string[] = [];
      const bench = await startBench({
        keyFor: (origin) => {
          asked.push(origin);
          return Promise.resolve(origin === bound ? KEY : undefined);
        },
      });
      // Names are not looked up: without a key nothing may be sent to another computer.
      const answer = await bench.ask({ profile: profileAt('', { baseUrl }), purpose: 'completion' });
      const { code } = failureOf(answer);
      assert.deepEqual(
        { boundAsked: asked.includes(bound), known: ['key-missing', 'configuration', 'unreachable'].includes(code) },
        { boundAsked: false, known: true },
      );
      await bench.server.stop();
    });
  }

  const same = [
    'https://gw.example.com/v1',
    'HTTPS://GW.EXAMPLE.COM/v1',
    'https://gw.example.com:443/v1',
    'https://gw\u3002example\uff0ecom/v1',
    'https://gw.exam\u00adple.com/v1',
    'https://gw.example.com/v1#@evil.io',
    'https://gw.example.com/v1?@evil.io',
    '  https://gw.example.com/v1  ',
    'https:\\\\gw.example.com\\v1',
  ];
  for (const baseUrl of same) {
    it(`belongs to ${JSON.stringify(baseUrl)}`, async () => {
      const asked: string[] = [];
      const bench = await startBench({
        keyFor: (origin) => {
          asked.push(origin);
          return Promise.resolve(undefined);
        },
      });
      const answer = await bench.ask({ profile: profileAt('', { baseUrl }) });
      assert.deepEqual([asked, failureOf(answer).code], [[bound], 'key-missing']);
      await bench.server.stop();
    });
  }
});

describe('the last step before the wire', () => {
  it('refuses an address of another origin than the one that was checked', async () => {
    const other = await FaultServer.start();
    const result = toDestination('https://gw.example.com/v1');
    assert.ok(result.kind === 'ok');
    const headers = new Headers({ authorization: `Bearer ${KEY}` });
    const watch = { waiting: () => undefined, arrived: () => undefined };
    const exchange = new Exchange({ destination: result.destination, headers, watch });
    await assert.rejects(exchange.fetch(`${other.origin}/v1/models`), /another origin/);
    assert.deepEqual(other.connections, 0);
    await other.stop();
  });
});

describe('the address of a service', () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['/v1', '/v1/chat/completions'],
    ['/v1/', '/v1/chat/completions'],
    ['', '/chat/completions'],
    ['/v1#fragment', '/v1/chat/completions'],
    ['/openai/v1?api-version=1', '/openai/v1/chat/completions?api-version=1'],
  ];
  for (const [ending, path] of spellings) {
    it(`ending in ${JSON.stringify(ending)} leads to ${path}`, async () => {
      const bench = await startBench();
      bench.server.script(() => streamReply(['ok']));
      await bench.ask({ profile: bench.profile({ baseUrl: `${bench.server.origin}${ending}` }) });
      assert.deepEqual(
        bench.server.requests.map((request) => request.path),
        [path],
      );
      await bench.server.stop();
    });
  }
});
