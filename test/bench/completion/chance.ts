// Luck without state: the same words give the same number, so that all contenders meet the same luck at the same place.

/** A number from 0 up to but not including 1, evenly spread over words. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number that is log-normally spread around its median. `spread` is the deviation of its logarithm. */
export function logNormal(median: number, spread: number, ...words: readonly (string | number)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance('radius', ...words)));
  return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * chance('angle', ...words)));
}
