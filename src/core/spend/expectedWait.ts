// How long a service may take to its first word, from how long it took before.

import type { SendRecord } from '../egress/sendRecord.ts';
import type { Profile } from '../model/profile.ts';

/** Answers that are looked at, the newest: services change with the hour. */
const NEWEST = 9;

/** A question of so many times the size, or of such a part of it, says nothing about another. */
const ALIKE = 3;

/** Tokens below which size hardly matters: a request has its own time. */
const SMALL = 4_000;

/** Milliseconds to the first text, the median of like questions; undefined when none was like it. `uncached` are tokens. */
export function expectedWait(
  { id, model }: Pick<Profile, 'id' | 'model'>,
  uncached: number,
  records: readonly SendRecord[],
): number | undefined {
  const waits = records
    .filter((one) => one.purpose === 'chat' && one.profile === id && one.model === model && isAlike(one, uncached))
    .sort((one, other) => other.at - one.at)
    .flatMap(({ firstTextMs }) => firstTextMs ?? [])
    .slice(0, NEWEST)
    .sort((one, other) => one - other);
  return waits[Math.floor(waits.length / 2)];
}

function isAlike({ usage, counted }: SendRecord, uncached: number): boolean {
  const size = usage ? usage.input - usage.cached : counted;
  if (size === undefined) {
    return false;
  }
  const ratio = (SMALL + size) / (SMALL + uncached);
  return ratio <= ALIKE && ratio >= 1 / ALIKE;
}
