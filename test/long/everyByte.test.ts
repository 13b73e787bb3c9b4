// A stream cut, stopped or divided at every byte: never a false `complete`, and the received text is kept.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gather, releasedRequest, type Answer } from '../fakes/asking.ts';
import { chunkOf, eventOf, streamOf } from '../fakes/openAiStream.ts';
import type { BodyEnd } from '../fakes/server.ts';
import { until } from '../fakes/until.ts';
import { startBench, type Bench } from '../adapter/openai/adapter.ts';
import { recordings, requestFor, tellOf, type Recording, type Told } from '../faults/openai/recordings.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

/** What is wrong with how a cut stream was read; empty when all is right. */
async function wrongAfterCut(bench: Bench, recording: Recording, end: Required<BodyEnd>): Promise<string[]> {
  bench.server.queue({ body: recording.bytes, end });
  const answer = await bench.ask(requestFor(recording, bench));
  const told = tellOf(recording.bytes.subarray(0, end.at));
  // A reset may overtake bytes that were sent before it.
  const isReset = end.kind === 'rst';
  const problems = [
    ...wrongOutcome(answer, told, recording, isReset),
    !(answer.text.startsWith(isReset ? '' : told.least) && told.most.startsWith(answer.text)) &&
      `text ${JSON.stringify(answer.text)}`,
  ];
  return problems.filter((problem) => problem !== false).map((problem) => `byte ${end.at}: ${problem}`);
}

function wrongOutcome({ end, parts }: Answer, told: Told, { outcome: whole }: Recording, isReset: boolean) {
  const { outcome } = end;
  const isComplete = outcome === 'complete';
  return [
    isComplete && !(told.perhapsWhole && whole === 'complete') && 'falsely complete',
    outcome !== whole && told.whole && !isReset && `whole, but ${outcome}`,
    ![whole, 'truncated', 'failed'].includes(outcome) && `ended as ${outcome}`,
    !isComplete && parts.some(({ kind }) => kind === 'tool-call') && 'calls a tool of an answer that is cut',
  ];
}

describe('a stream that is cut at every byte', () => {
  for (const recording of recordings) {
    for (const kind of ['clean', 'fin', 'rst'] as const) {
      it(`by ${kind}: ${recording.name}`, async function () {
        this.timeout(180_000);
        const bench = await startBench();
        const problems: string[] = [];
        for (let at = 0; at <= recording.bytes.length; at += 1) {
          problems.push(...(await wrongAfterCut(bench, recording, { kind, at })));
        }
        assert.deepEqual([problems, bench.server.requests.length], [[], recording.bytes.length + 1]);
        await bench.server.stop();
      });
    }
  }
});

describe('F34: Stop at every byte', () => {
  for (const recording of recordings) {
    it(`closes the connection and keeps the text: ${recording.name}`, async function () {
      this.timeout(180_000);
      const bench = await startBench();
      const problems: string[] = [];
      for (let at = 1; at <= recording.bytes.length; at += 1) {
        problems.push(...(await wrongAfterStop(bench, recording, at)));
      }
      assert.deepEqual(problems, []);
      await bench.server.stop();
    });
  }
});

/** Stops when the text of the first `at` bytes is there and the service goes silent. */
async function wrongAfterStop(bench: Bench, recording: Recording, at: number): Promise<string[]> {
  const controller = new AbortController();
  const told = tellOf(recording.bytes.subarray(0, at));
  const turn = bench.server.requests.length;
  const { profile, ...request } = requestFor(recording, bench);
  bench.server.queue({ body: recording.bytes, end: { kind: 'stall', at } });
  let text = '';
  const asking = gather(
    watchText(bench.model.stream(releasedRequest(profile, request), controller.signal), (more) => {
      text += more;
    }),
  );
  await until(() => bench.server.requests.length > turn && text.length >= told.least.length, `${at} bytes are read`);
  controller.abort();
  const { end } = await asking;
  await until(() => bench.server.requests[turn]?.closedAt !== undefined, 'the connection closes');
  const fits = end.outcome === 'stopped' || (end.outcome === recording.outcome && told.perhapsWhole);
  return fits && text.startsWith(told.least) && told.most.startsWith(text)
    ? []
    : [`byte ${at}: ${end.outcome} with ${JSON.stringify(text)}`];
}

async function* watchText<T extends { readonly kind: string; readonly text?: string }>(
  parts: AsyncIterable<T>,
  seen: (text: string) => void,
): AsyncGenerator<T> {
  for await (const part of parts) {
    seen(part.text ?? '');
    yield part;
  }
}

describe('F29: a stream in pieces', () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(async () => {
    await bench.server.stop();
  });

  for (const recording of recordings) {
    const { name, bytes, outcome } = recording;
    it(`of one byte reads the same: ${name}`, async () => {
      bench.server.queue({ body: bytes, chunkBytes: 1 });
      const answer = await bench.ask(requestFor(recording, bench));
      assert.deepEqual([answer.text, answer.end.outcome], [tellOf(bytes).most, outcome]);
    });
  }

  it('of any size reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n' as const, '\r\n' as const),
        fc.boolean(),
        async (texts, chunkBytes, lineEnd, comments) => {
          bench.server.queue({ body: streamOf(texts, { lineEnd, comments }), chunkBytes });
          const answer = await bench.ask({ purpose: 'completion' });
          assert.deepEqual([answer.text, answer.end.outcome], [texts.join(''), 'complete']);
        },
      ),
      { numRuns: Math.ceil(RUNS / 5), seed: 29 },
    );
  }).timeout(60_000);

  it('with a line of five million letters reads the same', async () => {
    const long = 'x'.repeat(5_000_000);
    bench.server.queue({ body: eventOf(chunkOf({ content: long })) + streamOf(['!']), chunkBytes: 65_536 });
    const answer = await bench.ask();
    assert.deepEqual(
      [answer.text.length, answer.text.endsWith('x!'), answer.end.outcome],
      [5_000_001, true, 'complete'],
    );
  }).timeout(20_000);

  it('tells the usage once, with the cached part', async () => {
    bench.server.queue({ body: streamOf(['a'], { usage: { input: 900, cached: 512, output: 1 } }) });
    const answer = await bench.ask();
    assert.deepEqual(
      answer.parts.filter(({ kind }) => kind === 'usage'),
      [{ kind: 'usage', usage: { input: 900, cached: 512, output: 1 } }],
    );
  });
});
