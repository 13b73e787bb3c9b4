// Waits between tries: what a service asks for is honoured, bounded, shown, and ended by Stop.

import assert from 'node:assert/strict';
import { failureOf, gather, releasedRequest } from '../../fakes/asking.ts';
import { errorReply, streamReply } from '../../fakes/openAiStream.ts';
import { responsesReply } from '../../fakes/responsesStream.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { until } from '../../fakes/until.ts';
import { startBench, type Bench } from '../../adapter/openai/adapter.ts';

for (const api of ['chat', 'responses'] as const) {
  describe(`a service that asks to wait, by ${api}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await startBench({}, { api });
    });
    afterEach(async () => {
      await bench.server.stop();
    });

    const honoured: readonly (readonly [string, Readonly<Record<string, string>>, readonly number[]])[] = [
      ['F11: three seconds', { 'retry-after': '3' }, [3000, 3000]],
      ['milliseconds', { 'retry-after-ms': '1500', 'retry-after': '30' }, [1500, 1500]],
      ['F13: a negative time', { 'retry-after': '-5' }, [500, 1000]],
      ['F13: not a number', { 'retry-after': 'NaN' }, [500, 1000]],
      ['F13: nothing', { 'retry-after': '' }, [500, 1000]],
      ['F13: a date in the past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, [500, 1000]],
      ['a whole minute', { 'retry-after': '60' }, [60_000, 60_000]],
    ];
    for (const [name, headers, waits] of honoured) {
      it(`${name} is waited for`, async () => {
        bench.server.script(() => errorReply(429, {}, headers));
        const answer = await bench.ask();
        assert.deepEqual(
          { waits: answer.waits, requests: bench.server.requests.length, code: failureOf(answer).code },
          { waits, requests: 3, code: 'rate-limited' },
        );
      });
    }

    it('is left alone until the time is over', async () => {
      bench.server.script(() => errorReply(429, {}, { 'retry-after': '3' }));
      await bench.ask();
      const gaps = bench.server.requests
        .slice(1)
        .map((request, index) => request.at - (bench.server.requests[index]?.at ?? 0));
      // A hundred times as fast, rounded to milliseconds.
      assert.deepEqual(
        gaps.map((gap) => gap >= 28),
        [true, true],
      );
    });

    it('F13: a date is waited for', async () => {
      const date = new Date(Date.now() + 20_000).toUTCString();
      const here = api === 'responses' ? responsesReply(['Here']) : streamReply(['Here']);
      bench.server.queue(errorReply(429, {}, { 'retry-after': date }), here);
      const answer = await bench.ask();
      const [wait = 0] = answer.waits;
      assert.deepEqual([answer.end.outcome, wait > 500 && wait <= 20_000], ['complete', true]);
    });

    const handed: readonly (readonly [string, string, string])[] = [
      ['F12: two minutes', '120', '2 minutes'],
      ['an hour and a half', '5400', '90 minutes'],
      ['three hours', '10800', '3 hours'],
      ['three days', '259200', '3 days'],
    ];
    for (const [name, seconds, words] of handed) {
      it(`${name} is handed to the user`, async () => {
        bench.server.script(() => errorReply(429, {}, { 'retry-after': seconds }));
        const answer = await bench.ask();
        const { code, message } = failureOf(answer);
        assert.deepEqual(
          { code, named: message.includes(words), waits: answer.waits, requests: bench.server.requests.length },
          { code: 'rate-limited', named: true, waits: [], requests: 1 },
        );
      });
    }

    it('F11: is left when the user stops', async () => {
      const slow = await startBench({ clock: createFastClock(1) }, { api });
      slow.server.script(() => errorReply(429, {}, { 'retry-after': '50' }));
      const controller = new AbortController();
      const parts: string[] = [];
      for await (const part of slow.model.stream(releasedRequest(slow.profile()), controller.signal)) {
        parts.push(part.kind === 'end' ? part.outcome : part.kind);
        controller.abort();
      }
      assert.deepEqual([parts, slow.server.requests.length], [['retry', 'stopped'], 1]);
      await slow.server.stop();
    });

    it('counts a wait of its own with some variation', async () => {
      const waits = await Promise.all(
        [0, 0.5, 1].map(async (random) => {
          const varied = await startBench({ random: () => random }, { api });
          varied.server.script(() => errorReply(500, {}));
          const answer = await varied.ask();
          await varied.server.stop();
          return answer.waits;
        }),
      );
      assert.deepEqual(waits, [
        [375, 750],
        [500, 1000],
        [625, 1250],
      ]);
    });
  });
}

for (const api of ['chat', 'responses'] as const) {
  describe(`F34: Stop, by ${api}`, () => {
    it('before the request sends nothing', async () => {
      const bench = await startBench({}, { api });
      const answer = await bench.ask({}, AbortSignal.abort());
      assert.deepEqual([answer.end.outcome, bench.server.requests.length], ['stopped', 0]);
      await bench.server.stop();
    });

    it('before the headers closes the connection', async () => {
      const bench = await startBench({}, { api });
      bench.server.script(() => ({ instead: 'silence' }));
      const controller = new AbortController();
      const asking = gather(bench.model.stream(releasedRequest(bench.profile()), controller.signal));
      await until(() => bench.server.requests.length === 1, 'the request arrives');
      controller.abort();
      assert.deepEqual((await asking).end, { kind: 'end', outcome: 'stopped' });
      await until(() => bench.server.requests[0]?.closedAt !== undefined, 'the connection closes');
      await bench.server.stop();
    });

    it('by leaving the answer unread closes the connection', async () => {
      const bench = await startBench({}, { api });
      bench.server.script(() => ({
        ...(api === 'responses'
          ? responsesReply(['Half'], { last: null })
          : streamReply(['Half'], { done: false, finishReason: null })),
        end: { kind: 'stall' },
      }));
      for await (const part of bench.model.stream(releasedRequest(bench.profile()), new AbortController().signal)) {
        assert.deepEqual(part, { kind: 'text', text: 'Half' });
        break;
      }
      await until(() => bench.server.requests[0]?.closedAt !== undefined, 'the connection closes');
      await bench.server.stop();
    });
  });
}
