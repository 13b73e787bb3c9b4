// The date and the hour as the user's calendar and clock have them.

import { localDayOf } from '../../core/spend/localDayOf.ts';

/** The local date now, `2026-11-21`. */
export function localDay(): string {
  return localDayOf(Date.now());
}

/** The local hour now, 0 to 23. */
export function localHour(): number {
  return new Date().getHours();
}
