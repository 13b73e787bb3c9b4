// The wait that is told before a question.

import assert from 'node:assert/strict';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { expectedWait } from '../../../src/core/spend/expectedWait.ts';

const profile = { id: 'mine', model: 'any' };

function record(firstTextMs: number | undefined, input: number, changes: Partial<SendRecord> = {}): SendRecord {
  return {
    ...{ at: 0, purpose: 'chat', profile: 'mine', model: 'any', origin: '', sources: [], characters: 0, totalMs: 0 },
    ...{ outcome: 'complete', usage: { input, cached: 0, output: 1 } },
    ...(firstTextMs !== undefined && { firstTextMs }),
    ...changes,
  };
}

function withoutUsage({ usage, ...rest }: SendRecord): SendRecord {
  assert.ok(usage);
  return rest;
}

describe('the expected wait', () => {
  for (const [name, records, expected] of [
    ['is not known before the first answer', [], undefined],
    ['is the median of like questions', [record(900, 90_000), record(5_000, 110_000), record(1_000, 100_000)], 1_000],
    [
      'looks at what is not cached',
      [record(700, 500_000, { usage: { input: 500_000, cached: 400_000, output: 1 } })],
      700,
    ],
    ['takes our own count where the service told none', [withoutUsage(record(800, 0, { counted: 90_000 }))], 800],
    ['passes over other sizes', [record(900, 1_000), record(900, 900_000)], undefined],
    [
      'passes over other models',
      [record(900, 100_000, { model: 'other' }), record(1, 100_000, { profile: 'b' })],
      undefined,
    ],
    ['passes over suggestions', [record(900, 100_000, { purpose: 'completion' })], undefined],
    ['passes over answers that never began', [record(undefined, 100_000)], undefined],
    [
      'looks at the newest',
      [...Array.from({ length: 9 }, (_, at) => record(2_000, 100_000, { at: at + 1 })), record(1, 100_000)],
      2_000,
    ],
  ] as const) {
    it(name, () => {
      assert.equal(expectedWait(profile, 100_000, records), expected);
    });
  }
});
