// What each computer of a user has spent, told to the others through a memory that all of them read.

import { isFiniteNumber, isText, record } from '../../protocol/shape.ts';
import type { OtherHosts } from './spendGuard.ts';
import type { HostTotals } from './spendTotals.ts';

/** A memory that all computers read and write: what one writes the others see a moment later. */
export interface SharedMemory {
  get(name: string): unknown;
  update(name: string, value: unknown): PromiseLike<void>;
}

const NAME = 'panorama.hostTotals';

/** Computers that are remembered; containers come and go. */
const MOST_HOSTS = 50;

const isTotals = record<HostTotals>(
  {
    day: isText,
    month: isText,
    questions: isFiniteNumber,
    suggestions: isFiniteNumber,
    total: isFiniteNumber,
  },
  {},
);

/** What all computers but this one have told. */
export function othersIn(memory: Pick<SharedMemory, 'get'>, own: string): OtherHosts {
  const others = (): readonly HostTotals[] =>
    entriesIn(memory).flatMap(([host, totals]) => (host === own ? [] : [totals]));
  const sum = (amounts: readonly number[]): number => amounts.reduce((one, other) => one + Math.max(0, other), 0);
  return {
    day: (day) => {
      const told = others().filter((totals) => totals.day === day);
      return {
        questions: sum(told.map(({ questions }) => questions)),
        suggestions: sum(told.map(({ suggestions }) => suggestions)),
      };
    },
    month: (month) => sum(others().flatMap((totals) => (totals.month === month ? [totals.total] : []))),
  };
}

/** Tells the others; those of months that are over are forgotten. Never rejects: it is told again with the next request. */
export async function tellOthers(memory: SharedMemory, own: string, totals: HostTotals): Promise<void> {
  const others = entriesIn(memory).filter(([host, { month }]) => host !== own && month >= totals.month);
  try {
    await memory.update(NAME, Object.fromEntries([...others, [own, totals]].slice(-MOST_HOSTS)));
  } catch {
    // The journal of this computer has it.
  }
}

function entriesIn(memory: Pick<SharedMemory, 'get'>): readonly (readonly [string, HostTotals])[] {
  const kept = memory.get(NAME);
  const entries: readonly (readonly [string, unknown])[] =
    typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  return entries.flatMap(([host, totals]) => (isTotals(totals) ? [[host, totals] as const] : []));
}
