// Whether a request may leave: what it can cost at most against what the caps leave.

import { ROUNDING, type Pot } from './spendRecord.ts';
import type { PotTotals } from './spendTotals.ts';

/** The user's caps in US dollars. */
export interface SpendCaps {
  /** Of one question, refactoring or test, whatever requests it takes. */
  readonly perQuestion: number;
  /** Of a local day, without suggestions. */
  readonly perDay: number;
  /** Of a local month, everything. */
  readonly perMonth: number;
  /** Of suggestions on a local day, and in each hour of it. */
  readonly suggestionsPerDay: number;
  readonly suggestionsPerHour: number;
}

/** The cap that a request would pass. */
export interface CapPassed {
  readonly cap: keyof SpendCaps;
  /** US dollars: what the cap allows, what was spent and set aside, what the request may cost. */
  readonly limit: number;
  readonly spent: number;
  readonly needed: number;
}

/** What a request may cost at most, and what is spent already; US dollars. */
export interface SpendWish {
  readonly pot: Pot;
  readonly amount: number;
  /** By earlier requests of the same question. */
  readonly spentBefore?: number | undefined;
  /** On this day by all pots apart, in this month by all together. */
  readonly day: PotTotals;
  readonly month: number;
  /** In this hour by suggestions. */
  readonly hour: number;
}

/** The first cap that the request would pass, the narrowest first; undefined when it may leave. */
export function capPassed(wish: SpendWish, caps: SpendCaps): CapPassed | undefined {
  const { pot, amount, spentBefore = 0, day, month, hour } = wish;
  const checks: readonly (readonly [keyof SpendCaps, number])[] =
    pot === 'suggestions'
      ? [
          ['suggestionsPerHour', hour],
          ['suggestionsPerDay', day.suggestions],
          ['perMonth', month],
        ]
      : [
          ['perQuestion', spentBefore],
          ['perDay', day.questions],
          ['perMonth', month],
        ];
  for (const [cap, spent] of checks) {
    if (spent + amount > caps[cap] + ROUNDING) {
      return { cap, limit: caps[cap], spent, needed: amount };
    }
  }
  return undefined;
}

const capWords: Readonly<Record<keyof SpendCaps, string>> = {
  perQuestion: 'for one question',
  perDay: 'for a day',
  perMonth: 'for a month',
  suggestionsPerDay: 'for the suggestions of a day',
  suggestionsPerHour: 'for the suggestions of an hour',
};

/** One sentence with both figures. */
export function describeCapPassed({ cap, limit, spent, needed }: CapPassed): string {
  const isFirst = cap === 'perQuestion' && spent === 0;
  const already = isFirst ? '' : `, of which ${dollars(spent)} is spent or set aside`;
  return `This may cost ${dollars(needed)}; your limit ${capWords[cap]} is ${dollars(limit)}${already}. Nothing was sent.`;
}

/** Cents, and more digits for what is less than one. */
export function dollars(amount: number): string {
  return amount !== 0 && amount < 0.01 ? `$${amount.toFixed(4)}` : `$${amount.toFixed(2)}`;
}
