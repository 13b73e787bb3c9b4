// The reducer: what each change does to a conversation, and that what does not apply does nothing.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reduce, titleOf } from '../../../src/protocol/reduce.ts';
import type { Thread, Turn, TurnEvent } from '../../../src/protocol/thread.ts';
import { asked, emptyThread, eventOf, everyEvent, finishedTurn, pack } from './examples.ts';

const askedTurn: Turn = { ...asked.turn, answer: '', citations: [] };
const running: Thread = reduce(emptyThread, asked);

function afterEvents(...events: readonly TurnEvent[]): Turn | undefined {
  return events.reduce<Thread>((thread, event) => reduce(thread, eventOf(event)), running).turns[0];
}

describe('reduce', () => {
  it('appends the turn that is asked and names an untitled thread after it', () => {
    assert.deepEqual(running, {
      ...emptyThread,
      title: 'Why do retries double-charge?',
      turns: [askedTurn],
      leaf: 'turn-1',
    });
  });

  it('keeps the title of a thread that has one', () => {
    assert.equal(reduce({ ...emptyThread, title: 'Money' }, asked).title, 'Money');
  });

  const effects: readonly { name: string; events: readonly TurnEvent[]; turn: Turn }[] = [
    {
      name: 'keeps the sums and the price of the pack',
      events: [{ kind: 'pack', pack, price: { expected: 0.013 } }],
      turn: { ...askedTurn, pack, price: { expected: 0.013 } },
    },
    {
      name: 'appends text in order',
      events: [
        { kind: 'delta', text: 'Retries ' },
        { kind: 'delta', text: 'reuse' },
      ],
      turn: { ...askedTurn, answer: 'Retries reuse' },
    },
    {
      name: 'shows that it waits for the next attempt',
      events: [{ kind: 'retry', attempt: 1, waitMs: 3000, reason: 'Busy.' }],
      turn: { ...askedTurn, retry: { attempt: 1, waitMs: 3000, reason: 'Busy.' } },
    },
    {
      name: 'forgets the waiting when text comes',
      events: [
        { kind: 'retry', attempt: 1, waitMs: 3000, reason: 'Busy.' },
        { kind: 'delta', text: 'Now' },
      ],
      turn: { ...askedTurn, answer: 'Now' },
    },
    {
      name: 'keeps usage whose price is unknown',
      events: [{ kind: 'usage', input: 9, cached: 4, output: 2, estimated: true }],
      turn: { ...askedTurn, usage: { input: 9, cached: 4, output: 2, estimated: true } },
    },
    {
      name: 'keeps usage with its cost',
      events: [{ kind: 'usage', input: 9, cached: 4, output: 2, cost: 0.01, estimated: false }],
      turn: { ...askedTurn, usage: { input: 9, cached: 4, output: 2, cost: 0.01, estimated: false } },
    },
    {
      name: 'keeps the citations',
      events: [{ kind: 'citations', items: finishedTurn.citations }],
      turn: { ...askedTurn, citations: finishedTurn.citations },
    },
    {
      name: 'ends with the outcome, its reason and the time it took',
      events: [{ kind: 'end', outcome: 'complete', finishReason: 'stop' }],
      turn: { ...askedTurn, outcome: 'complete', finishReason: 'stop', tookMs: 1000 },
    },
    {
      name: 'ends a failure while an attempt is awaited',
      events: [
        { kind: 'retry', attempt: 1, waitMs: 3000, reason: 'Busy.' },
        { kind: 'end', outcome: 'failed', failure: { code: 'overloaded', message: 'Busy.', retryable: true } },
      ],
      turn: {
        ...askedTurn,
        outcome: 'failed',
        failure: { code: 'overloaded', message: 'Busy.', retryable: true },
        tookMs: 1000,
      },
    },
  ];
  for (const { name, events, turn } of effects) {
    it(name, () => {
      assert.deepEqual(afterEvents(...events), turn);
    });
  }

  it('counts no negative time when the clock was set back', () => {
    const ended = reduce(running, eventOf({ kind: 'end', outcome: 'stopped' }, 'turn-1', 0));
    assert.equal(ended.turns[0]?.tookMs, 0);
  });

  it('gives back the same object for a second ask with the same id', () => {
    assert.equal(reduce(running, asked), running);
  });

  for (const event of everyEvent) {
    it(`gives back the same object for ${event.kind} of an unknown turn`, () => {
      assert.equal(reduce(running, eventOf(event, 'turn-2')), running);
    });

    it(`gives back the same object for ${event.kind} after the end`, () => {
      const ended = reduce(running, eventOf({ kind: 'end', outcome: 'stopped' }));
      assert.equal(reduce(ended, eventOf(event)), ended);
    });
  }

  it('leaves the thread before it untouched, and its other turns the same objects', () => {
    const before = { ...running, turns: [finishedTurn, { ...askedTurn, id: 'turn-2' }] };
    const copy = structuredClone(before);
    const after = reduce(before, eventOf({ kind: 'delta', text: 'x' }, 'turn-2'));
    assert.deepEqual([before, after.turns[0] === finishedTurn], [copy, true]);
  });

  it('holds exactly the text that came before the end, whatever the order of events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyEvent)), (events) => {
        const end = events.findIndex((event) => event.kind === 'end');
        const before = end < 0 ? events : events.slice(0, end);
        const text = before.map((event) => (event.kind === 'delta' ? event.text : '')).join('');
        assert.equal(afterEvents(...events)?.answer, text);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500), seed: 7 },
    );
  });
});

describe('titleOf', () => {
  const cases: readonly [string, string][] = [
    ['  Why?\nmore', 'Why?'],
    ['', ''],
    ['a'.repeat(60), 'a'.repeat(60)],
    [`${'a'.repeat(58)} bcd`, `${'a'.repeat(58)}…`],
  ];
  for (const [question, title] of cases) {
    it(`makes ${JSON.stringify(title)} of ${JSON.stringify(question)}`, () => {
      assert.equal(titleOf(question), title);
    });
  }
});
