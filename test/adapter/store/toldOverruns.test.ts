// A bill above what was set aside: told when it comes, and again when a question waits for it, until the user goes on.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSpend } from '../../../src/createSpend.ts';
import type { Spend } from '../../../src/core/spend/spendGuard.ts';
import type { Overrun } from '../../../src/core/spend/spendTotals.ts';
import { until } from '../../fakes/until.ts';

const caps = { perQuestion: 1, perDay: 5, perMonth: 40, suggestionsPerDay: 1, suggestionsPerHour: 1 };
const question = { pot: 'questions', amount: 0.1 } as const;

describe('a bill above what was set aside', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'panorama-told-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A purse whose user answers so, one notice after the other. */
  const purse = (...answers: readonly boolean[]): { readonly spend: Spend; readonly told: readonly Overrun[] } => {
    const left = [...answers];
    const told: Overrun[] = [];
    const tell = (overrun: Overrun): Promise<boolean> => {
      told.push(overrun);
      return Promise.resolve(left.shift() ?? false);
    };
    return { spend: createSpend({ folder, caps: () => caps, tell }), told };
  };

  const overdraw = async (spend: Spend): Promise<void> => {
    const decision = await spend.reserve(question);
    await (decision.kind === 'granted' ? decision.reservation.settle(0.4) : assert.fail('it was refused'));
  };

  it('is told with both figures, and nothing more leaves until the user goes on', async () => {
    const { spend, told } = purse(false, false, true);
    await overdraw(spend);
    await until(() => told.length === 1, 'the bill is told');
    const suggestion = await spend.reserve({ pot: 'suggestions', amount: 0.01 });
    const refused = await spend.check(question);
    await until(() => told.length === 2, 'it is told to the question');
    await spend.check(question);
    await until(() => told.length === 3, 'it is told to the next one');
    let next = await spend.check(question);
    for (const deadline = Date.now() + 5_000; next && Date.now() < deadline;) {
      next = await spend.check(question);
    }
    assert.deepEqual(
      [told[0], suggestion.kind, refused?.failure.code, next],
      [{ amount: 0.1, cost: 0.4 }, 'refused', 'over-cap', undefined],
    );
  });

  it('is not told of a suggestion that waits for it', async () => {
    const { spend, told } = purse(false);
    await overdraw(spend);
    await until(() => told.length === 1, 'the bill is told');
    await spend.reserve({ pot: 'suggestions', amount: 0.01 });
    await spend.read();
    assert.equal(told.length, 1);
  });

  it('is no matter where it is below', async () => {
    const { spend, told } = purse();
    const decision = await spend.reserve(question);
    await (decision.kind === 'granted' ? decision.reservation.settle(0.05) : undefined);
    await spend.read();
    assert.deepEqual([told, (await spend.read()).day.questions], [[], 0.05]);
  });
});
