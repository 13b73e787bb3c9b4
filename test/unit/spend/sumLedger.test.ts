// The ledger added up for its page.

import assert from 'node:assert/strict';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { MOST_ROWS, recordsIn, startOf, sumLedger, sumToday } from '../../../src/core/spend/sumLedger.ts';
import type { LedgerPeriod } from '../../../src/protocol/ledgerMessages.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Half past midnight in a place two hours east: its day has begun, the one of the universal time has not. */
const now = Date.UTC(2026, 2, 28, 22, 30);
const dayOf = (at: number): string => new Date(at + 2 * 60 * 60 * 1_000).toISOString().slice(0, 10);
const calendar = { dayOf, now };

const record = (at: number, changes: Partial<SendRecord> = {}): SendRecord => ({
  ...{ at, purpose: 'chat', profile: 'openai', model: 'gpt-4.1-mini', origin: 'https://api.openai.com' },
  ...{ sources: ['a.ts'], characters: 5, outcome: 'complete', totalMs: 3 },
  ...changes,
});

const paid = (cost: number, changes: Partial<SendRecord> = {}): SendRecord =>
  record(now, { cost, usage: { input: 100, cached: 50, output: 10 }, ...changes });

describe('the sums of the ledger', () => {
  for (const [period, days, ages] of [
    ['today', ['2026-03-29'], [0]],
    ['week', 7, [0, 1, 6]],
    ['month', 31, [0, 1, 6, 7, 30]],
    ['all', 6, [0, 1, 6, 7, 30, 400]],
  ] as const) {
    it(`are of ${period}, by the user's calendar`, () => {
      const records = [400, 30, 7, 6, 1, 0].map((age) => record(now - age * DAY));
      const view = sumLedger({ records, tallies: [] }, period, calendar);
      const shown = view.rows.map(({ at }) => Math.round((now - at) / DAY));
      const named = typeof days === 'number' ? view.days.length : view.days.map(({ name }) => name);
      assert.deepEqual(
        [
          shown,
          named,
          records.every(({ at }) => at >= startOf(period, now) || !recordsIn([record(at)], period, calendar).length),
        ],
        [ages, days, true],
      );
    });
  }

  it('leave no day of the period out, each in its order', () => {
    const { days } = sumLedger({ records: [paid(0.5)], tallies: [] }, 'week', calendar);
    assert.deepEqual(
      days.map(({ name, cost }) => `${name} ${cost}`),
      [...['23', '24', '25', '26', '27', '28'].map((day) => `2026-03-${day} 0`), '2026-03-29 0.5'],
    );
  });

  it('add tokens and dollars, and tell requests without a price apart from those that cost nothing', () => {
    const records = [paid(0.5), paid(0.25), record(now), record(now, { origin: '' }), paid(0)];
    assert.deepEqual(sumLedger({ records, tallies: [] }, 'today', calendar).total, {
      ...{ requests: 5, cost: 0.75, unpriced: 1, input: 300, cached: 150, output: 30 },
    });
  });

  it('are grouped by feature, model and workspace, the dearest first', () => {
    const records = [
      paid(0.1, { purpose: 'completion', model: 'b', workspace: 'shop' }),
      paid(0.3, { model: 'a' }),
      paid(0.4, { purpose: 'completion', model: 'b', workspace: 'shop' }),
      paid(0.3, { model: 'c', workspace: 'bank' }),
    ];
    const view = sumLedger({ records, tallies: [] }, 'all', calendar);
    const names = [view.purposes, view.models, view.workspaces].map((groups) =>
      groups.map(({ name, cost }) => `${name} ${cost.toFixed(1)}`),
    );
    assert.deepEqual(names, [
      ['chat 0.6', 'completion 0.5'],
      ['b 0.5', 'a 0.3', 'c 0.3'],
      ['shop 0.5', ' 0.3', 'bank 0.3'],
    ]);
  });

  it('tell by how much half of the predictions were off; estimates and free requests prove nothing', () => {
    const records = [
      ...[1.02, 1.5, 0.99].map((predicted) => paid(1, { predicted })),
      paid(1, { predicted: 9, isEstimate: true }),
      paid(0, { predicted: 1 }),
      paid(1),
    ];
    const medianOf = (some: readonly SendRecord[]) =>
      sumLedger({ records: some, tallies: [] }, 'all', calendar).medianError?.toFixed(3);
    assert.deepEqual([medianOf(records), medianOf(records.slice(3))], ['0.020', undefined]);
  });

  it('add the suggestions shown and kept, and what all of them cost', () => {
    const tallies = [
      { kind: 'suggestions', at: now - 2 * DAY, shown: 100, kept: 90 },
      { kind: 'suggestions', at: now, shown: 20, kept: 1 },
      { kind: 'suggestions', at: now, shown: 3, kept: 4, partly: 2, aged: 3, survived: 1 },
    ] as const;
    const records = [paid(0.2, { purpose: 'completion', saved: 0.5 }), paid(5, { saved: 0.25 })];
    const { suggestions, saved } = sumLedger({ records, tallies }, 'today', calendar);
    const sums = { shown: 23, kept: 5, partly: 2, aged: 3, survived: 1, cost: 0.2 };
    assert.deepEqual([suggestions, saved, sumToday({ records, tallies }, calendar)], [sums, 0.75, sums]);
  });

  it('give the newest rows, each by its place in what was read', () => {
    const records = Array.from({ length: MOST_ROWS + 5 }, (_, index) => record(now - MOST_ROWS - 5 + index));
    const { rows, total } = sumLedger({ records: [record(0), ...records], tallies: [] }, 'today', calendar);
    assert.deepEqual(
      [rows.length, rows[0]?.index, rows.at(-1)?.index, total.requests],
      [MOST_ROWS, MOST_ROWS + 5, 6, MOST_ROWS + 5],
    );
  });

  it('have nothing to say of nothing', () => {
    for (const period of ['today', 'all'] satisfies readonly LedgerPeriod[]) {
      const { total, rows, medianError } = sumLedger({ records: [], tallies: [] }, period, calendar);
      assert.deepEqual([total.requests, rows, medianError], [0, [], undefined]);
    }
  });
});
