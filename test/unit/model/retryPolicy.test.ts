// When a failed request is tried again, and after how long.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FailureCode } from '../../../src/core/model/failure.ts';
import { askedWait, decideRetry, type FailedAttempt } from '../../../src/core/model/retryPolicy.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);
const now = Date.UTC(2026, 10, 21);

const decide = (changes: Partial<FailedAttempt>) =>
  decideRetry({ code: 'overloaded', purpose: 'chat', attempt: 1, hints: {}, now, random: 0.5, ...changes });

describe('trying again', () => {
  const passing: readonly FailureCode[] = ['rate-limited', 'service-error', 'overloaded', 'unreachable', 'interrupted'];
  for (const code of passing) {
    it(`waits after ${code}`, () => {
      assert.deepEqual(decide({ code }), { kind: 'retry', waitMs: 500 });
    });
  }

  const final: readonly FailureCode[] = [
    'key-missing',
    'key-wrong',
    'forbidden',
    'model-not-found',
    'no-credit',
    'context-too-long',
    'request-too-large',
    'parameter-refused',
    'certificate',
    'proxy',
    'timeout',
    'redirected',
    'not-a-stream',
    'configuration',
  ];
  for (const code of final) {
    it(`gives up after ${code}, whatever the service asks for`, () => {
      assert.deepEqual(decide({ code, hints: { retryAfter: '1', shouldRetry: 'true' } }), { kind: 'give-up' });
    });
  }

  it('doubles the wait and ends after two retries', () => {
    assert.deepEqual(
      [1, 2, 3].map((attempt) => decide({ attempt })),
      [{ kind: 'retry', waitMs: 500 }, { kind: 'retry', waitMs: 1000 }, { kind: 'give-up' }],
    );
  });

  it('does not keep a ghost text or a probe waiting', () => {
    assert.deepEqual(
      [decide({ purpose: 'completion' }), decide({ purpose: 'probe' })],
      [{ kind: 'give-up' }, { kind: 'give-up' }],
    );
  });

  it('obeys a service that says no', () => {
    assert.deepEqual(decide({ hints: { shouldRetry: 'false' } }), { kind: 'give-up' });
  });

  it('hands a long wait to the user', () => {
    assert.deepEqual(decide({ hints: { retryAfter: '61' } }), { kind: 'give-up', askedMs: 61_000 });
  });

  const waits: readonly (readonly [string, FailedAttempt['hints'], number | undefined])[] = [
    ['seconds', { retryAfter: '3' }, 3000],
    ['parts of a second', { retryAfter: '0.5' }, 500],
    ['milliseconds before seconds', { retryAfter: '3', retryAfterMs: '20' }, 20],
    ['a date', { retryAfter: new Date(now + 5000).toUTCString() }, 5000],
    ['a date in the past', { retryAfter: new Date(now - 5000).toUTCString() }, 0],
    ['a negative number', { retryAfter: '-7' }, 0],
    ['NaN', { retryAfter: 'NaN' }, undefined],
    ['Infinity', { retryAfter: 'Infinity' }, undefined],
    ['nothing', {}, undefined],
    ['blanks', { retryAfter: '  ' }, undefined],
  ];
  for (const [name, hints, expected] of waits) {
    it(`reads ${name}`, () => {
      assert.deepEqual(askedWait(hints, now), expected);
    });
  }

  it('waits at most a minute and never less than nothing, whatever a service sends', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (retryAfter, retryAfterMs, attempt, random) => {
          const decision = decide({ hints: { retryAfter, retryAfterMs }, attempt, random });
          assert.deepEqual(decision.kind === 'give-up' || (decision.waitMs >= 375 && decision.waitMs <= 60_000), true);
        },
      ),
      { numRuns: RUNS, seed: 5 },
    );
  });
});
