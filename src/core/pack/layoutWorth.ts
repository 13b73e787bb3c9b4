// What each wanted document is worth to the question, so that the least useful ones go when there is no room for all.

import type { LaidDocument } from './layoutTypes.ts';

/** How fast the chance that a file is needed falls with its place, and grows with its size: measured on successive commits (`bench:cache`). */
const PLACE_DECAY = 1.4;
const SIZE_GROWTH = 0.5;

/** Tokens at which size begins to count. */
const SMALL_SIZE = 100;

/** A part of a file holds what is needed about as often as not. */
const PART_WORTH = 0.5;

/** Worth by path, up to a common factor. `wanted` is best first. */
export function worthOf(wanted: readonly LaidDocument[]): ReadonlyMap<string, number> {
  return new Map(
    wanted.map(({ path, tokens, level }, place) => {
      const chance = (tokens + SMALL_SIZE) ** SIZE_GROWTH / (place + 1) ** PLACE_DECAY;
      return [path, level === 'full' ? chance : PART_WORTH * chance];
    }),
  );
}
