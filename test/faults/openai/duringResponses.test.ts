// Faults during an answer of the Responses API: only `response.completed` is whole, and the text that arrived is kept.

import assert from 'node:assert/strict';
import { startBench, type Bench } from '../../adapter/openai/adapter.ts';
import { eventOf } from '../../fakes/openAiStream.ts';
import { responsesOf } from '../../fakes/responsesStream.ts';
import type { Reply } from '../../fakes/server.ts';

/** Silence is cut short so much that a stall costs half a second. */
const LIMITS = { headersMs: 50_000, idleMs: 30_000 };

const started = responsesOf(['Half'], { last: null });

interface StreamRow {
  readonly name: string;
  readonly body: string;
  readonly end?: Reply['end'];
  readonly chunkBytes?: number;
  readonly shown: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const complete = { outcome: 'complete', finishReason: 'completed' };

const duringTheAnswer: readonly StreamRow[] = [
  {
    name: 'F3: a page that is called a stream',
    body: '<!DOCTYPE html><html>Sign in</html>',
    text: '',
    shown: { outcome: 'failed', code: 'not-a-stream' },
  },
  {
    name: 'F20: a stall',
    body: started,
    end: { kind: 'stall' },
    text: 'Half',
    shown: { outcome: 'failed', code: 'stalled' },
  },
  {
    name: 'F21: a reset',
    body: started,
    end: { kind: 'rst' },
    text: 'Half',
    shown: { outcome: 'failed', code: 'interrupted' },
  },
  {
    name: 'F21: a closed connection',
    body: started,
    end: { kind: 'fin' },
    text: 'Half',
    shown: { outcome: 'failed', code: 'interrupted' },
  },
  { name: 'F22: an end without the last event', body: started, text: 'Half', shown: { outcome: 'truncated' } },
  {
    name: 'F22: [DONE] without the last event',
    body: `${started}data: [DONE]\n\n`,
    text: 'Half',
    shown: { outcome: 'truncated' },
  },
  {
    name: 'F23: broken JSON',
    body: `${started}data: {"type":[{]}\n\n`,
    text: 'Half',
    shown: { outcome: 'failed', code: 'malformed' },
  },
  {
    name: 'F24: an error event',
    body: `${started}event: error\n${eventOf({ type: 'error', code: 'slow_down', message: 'busy', param: null })}`,
    text: 'Half',
    shown: { outcome: 'failed', code: 'overloaded' },
  },
  {
    name: 'F24: an error event without its name',
    body: started + eventOf({ type: 'error', code: 'server_error', message: 'broken' }),
    text: 'Half',
    shown: { outcome: 'failed', code: 'service-error' },
  },
  {
    name: 'F24: an error as data',
    body: started + eventOf({ error: { message: 'gone', code: 502 } }),
    text: 'Half',
    shown: { outcome: 'failed', code: 'service-error' },
  },
  {
    name: 'F24: a response that failed',
    body: responsesOf(['Half'], { last: 'failed', error: { code: 'server_error', message: 'broken' } }),
    text: 'Half',
    shown: { outcome: 'failed', code: 'service-error' },
  },
  {
    name: 'F24: a response that failed for lack of credit',
    body: responsesOf(['Half'], { last: 'failed', error: { code: 'insufficient_quota', message: 'no' } }),
    text: 'Half',
    shown: { outcome: 'failed', code: 'no-credit' },
  },
  {
    name: 'F25: the length is reached',
    body: responsesOf(['Half'], { last: 'incomplete' }),
    text: 'Half',
    shown: { outcome: 'truncated', finishReason: 'max_output_tokens' },
  },
  {
    name: 'F25: incomplete without a reason',
    body: responsesOf(['Half'], { last: 'incomplete', reason: '' }),
    text: 'Half',
    shown: { outcome: 'truncated', finishReason: 'incomplete' },
  },
  {
    name: 'F26: a content filter',
    body: responsesOf(['Half'], { last: 'incomplete', reason: 'content_filter' }),
    text: 'Half',
    shown: { outcome: 'filtered', finishReason: 'content_filter' },
  },
  {
    name: 'F27: a refusal',
    body:
      eventOf({ type: 'response.refusal.delta', delta: 'I will not.' }) +
      eventOf({ type: 'response.completed', response: { status: 'completed', output: [] } }),
    text: 'I will not.',
    shown: { outcome: 'filtered', finishReason: 'refusal' },
  },
  {
    name: 'F28: events that hold nothing',
    body:
      [null, {}, [], 7, 'x', { type: 7 }, { type: 'response.output_text.delta' }, { type: 'response.new.thing' }]
        .map((value) => eventOf(value))
        .join('') +
      eventOf({ type: 'response.output_text.annotation.added', annotation: null }) +
      eventOf({ type: 'response.in_progress', response: null }) +
      responsesOf(['Whole']),
    text: 'Whole',
    shown: complete,
  },
  {
    name: 'F28: usage of another form',
    body: responsesOf(['Whole']).replace('"usage":null', '"usage":{"input_tokens":"9"}'),
    text: 'Whole',
    shown: complete,
  },
  {
    name: 'F29: CRLF, pings and bytes one by one',
    body: responsesOf(['Größe ', '👩‍💻'], { lineEnd: '\r\n', comments: true }),
    chunkBytes: 1,
    text: 'Größe 👩‍💻',
    shown: complete,
  },
  {
    name: 'F29: a line of five million letters',
    body: responsesOf(['x'.repeat(5_000_000)]),
    chunkBytes: 65_536,
    text: 'x'.repeat(5_000_000),
    shown: complete,
  },
  {
    name: 'a gateway that tells the text at the end alone',
    body: responsesOf(['Whole']).replace(/event: response\.output_text\.delta\n.*\n\n/, ''),
    text: 'Whole',
    shown: complete,
  },
  {
    name: 'a reset after the last event',
    body: responsesOf(['Whole']),
    end: { kind: 'rst' },
    text: 'Whole',
    shown: complete,
  },
  {
    name: 'a stall after the last event',
    body: responsesOf(['Whole']),
    end: { kind: 'stall' },
    text: 'Whole',
    shown: complete,
  },
];

describe('a fault during an answer of the Responses API', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(LIMITS, { api: 'responses' });
  });
  afterEach(async () => {
    await bench.server.stop();
  });

  for (const { name, body, end, chunkBytes, shown, text } of duringTheAnswer) {
    it(`${name}: ${JSON.stringify(shown)}, the text kept, one request`, async () => {
      bench.server.script(() => ({ body, ...(end && { end }), ...(chunkBytes && { chunkBytes }) }));
      const answer = await bench.ask();
      const { outcome, finishReason, failure } = answer.end;
      const isSame = answer.text === text;
      assert.deepEqual(
        {
          outcome,
          ...(finishReason !== undefined && { finishReason }),
          ...(failure && { code: failure.code }),
          text: isSame ? 'as sent' : answer.text.slice(0, 200),
          requests: bench.server.requests.length,
        },
        { ...shown, text: 'as sent', requests: 1 },
      );
    });
  }

  it('tells the usage once, with the cached part, also of a failed answer', async () => {
    const usage = { input: 900, cached: 512, output: 1 };
    bench.server.queue(
      { body: responsesOf(['a'], { usage }) },
      { body: responsesOf(['a'], { usage, last: 'failed', error: { code: 'server_error', message: 'broken' } }) },
    );
    for (const answer of [await bench.ask(), await bench.ask()]) {
      assert.deepEqual(
        answer.parts.filter(({ kind }) => kind === 'usage'),
        [{ kind: 'usage', usage }],
      );
    }
  });
});
