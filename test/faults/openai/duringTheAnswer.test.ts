// Faults during the answer: the text that arrived is kept, the outcome is what it was, and nothing is sent twice.

import assert from 'node:assert/strict';
import { startBench, type Bench } from '../../adapter/openai/adapter.ts';
import { chunkOf, eventOf, streamOf } from '../../fakes/openAiStream.ts';
import type { Reply } from '../../fakes/server.ts';

/** Silence is cut short so much that a stall costs half a second. */
const LIMITS = { headersMs: 50_000, idleMs: 30_000 };

const started = eventOf(chunkOf({ content: 'Half' }));

interface StreamRow {
  readonly name: string;
  readonly body: string;
  readonly end?: Reply['end'];
  readonly chunkBytes?: number;
  readonly shown: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const duringTheAnswer: readonly StreamRow[] = [
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
  { name: 'F22: an end without a reason', body: started, text: 'Half', shown: { outcome: 'truncated' } },
  {
    name: 'F3: a page that is called a stream',
    body: '<!DOCTYPE html><html>Sign in</html>',
    text: '',
    shown: { outcome: 'failed', code: 'not-a-stream' },
  },
  {
    name: '[DONE] and nothing else',
    body: 'data: [DONE]\n\n',
    text: '',
    shown: { outcome: 'failed', code: 'not-a-stream' },
  },
  {
    name: 'a first event that is cut',
    body: 'data: {"choices"',
    text: '',
    shown: { outcome: 'failed', code: 'interrupted' },
  },
  {
    name: 'F23: broken JSON',
    body: `${started}data: {"choices":[{]}\n\n${started}`,
    text: 'Half',
    shown: { outcome: 'failed', code: 'malformed' },
  },
  {
    name: 'F24: an error as data',
    body: started + eventOf({ error: { message: 'overloaded', code: 'slow_down' } }),
    text: 'Half',
    shown: { outcome: 'failed', code: 'overloaded' },
  },
  {
    name: 'F24: an error with the status of the service behind',
    body: started + eventOf({ error: { message: 'Provider gone', code: 502 } }),
    text: 'Half',
    shown: { outcome: 'failed', code: 'service-error' },
  },
  {
    name: 'F24: an error event',
    body: `${started}event: error\n${eventOf({ message: 'broken', code: 'server_error' })}`,
    text: 'Half',
    shown: { outcome: 'failed', code: 'service-error' },
  },
  {
    name: 'F25: the length is reached',
    body: streamOf(['Half'], { finishReason: 'length' }),
    text: 'Half',
    shown: { outcome: 'truncated', finishReason: 'length' },
  },
  {
    name: 'F26: a content filter',
    body: streamOf(['Half'], { finishReason: 'content_filter' }),
    text: 'Half',
    shown: { outcome: 'filtered', finishReason: 'content_filter' },
  },
  {
    name: 'F27: a refusal',
    body:
      eventOf(chunkOf({ refusal: 'I will ' })) + eventOf(chunkOf({ refusal: 'not.' })) + eventOf(chunkOf({}, 'stop')),
    text: 'I will not.',
    shown: { outcome: 'filtered', finishReason: 'refusal' },
  },
  {
    name: 'a reason that nobody knows',
    body: streamOf(['Half'], { finishReason: 'insufficient_system_resource' }),
    text: 'Half',
    shown: { outcome: 'truncated', finishReason: 'insufficient_system_resource' },
  },
  {
    name: 'a tool call that nobody offered',
    body: streamOf(['Half'], { finishReason: 'tool_calls' }),
    text: 'Half',
    shown: { outcome: 'truncated', finishReason: 'tool_calls' },
  },
  {
    name: 'a host without finish reasons',
    body: streamOf(['Whole'], { finishReason: null }),
    text: 'Whole',
    shown: { outcome: 'complete' },
  },
  {
    name: 'a host without [DONE]',
    body: streamOf(['Whole'], { done: false }),
    text: 'Whole',
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
  {
    name: 'a reset after the finish reason',
    body: streamOf(['Whole'], { done: false }),
    end: { kind: 'rst' },
    text: 'Whole',
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
  {
    name: 'a stall after the finish reason',
    body: streamOf(['Whole'], { done: false }),
    end: { kind: 'stall' },
    text: 'Whole',
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
  {
    name: 'a stall after [DONE]',
    body: streamOf(['Whole']),
    end: { kind: 'stall' },
    text: 'Whole',
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
  {
    name: 'text that speaks of [DONE]',
    body: eventOf(chunkOf({ content: '\ndata: [DONE]\n' })),
    text: '\ndata: [DONE]\n',
    shown: { outcome: 'truncated' },
  },
  {
    name: 'F29: CRLF, pings and bytes one by one',
    body: streamOf(['Größe ', '👩‍💻'], { lineEnd: '\r\n', comments: true }),
    chunkBytes: 1,
    text: 'Größe 👩‍💻',
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
  {
    name: 'F29: a line of five million letters',
    body: streamOf(['x'.repeat(5_000_000)]),
    chunkBytes: 65_536,
    text: 'x'.repeat(5_000_000),
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
  {
    name: 'F28: chunks that hold nothing',
    body:
      [
        null,
        {},
        [],
        7,
        'x',
        { choices: null },
        { choices: [] },
        { choices: [null, {}, { delta: null }, { index: 1, delta: { content: 'no' } }, { delta: { content: 7 } }] },
      ]
        .map((value) => eventOf(value))
        .join('') + streamOf(['Whole']),
    text: 'Whole',
    shown: { outcome: 'complete', finishReason: 'stop' },
  },
];

describe('a fault during the answer', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(LIMITS);
  });
  afterEach(async () => {
    await bench.server.stop();
  });

  for (const { name, body, end, chunkBytes, shown, text } of duringTheAnswer) {
    it(`${name}: ${JSON.stringify(shown)}, the text kept, one request`, async () => {
      bench.server.script(() => ({ body, ...(end && { end }), ...(chunkBytes && { chunkBytes }) }));
      const answer = await bench.ask();
      const { outcome, finishReason, failure } = answer.end;
      assert.deepEqual(
        {
          shown: {
            outcome,
            ...(finishReason !== undefined && { finishReason }),
            ...(failure && { code: failure.code }),
          },
          text: answer.text,
          requests: bench.server.requests.length,
        },
        { shown, text, requests: 1 },
      );
    });
  }
});

describe('the limits of silence', () => {
  it('end an answer that has begun by the shorter one', async () => {
    const bench = await startBench({ headersMs: 1e9, idleMs: 10_000 });
    bench.server.script(() => ({ body: started, end: { kind: 'stall' } }));
    const answer = await bench.ask();
    assert.deepEqual([answer.text, answer.end.failure?.code], ['Half', 'stalled']);
    await bench.server.stop();
  });

  it('end a finished answer that stays open after a moment', async () => {
    const bench = await startBench({ headersMs: 1e9, idleMs: 1e9 });
    bench.server.script(() => ({ body: streamOf(['Whole'], { done: false }), end: { kind: 'stall' } }));
    const answer = await bench.ask();
    assert.deepEqual([answer.text, answer.end.outcome], ['Whole', 'complete']);
    await bench.server.stop();
  });

  it('leave a service time to begin', async () => {
    const bench = await startBench({ headersMs: 1e9, idleMs: 5_000 });
    bench.server.script(() => ({ body: streamOf(['Late']), chunkDelayMs: 150 }));
    const answer = await bench.ask();
    assert.deepEqual([answer.text, answer.end.outcome], ['Late', 'complete']);
    await bench.server.stop();
  });
});
