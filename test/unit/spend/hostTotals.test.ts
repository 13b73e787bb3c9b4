// Several computers of one user: a cap counts what all of them have told.

import assert from 'node:assert/strict';
import { othersIn, tellOthers, type SharedMemory } from '../../../src/core/spend/hostTotals.ts';
import { SpendGuard } from '../../../src/core/spend/spendGuard.ts';
import type { HostTotals } from '../../../src/core/spend/spendTotals.ts';

/** The memory of one window: it sees what others write when it is told. */
class Memory implements SharedMemory {
  readonly kept = new Map<string, unknown>();

  get(name: string): unknown {
    return this.kept.get(name);
  }

  update(name: string, value: unknown): Promise<void> {
    this.kept.set(name, JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  }
}

const totals = (changes: Partial<HostTotals> = {}): HostTotals => ({
  ...{ day: '2026-11-21', month: '2026-11', questions: 1, suggestions: 0.25, total: 4 },
  ...changes,
});

const caps = { perQuestion: 1, perDay: 3, perMonth: 10, suggestionsPerDay: 0.5, suggestionsPerHour: 0.5 };

/** A computer with a journal of its own. */
function hostOn(memory: Memory, name: string): SpendGuard {
  const lines: string[] = [];
  let read = 0;
  let ids = 0;
  const journal = {
    append: (_month: string, added: readonly string[]) => {
      lines.push(...added);
      const fresh = lines.slice(read);
      read = lines.length;
      return Promise.resolve(fresh);
    },
  };
  const newId = () => String((ids += 1));
  return new SpendGuard({
    journal,
    caps: () => caps,
    today: () => '2026-11-21',
    newId,
    others: othersIn(memory, name),
  });
}

describe('what computers tell each other', () => {
  it('is added up without what this one has told itself', async () => {
    const memory = new Memory();
    await tellOthers(memory, 'laptop', totals());
    await tellOthers(memory, 'server', totals({ questions: 2, total: 6 }));
    await tellOthers(memory, 'laptop', totals({ questions: 1.5 }));
    const seen = ['laptop', 'server', 'container'].map((name) => {
      const others = othersIn(memory, name);
      return [others.day('2026-11-21').questions, others.month('2026-11'), others.day('2026-11-20').questions];
    });
    assert.deepEqual(seen, [
      [2, 6, 0],
      [1.5, 4, 0],
      [3.5, 10, 0],
    ]);
  });

  it('forgets months that are over, and what it cannot read', async () => {
    const memory = new Memory();
    memory.kept.set('panorama.hostTotals', { old: totals({ month: '2026-10' }), odd: { total: 'much' }, none: null });
    await tellOthers(memory, 'laptop', totals());
    assert.deepEqual(memory.kept.get('panorama.hostTotals'), { laptop: totals() });
  });

  it('holds the caps over all of them', async () => {
    const memory = new Memory();
    const [laptop, server] = [hostOn(memory, 'laptop'), hostOn(memory, 'server')];
    const kinds: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const [guard, name] = turn % 2 === 0 ? ([laptop, 'laptop'] as const) : ([server, 'server'] as const);
      const decision = await guard.reserve({ pot: 'questions', amount: 0.9 });
      kinds.push(decision.kind);
      await tellOthers(memory, name, await guard.readOwn());
    }
    assert.deepEqual(kinds, ['granted', 'granted', 'granted', 'refused', 'refused', 'refused']);
  });
});
