// A counter that counts a text once: the next time it knows.

import type { TokenCounter } from '../ports.ts';

/** Texts whose counts are remembered: more than the files of a large workspace. */
const mostTexts = 50_000;

/** UTF-16 units of a text that is worth remembering. */
const shortest = 256;

/**
 * Counts with `counter` what `known`, by the hash of the text, does not hold, and adds it there. The count asked for longest ago is
 * forgotten first.
 */
export function rememberCounts(
  counter: TokenCounter,
  known: Map<string, number>,
  hash: (text: string) => string,
): TokenCounter {
  return {
    count(text) {
      if (text.length < shortest) {
        return counter.count(text);
      }
      const name = hash(text);
      const tokens = known.get(name) ?? counter.count(text);
      known.delete(name);
      known.set(name, tokens);
      if (known.size > mostTexts) {
        known.delete(known.keys().next().value ?? name);
      }
      return tokens;
    },
  };
}
