// Services that fill a hole, each at the wire: what it is sent, and which of its streams count as whole.

import assert from 'node:assert/strict';
import type { FimApi } from '../../../src/core/model/fim.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { failureOf } from '../../fakes/asking.ts';
import { errorReply, eventOf, jsonReply, pageReply } from '../../fakes/openAiStream.ts';
import type { Reply } from '../../fakes/server.ts';
import { until } from '../../fakes/until.ts';
import { KEY, startBench, type Bench } from './adapter.ts';

const HOLE: Partial<ModelRequest> = {
  purpose: 'completion',
  messages: [],
  hole: { prefix: 'const a = ', suffix: ';\n', extra: [{ path: 'b.ts', text: 'export const b = 1;' }] },
  maxOutput: 128,
  temperature: 0,
  stop: ['\n\n'],
};

/** How one service speaks. */
interface Dialect {
  readonly api: FimApi;
  /** Base addresses below the origin that all lead to the endpoint. */
  readonly bases: readonly string[];
  readonly path: string;
  readonly body: unknown;
  /** The events that give a text, and the event of an end by a reason; `undefined` when it names none. */
  readonly text: (text: string) => string;
  readonly end: (reason: 'stop' | 'length') => string;
  /** Where the service sends its usage with the end: 12 tokens in, 4 of them cached where it says so, 3 out. */
  readonly cached: number;
  readonly contentType?: string;
  readonly broken: string;
}

const choice = (fields: unknown, extra: object = {}) => eventOf({ choices: [fields], ...extra });
const USAGE = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const BODY = { model: 'filler', prompt: 'const a = ', suffix: ';\n', stream: true, stop: ['\n\n'], temperature: 0 };

const dialects: readonly Dialect[] = [
  {
    api: 'fim:completions',
    bases: ['', '/v1'],
    path: '/v1/completions',
    body: { ...BODY, max_tokens: 128, stream_options: { include_usage: true } },
    text: (text) => choice({ index: 0, text, finish_reason: null }),
    end: (reason) =>
      choice({ index: 0, text: '', finish_reason: reason }) +
      eventOf({ choices: [], usage: USAGE }) +
      'data: [DONE]\n\n',
    cached: 0,
    broken: 'data: {"choices":[{"te',
  },
  {
    api: 'fim:deepseek',
    bases: ['', '/beta', '/v1'],
    path: '/beta/completions',
    body: { ...BODY, max_tokens: 128, stream_options: { include_usage: true } },
    text: (text) => choice({ index: 0, text, finish_reason: null }),
    end: (reason) =>
      choice({ index: 0, text: '', finish_reason: reason }, { usage: { ...USAGE, prompt_cache_hit_tokens: 4 } }) +
      'data: [DONE]\n\n',
    cached: 4,
    broken: 'data: {"choices":[{"te',
  },
  {
    api: 'fim:codestral',
    bases: ['', '/v1'],
    path: '/v1/fim/completions',
    body: { ...BODY, max_tokens: 128 },
    text: (text) => choice({ index: 0, delta: { content: text }, finish_reason: null }),
    end: (reason) =>
      choice({ index: 0, delta: { content: '' }, finish_reason: reason }, { usage: USAGE }) + 'data: [DONE]\n\n',
    cached: 0,
    broken: 'data: {"choices":[{"de',
  },
  {
    api: 'fim:ollama',
    bases: ['', '/v1'],
    path: '/api/generate',
    body: {
      model: 'filler',
      prompt: 'const a = ',
      suffix: ';\n',
      stream: true,
      options: { num_predict: 128, temperature: 0, stop: ['\n\n'] },
    },
    text: (text) => line({ model: 'filler', response: text, done: false }),
    end: (reason) => line({ response: '', done: true, done_reason: reason, prompt_eval_count: 12, eval_count: 3 }),
    cached: 0,
    contentType: 'application/x-ndjson',
    broken: '{"model":"filler","resp',
  },
  {
    api: 'fim:llamacpp',
    bases: ['', '/v1'],
    path: '/infill',
    body: {
      model: 'filler',
      input_prefix: 'const a = ',
      input_suffix: ';\n',
      input_extra: [{ filename: 'b.ts', text: 'export const b = 1;' }],
      n_predict: 128,
      temperature: 0,
      stop: ['\n\n'],
      stream: true,
    },
    text: (text) => eventOf({ content: text, stop: false }),
    end: (reason) =>
      eventOf({
        content: '',
        stop: true,
        stop_type: reason === 'stop' ? 'eos' : 'limit',
        tokens_evaluated: 12,
        tokens_predicted: 3,
        timings: { cache_n: 4 },
      }),
    cached: 4,
    broken: 'data: {"content":"x","st',
  },
];

for (const dialect of dialects) {
  describe(`a hole that is filled by ${dialect.api}`, () => {
    const { api, contentType = 'text/event-stream' } = dialect;
    let bench: Bench;
    beforeEach(async () => {
      bench = await startBench({}, { api, model: 'filler' });
    });
    afterEach(async () => {
      await bench.server.stop();
    });

    const reply = (body: string, more: Partial<Reply> = {}): Reply => ({
      headers: { 'content-type': contentType },
      body,
      ...more,
    });
    const whole = dialect.text('1 +') + dialect.text(' é') + dialect.end('stop');

    it('is asked for at its endpoint, with the texts as they are and the key in its header', async () => {
      bench.server.script(() => reply(whole));
      for (const base of dialect.bases) {
        await bench.ask({ ...HOLE, profile: bench.profile({ baseUrl: bench.server.origin + base }) });
      }
      assert.deepEqual(
        bench.server.requests.map(({ method, path, headers, json }) => [method, path, headers['authorization'], json]),
        dialect.bases.map(() => ['POST', dialect.path, `Bearer ${KEY}`, dialect.body]),
      );
    });

    it('comes with its usage, in whatever pieces the bytes arrive', async () => {
      bench.server.script(() => reply(whole, { chunkBytes: 5 }));
      const { text, parts, end } = await bench.ask(HOLE);
      assert.deepEqual(
        [text, end.outcome, parts.find(({ kind }) => kind === 'usage')],
        ['1 + é', 'complete', { kind: 'usage', usage: { input: 12, cached: dialect.cached, output: 3 } }],
      );
    });

    it('is cut off when the bound of the answer is reached', async () => {
      bench.server.script(() => reply(dialect.text('1 +') + dialect.end('length')));
      const { text, end } = await bench.ask(HOLE);
      assert.deepEqual([text, end.outcome], ['1 +', 'truncated']);
    });

    const cuts: readonly (readonly [string, Reply, string])[] = [
      ['in order, without a sign of the end', reply(dialect.text('1 +')), 'truncated'],
      ['within an event', reply(dialect.text('1 +') + dialect.broken), 'truncated'],
      ['by a broken connection', reply(whole, { end: { kind: 'rst', at: dialect.text('1 +').length } }), 'failed'],
      ['by silence', reply(dialect.text('1 +'), { end: { kind: 'stall' } }), 'failed'],
    ];
    for (const [name, cut, outcome] of cuts) {
      it(`is not whole when it ends ${name}`, async () => {
        bench.server.script(() => cut);
        const { end } = await bench.ask(HOLE);
        assert.equal(end.outcome, outcome);
      });
    }

    it('keeps what came before the service reports a problem', async () => {
      const problem = { error: 'the runner has gone' };
      const event = contentType === 'text/event-stream' ? eventOf(problem) : line(problem);
      bench.server.script(() => reply(dialect.text('1 +') + event));
      const answer = await bench.ask(HOLE);
      assert.deepEqual([answer.text, answer.end.outcome], ['1 +', 'failed']);
      assert.match(failureOf(answer).message, /the runner has gone/);
    });

    const refusals: readonly (readonly [string, Reply, string])[] = [
      ['a wrong key', errorReply(401, { message: 'no' }), 'key-wrong'],
      ['a model without a hole', jsonReply(400, { error: 'filler does not support insert' }), 'parameter-refused'],
      ['an unknown model', jsonReply(404, { error: 'model not found' }), 'model-not-found'],
      ['a web page', pageReply(200), 'not-a-stream'],
      ['another address', { status: 307, headers: { location: 'http://127.0.0.1:9/x' } }, 'redirected'],
    ];
    for (const [name, refusal, code] of refusals) {
      it(`fails with words for ${name}`, async () => {
        bench.server.script(() => refusal);
        assert.equal(failureOf(await bench.ask(HOLE)).code, code);
      });
    }

    it('closes the socket when it is stopped', async () => {
      bench.server.script(() => reply(dialect.text('1 +'), { end: { kind: 'stall' } }));
      const controller = new AbortController();
      const asking = bench.ask(HOLE, controller.signal);
      await until(() => bench.server.requests.length === 1, 'the request arrives');
      controller.abort();
      assert.equal((await asking).end.outcome, 'stopped');
      await until(() => bench.server.requests[0]?.closedAt !== undefined, 'the connection closes');
    });

    it('is never asked a question', async () => {
      const failure = failureOf(await bench.ask());
      assert.deepEqual(
        [failure.code, failure.message, bench.server.connections],
        ['needs-model', 'Test service only completes code while you type. Choose another model for this.', 0],
      );
    });
  });
}

describe('an end of a hole that older servers report', () => {
  const ends: readonly (readonly [FimApi, string, string])[] = [
    ['fim:ollama', line({ response: 'x', done: true }), 'complete'],
    ['fim:ollama', line({ response: '', done: true, done_reason: 'load' }), 'truncated'],
    ['fim:llamacpp', eventOf({ content: 'x', stop: true, stopped_eos: true }), 'complete'],
    ['fim:llamacpp', eventOf({ content: 'x', stop: true, stopped_limit: true }), 'truncated'],
    ['fim:llamacpp', eventOf({ content: 'x', stop: true, stop_type: 'word' }), 'complete'],
    ['fim:completions', `${choice({ text: 'x' })}data: [DONE]\n\n`, 'complete'],
    ['fim:completions', choice({ text: 'x', finish_reason: 'content_filter' }), 'filtered'],
    ['fim:deepseek', choice({ text: 'x', finish_reason: 'insufficient_system_resource' }), 'truncated'],
  ];
  for (const [api, body, outcome] of ends) {
    it(`is ${outcome} for ${api} that sends ${body.trim()}`, async () => {
      const bench = await startBench({}, { api });
      const type = api === 'fim:ollama' ? 'application/x-ndjson; charset=utf-8' : 'text/event-stream';
      bench.server.script(() => ({ headers: { 'content-type': type }, body }));
      const { end } = await bench.ask(HOLE);
      await bench.server.stop();
      assert.equal(end.outcome, outcome);
    });
  }
});
