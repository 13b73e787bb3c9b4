// Sends the turns of every contestant to a provider of its own and compares what was cached and what it cost.

import { CACHE_MINUTES, createContestants, inputOf, PRICES, writeWhole, type Turn } from './contestants.ts';
import { Provider, type Billed } from './provider.ts';

/** What a contestant's turns came to, the first one left out: nothing can be cached then. */
export interface Score {
  readonly name: string;
  /** 0 to 1, of all tokens. */
  readonly cachedShare: number;
  /** Price of the input against that of the ideal. */
  readonly priceRatio: number;
  /** Milliseconds of CPU a turn for laying out. */
  readonly milliseconds: number;
}

/** Scores of all contestants, and of the ideal first: only the changed files uncached, whole. */
export function measureTurns(turns: readonly Turn[]): readonly Score[] {
  const ideal = turns.slice(1).map((turn, index) => idealOf(turn, turns[index]?.files ?? new Map()));
  const idealPrice = priceOf(ideal);
  const scores = [...createContestants()].map(([name, contestant]) => {
    const provider = new Provider(turns[0]?.count ?? (() => 0), CACHE_MINUTES);
    let microseconds = 0;
    const billed = turns.map((turn) => {
      const started = process.cpuUsage();
      const parts = contestant(turn);
      const used = process.cpuUsage(started);
      microseconds += used.user + used.system;
      return provider.send(parts, turn.now);
    });
    return score(name, billed.slice(1), { idealPrice, milliseconds: microseconds / 1000 / turns.length });
  });
  return [score('ideal: only the changed files uncached, whole', ideal, { idealPrice, milliseconds: 0 }), ...scores];
}

function score(
  name: string,
  billed: readonly Billed[],
  { idealPrice, milliseconds }: { readonly idealPrice: number; readonly milliseconds: number },
): Score {
  const cached = billed.reduce((sum, one) => sum + one.cached, 0);
  const total = billed.reduce((sum, one) => sum + one.total, 0);
  return { name, cachedShare: cached / total, priceRatio: priceOf(billed) / idealPrice, milliseconds };
}

/** In US dollars. */
function priceOf(billed: readonly Billed[]): number {
  return (
    billed.reduce((sum, { total, cached }) => sum + PRICES.cached * cached + PRICES.input * (total - cached), 0) / 1e6
  );
}

function idealOf(turn: Turn, before: ReadonlyMap<string, string>): Billed {
  const { frame, list } = inputOf(turn);
  const around = turn.count(`${frame.instructions}\n\n<files>\n${list.text}\n</files>\n\n<documents>\n`) + 60;
  let total = around;
  let changed = 0;
  for (const [path, object] of turn.files) {
    const tokens = turn.count(writeWhole(path, turn.text(object)));
    total += tokens;
    changed += before.get(path) === object ? 0 : tokens;
  }
  return { total, cached: total - changed };
}
