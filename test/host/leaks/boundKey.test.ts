// A key goes to exactly the origin that it was entered for, however an address is spelled, in the real editor's own network stack.

import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { createOpenAiModel } from '../../../src/host/openai/openAiModel.ts';
import { createMemoryLog, failureOf, gather, profileAt, releasedRequest } from '../../fakes/asking.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';

const KEY = 'canary-bound-0123456789abcdef';

/** Spellings around `127.0.0.1:PORT` that lead elsewhere, or nowhere. */
const elsewhere = [
  ...['http://HOST.evil.invalid/v1', 'http://HOST@evil.invalid/v1', 'http:\\\\evil.invalid\\@HOST/v1'],
  ...['http:evil.invalid/v1', 'http://127.0.0.1\t.evil.invalid:PORT/v1', 'http://127.0.0.1/v1', 'https://HOST/v1'],
  ...[
    'http://localhost:PORT/v1',
    'http://127.0.0.2:PORT/v1',
    'http://[::ffff:127.0.0.1]:PORT/v1',
    'http://[::1]:PORT/v1',
  ],
  ...['//evil.invalid/v1', 'http://%40HOST/v1', 'http://xn--a/v1', 'file:///etc/passwd', 'ftp://HOST/v1', ''],
  ...['javascript:alert(1)', 'data:text/plain,x', 'http://user:pass@HOST/v1', 'http://evil.invalid#@HOST/v1'],
  ...['http://evil.invalid?@HOST/v1', 'http://evil.invalid/HOST/v1', 'http://HOST:1/v1', 'http://127.0.0.1:1PORT/v1'],
  ...[
    'http://l\u043ecalhost:PORT/v1',
    'http://127.0.0.1.nip.invalid:PORT/v1',
    'ws://HOST/v1',
    'HOST',
    'http://',
    'http:///v1',
  ],
  ...[
    'http://127.0.0.1:0/v1',
    'http://0.0.0.0:PORT/v1',
    'http://0:PORT/v1',
    'vscode://HOST/v1',
    'http://HOST%2eevil.invalid/v1',
  ],
];

/** Spellings that the URL standard reads as the same origin. */
const same = [
  ...['http://HOST/v1', 'HTTP://HOST/v1', '  http://HOST/v1  ', 'http://2130706433:PORT/v1', 'http://0x7f.1:PORT/v1'],
  ...['http://127.1:PORT/v1', 'http://127.0.0.1:0PORT/v1'],
];

describe('A5: a key that is bound to an origin', () => {
  const held: { server?: FaultServer } = {};
  const addressed: string[] = [];
  const note = (message: unknown): void => {
    const { request } = message as { readonly request: { readonly origin: string; readonly headers: unknown } };
    if (JSON.stringify(request.headers).includes(KEY)) {
      addressed.push(request.origin);
    }
  };

  before(async () => {
    held.server = await FaultServer.start();
    held.server.script(() => streamReply(['Yes.']));
    channel('undici:request:create').subscribe(note);
  });

  after(async () => {
    channel('undici:request:create').unsubscribe(note);
    await held.server?.stop();
  });

  /** The origins that the key was sent to, whatever came of it. */
  async function sentTo(spelling: string): Promise<readonly string[]> {
    const origin = held.server?.origin ?? '';
    const { host, port } = new URL(origin);
    const baseUrl = spelling.replace('HOST', host).replace('PORT', port);
    const model = createOpenAiModel({
      keyFor: (asked) => Promise.resolve(asked === origin ? KEY : undefined),
      clock: createFastClock(100),
      log: createMemoryLog(),
      random: () => 0,
    });
    addressed.length = 0;
    await gather(model.stream(releasedRequest({ ...profileAt(origin), baseUrl }), new AbortController().signal));
    return [...new Set(addressed)];
  }

  for (const spelling of elsewhere) {
    it(`goes nowhere by ${JSON.stringify(spelling)}`, async () => {
      assert.deepEqual(await sentTo(spelling), []);
    });
  }

  for (const spelling of same) {
    it(`goes to that origin by ${JSON.stringify(spelling)}`, async () => {
      assert.deepEqual(await sentTo(spelling), [held.server?.origin]);
    });
  }
});

describe('A request that is led elsewhere', () => {
  const held: { server?: FaultServer; sink?: FaultServer } = {};

  before(async () => {
    held.server = await FaultServer.start();
    held.sink = await FaultServer.start();
  });

  after(async () => {
    await held.server?.stop();
    await held.sink?.stop();
  });

  /** Asks at the address with a key for the service, and with an environment that points to the sink. */
  async function ask(baseUrl: string): Promise<string> {
    const sink = held.sink?.origin ?? '';
    Object.assign(process.env, {
      OPENAI_BASE_URL: `${sink}/v1`,
      OPENAI_API_KEY: KEY,
      OPENAI_CUSTOM_HEADERS: `X-A: ${KEY}`,
    });
    const model = createOpenAiModel({
      keyFor: () => Promise.resolve(KEY),
      clock: createFastClock(100),
      log: createMemoryLog(),
      random: () => 0,
    });
    const profile = { ...profileAt(sink), baseUrl, auth: 'header:x-api-key' } as const;
    try {
      return failureOf(await gather(model.stream(releasedRequest(profile), new AbortController().signal))).code;
    } finally {
      for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_CUSTOM_HEADERS']) {
        Reflect.deleteProperty(process.env, name);
      }
    }
  }

  for (const status of [301, 302, 303, 307, 308]) {
    it(`A4: by status ${status} takes no byte there`, async () => {
      const location = `${held.sink?.origin ?? ''}/v1/chat/completions`;
      held.server?.script(() => ({ status, headers: { location } }));
      assert.deepEqual([await ask(`${held.server?.origin ?? ''}/v1`), held.sink?.connections], ['redirected', 0]);
    });
  }

  for (const baseUrl of ['', '   ', '/v1']) {
    it(`A3: by the environment and the address ${JSON.stringify(baseUrl)} goes nowhere`, async () => {
      assert.deepEqual([await ask(baseUrl), held.sink?.connections], ['configuration', 0]);
    });
  }
});
