// Caps on money: whatever several windows do at once, and wherever they are ended, no cap is passed.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SpendCaps } from '../../../src/core/spend/judgeSpend.ts';
import { SpendGuard, type Reservation } from '../../../src/core/spend/spendGuard.ts';
import type { Pot } from '../../../src/core/spend/spendRecord.ts';
import { eventualProperty } from '../property.ts';
import { SharedJournal } from './sharedJournal.ts';

const caps: SpendCaps = { perQuestion: 1, perDay: 3, perMonth: 5, suggestionsPerDay: 0.5, suggestionsPerHour: 0.2 };

interface Window {
  guard: SpendGuard;
  readonly open: {
    readonly pot: Pot;
    readonly amount: number;
    readonly day: string;
    readonly hour: number;
    readonly reservation: Reservation;
  }[];
}

/** A computer with windows, a calendar, and what the services have really billed. */
class Computer {
  readonly journal = new SharedJournal();
  day = '2026-11-29';
  hour = 9;
  readonly billed: { readonly pot: Pot; readonly day: string; readonly hour: number; readonly cost: number }[] = [];
  /** Set aside by windows that were killed: the service may bill up to that. */
  readonly lost: { readonly pot: Pot; readonly day: string; readonly hour: number; readonly cost: number }[] = [];
  #ids = 0;

  readonly windows: Window[] = Array.from({ length: 3 }, () => ({ guard: this.guard(), open: [] }));

  guard(): SpendGuard {
    const newId = () => String((this.#ids += 1));
    return new SpendGuard({
      journal: this.journal.view(),
      caps: () => caps,
      today: () => this.day,
      hour: () => this.hour,
      newId,
    });
  }

  /** The most that is owed: bills, and the whole of what is set aside. */
  owed(pick: (row: { readonly pot: Pot; readonly day: string; readonly hour: number }) => boolean): number {
    const open = this.windows.flatMap((window) =>
      window.open.map(({ pot, day, hour, amount }) => ({ pot, day, hour, cost: amount })),
    );
    return [...this.billed, ...this.lost, ...open].filter(pick).reduce((sum, { cost }) => sum + cost, 0);
  }

  check(): void {
    const rounding = 1e-6;
    const days = new Set([...this.billed, ...this.lost].map(({ day }) => day)).add(this.day);
    for (const day of days) {
      assert.ok(this.owed((row) => row.day === day && row.pot === 'questions') <= caps.perDay + rounding);
      assert.ok(this.owed((row) => row.day === day && row.pot === 'suggestions') <= caps.suggestionsPerDay + rounding);
      const inHour = (row: { readonly day: string; readonly hour: number }) =>
        row.day === day && row.hour === this.hour;
      assert.ok(this.owed((row) => inHour(row) && row.pot === 'suggestions') <= caps.suggestionsPerHour + rounding);
      assert.ok(this.owed((row) => row.day.slice(0, 7) === day.slice(0, 7)) <= caps.perMonth + rounding);
    }
  }
}

const pot = fc.constantFrom<Pot>('questions', 'suggestions');
const amount = fc.integer({ min: 1, max: 1_200 }).map((thousandths) => thousandths / 1_000);
const window = fc.nat(2);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('reserve' as const),
      windows: fc.array(window, { minLength: 1, maxLength: 3 }),
      pot,
      amount,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('settle' as const), window, share: fc.integer({ min: 0, max: 10 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), window }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), window }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextHour' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextDay' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(one: Step, computer: Computer): Promise<void> {
  if (one.kind === 'reserve') {
    await Promise.all(one.windows.map((index) => reserve(computer, index, one)));
  } else if (one.kind === 'nextDay') {
    computer.day = computer.day === '2026-11-29' ? '2026-11-30' : '2026-12-01';
  } else if (one.kind === 'nextHour') {
    computer.hour = (computer.hour + 1) % 24;
  } else {
    await end(computer, one);
  }
}

async function reserve(computer: Computer, index: number, wish: { readonly pot: Pot; readonly amount: number }) {
  const { day, hour, windows } = computer;
  const found = windows[index];
  const decision = await found?.guard.reserve(wish);
  if (decision?.kind === 'granted') {
    found?.open.push({ ...wish, day, hour, reservation: decision.reservation });
  }
}

async function end(computer: Computer, one: Extract<Step, { window: number }>): Promise<void> {
  const found = computer.windows[one.window];
  if (found === undefined) {
    return;
  }
  if (one.kind === 'kill') {
    computer.lost.push(
      ...found.open.splice(0).map((row) => ({ pot: row.pot, day: row.day, hour: row.hour, cost: row.amount })),
    );
    found.guard = computer.guard();
    return;
  }
  const row = found.open.shift();
  if (one.kind === 'settle' && row) {
    const cost = (row.amount * one.share) / 10;
    computer.billed.push({ pot: row.pot, day: row.day, hour: row.hour, cost });
    await row.reservation.settle(cost);
  } else {
    await row?.reservation.drop();
  }
}

describe('the caps on money', () => {
  it('are never passed by windows that send at once, are killed and started again', async function () {
    this.timeout(600_000);
    await eventualProperty(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const computer = new Computer();
        for (const one of steps) {
          await take(one, computer);
          computer.check();
        }
      }),
    );
  });

  let ids = 0;
  const guardOver = (journal = new SharedJournal(), hour?: () => number) => {
    const newId = () => String((ids += 1));
    const today = () => '2026-11-21';
    return new SpendGuard({ journal: journal.view(), caps: () => caps, today, newId, ...(hour && { hour }) });
  };
  const questions = (...amounts: readonly number[]) =>
    amounts.map((each) => ({ pot: 'questions' as const, amount: each }));

  it('are named with both figures when a request would pass one', async () => {
    const guard = guardOver(new SharedJournal(), () => 10);
    for (const wish of questions(0.9, 0.9, 0.9)) {
      await guard.reserve(wish);
    }
    const messages: (string | undefined)[] = [];
    for (const wish of [...questions(0.4, 1.5), { pot: 'suggestions' as const, amount: 0.6 }]) {
      const decision = await guard.reserve(wish);
      messages.push(decision.kind === 'refused' ? decision.failure.message : undefined);
    }
    assert.deepEqual(messages, [
      'This may cost $0.40; your limit for a day is $3.00, of which $2.70 is spent or set aside. Nothing was sent.',
      'This may cost $1.50; your limit for one question is $1.00. Nothing was sent.',
      'This may cost $0.60; your limit for the suggestions of an hour is $0.20, of which $0.00 is spent or set aside. Nothing was sent.',
    ]);
  });

  it('hold for all requests of a question together', async () => {
    const [window] = new Computer().windows;
    const reserve = (amount: number) => window?.guard.reserve({ pot: 'questions', amount, spentBefore: 0.7 });
    assert.deepEqual([(await reserve(0.3))?.kind, (await reserve(0.4))?.kind], ['granted', 'refused']);
  });

  it('hold for suggestions in an hour and in a day, and an hour begins anew', async () => {
    let hour = 9;
    const guard = guardOver(new SharedJournal(), () => hour);
    const reserve = async (...amounts: readonly number[]) => {
      const passed: (string | undefined)[] = [];
      for (const one of amounts) {
        const decision = await guard.reserve({ pot: 'suggestions', amount: one });
        passed.push(decision.kind === 'refused' ? decision.passed?.cap : undefined);
      }
      return passed;
    };
    const first = await reserve(0.15, 0.1, 0.05, 0.01);
    hour = 10;
    const second = await reserve(0.2);
    hour = 11;
    assert.deepEqual(
      [first, second, await reserve(0.15, 0.1)],
      [
        [undefined, 'suggestionsPerHour', undefined, 'suggestionsPerHour'],
        [undefined],
        ['suggestionsPerDay', undefined],
      ],
    );
  });

  it('are passed by what the user allows, which counts all the same', async () => {
    const guard = guardOver();
    const decision = await guard.reserve({ pot: 'questions', amount: 2.5, isAllowed: true });
    const { day } = await guard.read();
    assert.deepEqual([decision.kind, day.questions], ['granted', 2.5]);
  });

  it('leave a request whose price is not known, which sets nothing aside', async () => {
    const guard = guardOver();
    const decision = await guard.reserve({ pot: 'questions', amount: undefined });
    assert.deepEqual([decision.kind, (await guard.read()).day.questions], ['granted', 0]);
  });

  it('are held up by a bill above what was set aside until the user has seen it', async () => {
    const journal = new SharedJournal();
    const guard = guardOver(journal);
    const decision = await guard.reserve({ pot: 'questions', amount: 0.1 });
    assert.ok(decision.kind === 'granted');
    await decision.reservation.settle(0.3);
    const blocked = await guardOver(journal).reserve({ pot: 'suggestions', amount: 0.01 });
    await guard.notice();
    const after = await guard.reserve({ pot: 'suggestions', amount: 0.01 });
    assert.deepEqual(
      [
        blocked.kind === 'refused' && blocked.failure.message.startsWith('A bill was $0.30, more than the $0.10'),
        after.kind,
      ],
      [true, 'granted'],
    );
  });

  it('are held up by such a bill of the last month too', async () => {
    const computer = new Computer();
    computer.day = '2026-11-30';
    const guard = computer.guard();
    const decision = await guard.reserve({ pot: 'questions', amount: 0.1 });
    assert.ok(decision.kind === 'granted');
    computer.day = '2026-12-01';
    await decision.reservation.settle(0.3);
    const kinds: string[] = [];
    for (const step of [() => undefined, () => guard.notice()]) {
      await step();
      kinds.push((await guard.reserve({ pot: 'questions', amount: 0.1 })).kind);
    }
    assert.deepEqual(kinds, ['refused', 'granted']);
  });

  it('let nothing leave while what is spent cannot be written down', async () => {
    const journal = new SharedJournal();
    const guard = guardOver(journal);
    journal.isBroken = true;
    const decision = await guard.reserve({ pot: 'questions', amount: 0.1 });
    journal.isBroken = false;
    assert.deepEqual(
      [
        decision.kind === 'refused' && decision.failure.message.includes('no space left'),
        (await guard.reserve({ pot: 'questions', amount: 0.1 })).kind,
      ],
      [true, 'granted'],
    );
  });

  it('pass over lines that are torn or foreign', async () => {
    const journal = new SharedJournal();
    journal.files.set('2026-11', [
      '{"kind":"reserve","id":"x","day":"2026-1',
      'null',
      '{"kind":"reserve","id":"y","day":"2026-11-21","pot":"questions","amount":-3}',
      '{"kind":"settle","id":"unknown","cost":4}',
    ]);
    assert.equal((await guardOver(journal).read()).month, 0);
  });
});
