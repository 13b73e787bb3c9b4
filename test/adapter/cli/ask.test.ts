// `ask` against a scripted service: exit codes, events, the key and its one origin, the cap, and the user's Ctrl+C.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import type { ChatEvent } from '../../../src/protocol/chatEvent.ts';
import { errorReply, streamOf, streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer, type Reply } from '../../fakes/server.ts';
import { Place } from './runCli.ts';

const key = 'sk-test-0123456789';

const pricedProfile = (baseUrl: string): string =>
  JSON.stringify([
    {
      id: 'priced',
      baseUrl,
      model: 'test-model',
      prices: { unit: 'USD/1M', standard: { input: 1000, output: 1000 } },
    },
  ]);

const endings: readonly {
  readonly name: string;
  readonly reply: Reply;
  readonly code: number;
  readonly outcome: string;
  readonly lines: number;
}[] = [
  {
    name: 'a whole answer',
    reply: streamReply(['An apple ', 'costs 3.'], { usage: { input: 900, cached: 0, output: 7 } }),
    code: 0,
    outcome: 'complete',
    lines: 0,
  },
  {
    name: 'an answer cut by its length',
    reply: streamReply(['An apple'], { finishReason: 'length' }),
    code: 4,
    outcome: 'truncated',
    lines: 1,
  },
  {
    name: 'a filtered answer',
    reply: streamReply(['An'], { finishReason: 'content_filter' }),
    code: 4,
    outcome: 'filtered',
    lines: 1,
  },
  {
    name: 'a wrong key',
    reply: errorReply(401, { code: 'invalid_api_key' }),
    code: 1,
    outcome: 'failed',
    lines: 1,
  },
  {
    name: 'an answer without a finish reason',
    reply: streamReply(['An apple'], { finishReason: null, done: false }),
    code: 4,
    outcome: 'truncated',
    lines: 1,
  },
];

describe('ask', function () {
  this.timeout(60_000);
  let place: Place;
  let server: FaultServer;
  beforeEach(async () => {
    place = new Place({ 'src/apple.ts': "export const apple = { name: 'apple', price: 3 };\n" });
    server = await FaultServer.start();
  });
  afterEach(async () => {
    await server.stop();
    place.remove();
  });

  const service = (): Record<string, string> => ({ PANORAMA_BASE_URL: `${server.origin}/v1`, PANORAMA_API_KEY: key });
  const question = ['ask', 'workspace', 'What does an apple cost?'];

  function eventsIn(text: string): readonly ChatEvent[] {
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ChatEvent);
  }

  it('leaves a field out that the service refuses, now and the next time', async () => {
    server.script(({ json }) =>
      Object.hasOwn(json as object, 'temperature') ? errorReply(400, { param: 'temperature' }) : streamReply(['3.']),
    );
    const runs = [await place.run(question, service()), await place.run(question, service())];
    assert.deepEqual([runs.map(({ code }) => code), server.requests.length], [[0, 0], 3]);
  });

  for (const { name, reply, code, outcome, lines } of endings) {
    it(`ends with ${code} on ${name}, as events with one end`, async () => {
      server.queue(reply);
      const run = await place.run([...question, '--json', '-'], service());
      const events = eventsIn(run.stdout);
      const ends = events.filter((event) => event.kind === 'end');
      assert.deepEqual(
        {
          code: run.code,
          outcomes: ends.map((end) => end.outcome),
          last: events.at(-1)?.kind,
          first: events[0]?.kind,
          lines: run.stderr.split('\n').length - 1,
        },
        { code, outcomes: [outcome], last: 'end', first: 'pack', lines },
      );
    });
  }

  it('writes the answer alone to the standard output', async () => {
    server.queue(streamReply(['An apple ', 'costs 3.']));
    const { code, stdout } = await place.run(question, service());
    assert.deepEqual({ code, stdout }, { code: 0, stdout: 'An apple costs 3.\n' });
  });

  it('writes the events to a file', async () => {
    server.queue(streamReply(['An apple costs 3.']));
    const { code, stdout } = await place.run([...question, '--json', 'events.jsonl'], service());
    assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
    assert.equal(eventsIn(place.read('events.jsonl')).at(-1)?.kind, 'end');
  });

  it('sends the key to its own origin', async () => {
    server.queue(streamReply(['Yes.']));
    await place.run(question, service());
    assert.equal(server.requests[0]?.headers['authorization'], `Bearer ${key}`);
  });

  it('sends the key to no other origin', async () => {
    server.queue(streamReply(['Yes.']));
    const environment = { PANORAMA_BASE_URL: 'https://service.example/v1', PANORAMA_API_KEY: key };
    const { code } = await place.run([...question, '--base-url', `${server.origin}/v1`], environment);
    assert.equal(code, 0);
    assert.equal(server.requests.length, 1);
    assert.ok(!server.receivedText.includes(key));
  });

  it('sends the key of the default origin to no other', async () => {
    server.queue(streamReply(['Yes.']));
    const { code } = await place.run([...question, '--base-url', `${server.origin}/v1`], { PANORAMA_API_KEY: key });
    assert.equal(code, 0);
    assert.ok(!server.receivedText.includes(key));
  });

  it('refuses with 3 to go to a remote origin without a key', async () => {
    const { code, stdout, stderr } = await place.run([...question, '--base-url', 'https://service.example/v1']);
    assert.deepEqual({ code, stdout, lines: stderr.trimEnd().split('\n').length }, { code: 3, stdout: '', lines: 1 });
  });

  it('shows the key nowhere', async () => {
    server.queue(errorReply(401, { message: `Incorrect API key provided: ${key}`, code: 'invalid_api_key' }));
    const { stdout, stderr } = await place.run([...question, '--json', '-'], service());
    assert.ok(!(stdout + stderr).includes(key));
  });

  it('takes no address, key or organisation from the variables of the SDK', async () => {
    const { code, stdout } = await place.run(question, {
      OPENAI_API_KEY: key,
      OPENAI_BASE_URL: `${server.origin}/v1`,
      OPENAI_ORG_ID: 'org-1',
    });
    assert.deepEqual({ code, requests: server.requests.length }, { code: 0, requests: 0 });
    assert.notEqual(stdout, '');
  });

  it('refuses with 3 what may cost more than the cap, and sends nothing', async () => {
    writeFileSync(place.beside('profiles.json'), pricedProfile(`${server.origin}/v1`));
    const words = [...question, '--profiles', 'profiles.json', '--profile', 'priced'];
    const run = await place.run([...words, '--max-cost', '0.01'], service());
    assert.deepEqual({ code: run.code, requests: server.requests.length }, { code: 3, requests: 0 });
    assert.match(run.stderr, /^This question may cost \$.*--max-cost 0\.01: nothing was sent\.\n$/);
  });

  it('sends what costs less than the cap', async () => {
    server.queue(streamReply(['Yes.']));
    writeFileSync(place.beside('profiles.json'), pricedProfile(`${server.origin}/v1`));
    const words = [...question, '--profiles', 'profiles.json', '--profile', 'priced', '--max-cost', '1000'];
    assert.equal((await place.run(words, service())).code, 0);
  });

  it('answers by search when no service is named', async () => {
    const { code, stdout } = await place.run(question);
    assert.equal(code, 0);
    assert.notEqual(stdout, '');
  });

  it('stays offline when told so, whatever is named', async () => {
    const { code } = await place.run([...question, '--offline'], service());
    assert.deepEqual({ code, requests: server.requests.length }, { code: 0, requests: 0 });
  });

  it('remembers what was sent when the answer is whole, and only then', async () => {
    server.queue(streamReply(['An'], { finishReason: 'length' }), streamReply(['Yes.']));
    await place.run([...question, '--state', 'state.json'], service());
    const afterCut = existsSync(place.beside('state.json'));
    await place.run([...question, '--state', 'state.json'], service());
    assert.deepEqual([afterCut, existsSync(place.beside('state.json'))], [false, true]);
  });

  it('keeps a row of each request in the ledger, without text or key', async () => {
    server.queue(streamReply(['Yes.'], { usage: { input: 100, cached: 0, output: 2 } }));
    await place.run(question, service());
    const ledger = place.read('cache/panorama/ledger/ledger-000001.jsonl');
    const row = JSON.parse(ledger) as { readonly origin: string; readonly outcome: string };
    assert.deepEqual({ origin: row.origin, outcome: row.outcome }, { origin: server.origin, outcome: 'complete' });
    assert.ok(!ledger.includes(key) && !ledger.includes('cost?'));
  });

  it('stops with 130 on Ctrl+C while the answer streams, and closes the connection', async () => {
    const partly = streamOf(['An apple ', 'costs 3.']);
    server.queue({ body: partly, end: { kind: 'stall', at: partly.indexOf('costs') - 60 } });
    const running = place.start(question, service());
    await once(running.stdout, 'data');
    running.interrupt();
    const { code, stderr } = await running.done;
    assert.deepEqual({ code, stderr }, { code: 130, stderr: 'Stopped.\n' });
  });

  it('writes nothing into the workspace', async () => {
    server.queue(streamReply(['Yes.']));
    const before = place.snapshot();
    await place.run([...question, '--state', 'state.json'], service());
    assert.deepEqual(place.snapshot(), before);
  });
});
