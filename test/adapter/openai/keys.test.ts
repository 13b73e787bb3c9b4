// The key stays out of messages, logs and answers, whatever a service does with it.

import assert from 'node:assert/strict';
import { createFastClock } from '../../fakes/clocks.ts';
import { chunkOf, errorReply, eventOf, jsonReply, modelsReply, streamReply } from '../../fakes/openAiStream.ts';
import type { Reply } from '../../fakes/server.ts';
import { createOpenAiProbe } from '../../../src/host/openai/openAiProbe.ts';
import { KEY, startBench } from './adapter.ts';

const encoded = encodeURIComponent(KEY);

const echoes: readonly (readonly [string, Reply])[] = [
  ['the message of a 401', errorReply(401, { message: `Incorrect API key provided: ${KEY}`, code: 'invalid_api_key' })],
  [
    'the message of a 400',
    errorReply(400, { message: `Bad header "Bearer ${KEY}"`, param: KEY, code: KEY, type: KEY }),
  ],
  ['a plain body', { status: 500, headers: { 'content-type': 'text/plain' }, body: `Headers: Bearer ${KEY}` }],
  ['an address', errorReply(404, { message: `No route for /v1?key=${encoded}` })],
  ['a header', errorReply(500, { message: 'no' }, { 'x-request-id': KEY, 'retry-after': KEY })],
  ['a list of field problems', jsonReply(422, { detail: [{ loc: ['body', KEY], msg: KEY }] })],
  ['a JSON body with status 200', jsonReply(200, { error: { message: KEY, code: KEY } })],
  ['a JSON body that is no error', jsonReply(200, { headers: KEY })],
  [
    'an error within the stream',
    { body: eventOf(chunkOf({ content: 'a' })) + eventOf({ error: { message: KEY, code: KEY } }) },
  ],
  ['a redirect', { status: 307, headers: { location: `https://evil.example/?key=${KEY}` } }],
  ['the text of an answer', streamReply(['Your key is ', KEY, '.'])],
  ['the text of an answer, letter by letter', streamReply(Array.from(`Your key is ${KEY}.`))],
  ['a list of models', modelsReply([KEY])],
  ['a finish reason', streamReply(['a'], { finishReason: KEY })],
];

describe('a key that a service echoes', () => {
  for (const [where, reply] of echoes) {
    it(`in ${where} is shown and logged nowhere`, async () => {
      const bench = await startBench();
      bench.server.script(() => reply);
      const answer = await bench.ask();
      const seen = [answer.text, JSON.stringify(answer.parts), ...bench.log].join('\n');
      assert.deepEqual(
        { sent: bench.server.receivedText.includes(KEY), shown: seen.includes(KEY), encoded: seen.includes(encoded) },
        { sent: true, shown: false, encoded: false },
      );
      await bench.server.stop();
    });

    it(`in ${where} is not told by the probe`, async () => {
      const bench = await startBench();
      bench.server.script(() => reply);
      const probe = createOpenAiProbe({ keyFor: () => Promise.resolve(KEY), clock: createFastClock(1) });
      const result = await probe(bench.profile(), new AbortController().signal);
      assert.deepEqual(JSON.stringify(result).includes(KEY), false);
      await bench.server.stop();
    });
  }

  it('leaves the rest of the answer as it is', async () => {
    const bench = await startBench();
    bench.server.script(() => streamReply(['Your key is sk-te', KEY.slice(5), ', sk-test-01 is not.']));
    const answer = await bench.ask();
    assert.deepEqual([answer.text, answer.end.outcome], ['Your key is [key], sk-test-01 is not.', 'complete']);
    await bench.server.stop();
  });
});
