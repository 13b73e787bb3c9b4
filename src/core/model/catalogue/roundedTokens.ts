// Reads the token counts of documents, which are exact or rounded.

import type { Tokens } from './facts.ts';

/** A count with the size of its last digit: 1 where it is exact. Both in tokens. */
export interface ReadTokens {
  readonly count: number;
  readonly step: number;
}

const FACTORS: Readonly<Record<string, number>> = { K: 1_000, M: 1_000_000 };

/** `32.8K` is 32,800 give or take 100; 32768 is itself. */
export function readTokens(tokens: Tokens): ReadTokens {
  if (typeof tokens === 'number') {
    return { count: tokens, step: 1 };
  }
  const factor = FACTORS[tokens.slice(-1)] ?? 1;
  const digits = tokens.slice(0, -1);
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { count: Math.round(Number(digits) * factor), step: factor / 10 ** decimals };
}

/** The smallest count that is rounded so. */
export function leastOf({ count, step }: ReadTokens): number {
  return step === 1 ? count : count - step / 2;
}

/** Whether the exact count, rounded to the nearest or cut off, reads as the other: documents write 32,768 as 32K, 32.8K and 33K. */
export function isRounded(exact: number, rounded: ReadTokens): boolean {
  return exact >= leastOf(rounded) && exact < rounded.count + rounded.step;
}
