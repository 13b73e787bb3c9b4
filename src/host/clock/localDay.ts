// The date as the user's calendar has it.

import { localDayOf } from '../../core/spend/localDayOf.ts';

/** The local date now, `2026-11-21`. */
export function localDay(): string {
  return localDayOf(Date.now());
}
