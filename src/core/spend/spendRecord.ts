// What is written down about money: an amount is set aside before a request leaves, and the bill takes its place.

import { isCount, isFiniteNumber, isText, oneOf, record, union } from '../../protocol/shape.ts';

/** Sums of many small prices are not exact to the last bit; US dollars. */
export const ROUNDING = 1e-9;

/** Suggestions come by themselves and many a minute: they have money of their own. */
export type Pot = 'questions' | 'suggestions';

/** Money set aside before it is spent: the most that it can become. */
export interface ReserveRecord {
  readonly kind: 'reserve';
  readonly id: string;
  readonly day: string;
  /** The hour of that day, from 0; absent where hours have no cap. */
  readonly hour?: number;
  readonly pot: Pot;
  readonly amount: number;
}

/** One line of the spend journal. Amounts are US dollars; `day` is a local date, `2026-11-21`. */
export type SpendRecord =
  | ReserveRecord
  /** What was billed for it. */
  | { readonly kind: 'settle'; readonly id: string; readonly cost: number }
  /** It never left: nothing is owed. */
  | { readonly kind: 'drop'; readonly id: string }
  /** The user was told of the bills above their reservations so far. */
  | { readonly kind: 'noticed' };

/** Reads one line; undefined for one that is torn, or of a shape that is not known. */
export function parseSpendRecord(line: string): SpendRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isSpendRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Of<Kind extends SpendRecord['kind']> = Extract<SpendRecord, { readonly kind: Kind }>;

const isAmount = (value: unknown): value is number => isFiniteNumber(value) && value >= 0;

const isSpendRecord = union<SpendRecord>({
  reserve: record<Of<'reserve'>>(
    { kind: oneOf('reserve'), id: isText, day: isText, pot: oneOf('questions', 'suggestions'), amount: isAmount },
    { hour: isCount },
  ),
  settle: record<Of<'settle'>>({ kind: oneOf('settle'), id: isText, cost: isAmount }, {}),
  drop: record<Of<'drop'>>({ kind: oneOf('drop'), id: isText }, {}),
  noticed: record<Of<'noticed'>>({ kind: oneOf('noticed') }, {}),
});
