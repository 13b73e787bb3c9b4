// Money for suggestions in blocks: many requests to one reservation, and no cap is passed, whatever windows do and wherever they end.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SpendCaps } from '../../../src/core/spend/judgeSpend.ts';
import { SpendBlocks } from '../../../src/core/spend/spendBlocks.ts';
import { SpendGuard, type Reservation } from '../../../src/core/spend/spendGuard.ts';
import { eventualProperty } from '../property.ts';
import { SharedJournal } from './sharedJournal.ts';

const usual: SpendCaps = {
  ...{ perQuestion: 1, perDay: 3, perMonth: 5 },
  ...{ suggestionsPerDay: 0.05, suggestionsPerHour: 0.03 },
};

interface Row {
  readonly day: string;
  readonly hour: number;
  readonly cost: number;
}

interface Under extends Row {
  readonly reservation: Reservation;
}

interface Window {
  guard: SpendGuard;
  blocks: SpendBlocks;
  /** Ends the wait of the window that is idle. */
  rest: () => void;
  readonly open: Under[];
}

/** A computer with windows, a clock, and what the services have really billed. */
class Computer {
  readonly journal = new SharedJournal();
  caps = usual;
  day = '2026-11-30';
  hour = 9;
  /** Bills; and what requests of killed windows may be billed. */
  readonly owed: Row[] = [];
  readonly windows: Window[] = [];
  #ids = 0;

  constructor(count = 3) {
    for (let index = 0; index < count; index += 1) {
      this.open(index);
    }
  }

  /** Opens a window in the place of another, which may have been killed. */
  open(index: number): Window {
    const guard = new SpendGuard({
      ...{ journal: this.journal.view(), caps: () => this.caps, today: () => this.day, hour: () => this.hour },
      newId: () => String((this.#ids += 1)),
    });
    const made: Window = { guard, blocks: this.#blocksOver(guard, () => made), rest: () => undefined, open: [] };
    this.windows[index] = made;
    return made;
  }

  #blocksOver(guard: SpendGuard, own: () => Window): SpendBlocks {
    return new SpendBlocks({
      reserve: (request) => guard.reserve(request),
      judgedBy: () => JSON.stringify([this.day, this.hour, this.caps]),
      sleep: (_milliseconds, signal) =>
        new Promise((resolve, reject) => {
          own().rest = resolve;
          signal.addEventListener('abort', () => {
            reject(new Error('stopped'));
          });
        }),
    });
  }

  async reserve(index: number, amount: number): Promise<boolean> {
    const { day, hour } = this;
    const window = this.windows[index];
    const decision = await window?.blocks.reserve({ pot: 'suggestions', amount });
    if (window === this.windows[index] && decision?.kind === 'granted') {
      window?.open.push({ day, hour, cost: amount, reservation: decision.reservation });
    }
    return decision?.kind === 'granted';
  }

  async settle(index: number, share: number): Promise<void> {
    const row = this.windows[index]?.open.shift();
    if (row) {
      this.owed.push({ ...row, cost: row.cost * share });
      await (share === 0 ? row.reservation.drop() : row.reservation.settle(row.cost * share));
    }
  }

  kill(index: number): void {
    this.owed.push(...(this.windows[index]?.open ?? []));
    this.open(index);
  }

  rest(index: number): void {
    this.windows[index]?.rest();
  }

  async release(index: number): Promise<void> {
    await this.windows[index]?.blocks.release();
  }

  sum(pick: (row: Row) => boolean): number {
    const open = this.windows.flatMap((window) => window.open);
    return [...this.owed, ...open].filter(pick).reduce((sum, { cost }) => sum + cost, 0);
  }

  check(): void {
    const rounding = 1e-6;
    for (const { day, hour } of this.owed) {
      assert.ok(this.sum((row) => row.day === day) <= usual.suggestionsPerDay + rounding);
      assert.ok(this.sum((row) => row.day === day && row.hour === hour) <= usual.suggestionsPerHour + rounding);
    }
  }

  /** US dollars in the journal, spent and set aside. */
  async written(): Promise<number> {
    const { day } = await this.open(this.windows.length).guard.read();
    return Number(day.suggestions.toFixed(9));
  }
}

const window = fc.nat(2);
const amount = fc.integer({ min: 1, max: 130 }).map((tenThousandths) => tenThousandths / 10_000);
const windows = fc.array(window, { minLength: 1, maxLength: 4 });
const reserving = fc.record({ kind: fc.constant('reserve' as const), windows, amount });
const share = fc.constantFrom(0, 0.2, 0.7, 1);
const settling = fc.record({ kind: fc.constant('settle' as const), window, share });
const step = fc.oneof(
  { weight: 8, arbitrary: reserving },
  { weight: 6, arbitrary: settling },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), window }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rest' as const), window }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), window }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextHour' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextDay' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(one: Step, computer: Computer): Promise<void> {
  switch (one.kind) {
    case 'reserve':
      await Promise.all(one.windows.map((index) => computer.reserve(index, one.amount)));
      return;
    case 'settle':
      return computer.settle(one.window, one.share);
    case 'kill':
      computer.kill(one.window);
      return;
    case 'rest':
      computer.rest(one.window);
      return;
    case 'release':
      return computer.release(one.window);
    case 'nextHour':
      computer.hour += 1;
      return;
    case 'nextDay':
      computer.day = computer.day === '2026-11-30' ? '2026-12-01' : '2026-12-02';
      computer.hour = 0;
      return;
  }
}

describe('money for suggestions in blocks', () => {
  it('never passes a cap, with windows that ask at once, are killed and started again', async function () {
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

  it('comes to the bills alone once all is settled and given back', async function () {
    this.timeout(600_000);
    const living = step.filter(({ kind }) => kind !== 'kill' && kind !== 'nextDay');
    await eventualProperty(
      fc.asyncProperty(fc.array(living, { maxLength: 30 }), async (steps) => {
        const computer = new Computer();
        for (const one of steps) {
          await take(one, computer);
        }
        for (const [index, { open }] of computer.windows.entries()) {
          for (let left = open.length; left > 0; left -= 1) {
            await computer.settle(index, 0.5);
          }
        }
        await Promise.all(computer.windows.map(({ blocks }) => blocks.release()));
        const billed = computer.sum(() => true);
        assert.ok(Math.abs((await computer.written()) - billed) < 1e-9, `${billed} was billed`);
      }),
    );
  });

  it('gives back what was being set aside ahead of need', async () => {
    const computer = new Computer(1);
    await computer.reserve(0, 0.0034);
    await computer.release(0);
    await computer.settle(0, 0.5);
    assert.equal(await computer.written(), 0.0017);
  });

  it('writes to the journal once for several requests', async () => {
    const computer = new Computer(1);
    for (let count = 0; count < 6; count += 1) {
      await computer.reserve(0, 0.001);
      await computer.settle(0, 0.5);
    }
    assert.deepEqual([computer.journal.writes, await computer.written()], [1, 0.01]);
  });

  it('sets the next block aside before the first is used up', async () => {
    const computer = new Computer(1);
    for (let count = 0; count < 9; count += 1) {
      await computer.reserve(0, 0.001);
    }
    const written = await computer.written();
    computer.journal.isBroken = true;
    assert.deepEqual([written, await computer.reserve(0, 0.001), await computer.reserve(0, 0.001)], [0.02, true, true]);
  });

  it('takes what a cap leaves when that is less than a block, and refuses with the figure of the request', async () => {
    const computer = new Computer(1);
    computer.caps = { ...usual, suggestionsPerHour: 0.004 };
    const granted = [await computer.reserve(0, 0.002), await computer.reserve(0, 0.002)];
    const refused = await computer.windows[0]?.blocks.reserve({ pot: 'suggestions', amount: 0.002 });
    assert.deepEqual(
      [granted, refused?.kind === 'refused' && refused.failure.message],
      [
        [true, true],
        'This may cost $0.0020; your limit for the suggestions of an hour is $0.0040, of which $0.0040 is spent or set aside. Nothing was sent.',
      ],
    );
  });

  it('gives back what is left when a window rests, when the hour is over, and when a cap is changed', async () => {
    const left: number[] = [];
    for (const change of ['rest', 'hour', 'caps'] as const) {
      const computer = new Computer(1);
      await computer.reserve(0, 0.003);
      await computer.settle(0, 1);
      if (change === 'rest') {
        computer.windows[0]?.rest();
      } else if (change === 'hour') {
        computer.hour += 1;
      } else {
        computer.caps = { ...usual, suggestionsPerDay: 0 };
      }
      await computer.windows[0]?.blocks.reserve({ pot: 'suggestions', amount: 0.02 });
      left.push(await computer.written());
    }
    // An hour later the request of two cents has room of its own.
    assert.deepEqual(
      left,
      [0.003, 0.003, 0.003].map((cost, index) => (index === 2 ? cost : cost + 0.02)),
    );
  });

  it('tells of a bill above what was set aside, after which nothing leaves from what is left', async () => {
    const computer = new Computer(1);
    await computer.reserve(0, 0.001);
    await computer.settle(0, 3);
    const next = await computer.windows[0]?.blocks.reserve({ pot: 'suggestions', amount: 0.001 });
    const overrun = (await computer.windows[0]?.guard.read())?.overrun;
    assert.deepEqual(
      [next?.kind, overrun, await computer.written()],
      ['refused', { amount: 0.001, cost: 0.003 }, 0.003],
    );
  });

  it('leaves requests alone that are dear, free, of unknown price, or allowed by the user', async () => {
    const asked: unknown[] = [];
    const granted = {
      kind: 'granted',
      reservation: { settle: () => Promise.resolve(), drop: () => Promise.resolve() },
    };
    const blocks = new SpendBlocks({
      reserve: (request) => {
        asked.push(request.amount);
        return Promise.resolve(granted as Awaited<ReturnType<SpendGuard['reserve']>>);
      },
      judgedBy: () => '',
      sleep: () => new Promise(() => undefined),
    });
    for (const one of [0.02, 0, undefined]) {
      await blocks.reserve({ pot: 'suggestions', amount: one });
    }
    await blocks.reserve({ pot: 'suggestions', amount: 0.001, isAllowed: true });
    assert.deepEqual(asked, [0.02, 0, undefined, 0.001]);
  });
});
