// Puts the guard of the user's money together; loaded with the first request.

import { SpendGuard } from './core/spend/spendGuard.ts';
import type { SpendCaps } from './core/spend/judgeSpend.ts';
import { localDay } from './host/clock/localDay.ts';
import { createSpendJournal } from './host/store/spendJournal.ts';

/** The guard over a journal in a folder outside the workspace; all windows of a computer share it. */
export function createSpend(folder: string, caps: () => SpendCaps): SpendGuard {
  const newId = (): string => crypto.randomUUID();
  return new SpendGuard({ journal: createSpendJournal(folder), caps, today: localDay, newId });
}
