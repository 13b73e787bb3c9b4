// In which order documents are laid out afresh: what changes least first, the best ones next to the question.

import type { LaidDocument } from './layoutTypes.ts';

/** A commit counts half as much as one this many commits newer. */
const HALF_LIFE = 30;

/** How often a file changes, from the commits that touched it (0 is the newest): recent commits count most. */
export function volatilityOf(touched: readonly number[] | undefined): number {
  return (touched ?? []).reduce((sum, index) => sum + 2 ** (-index / HALF_LIFE), 0);
}

/** How many of the best documents stand last, next to the question, where the model looks best. */
const NEAR_THE_QUESTION = 3;

/** What the order goes by. */
type Ordered = Pick<LaidDocument, 'path' | 'volatility' | 'tokens'>;

/**
 * What changes least first; equals by path. A large document costs more to lay out again when one before it has changed, so that it must change
 * more than a small one to stand as late: by the root of its size, which `bench:cache` prefers to none and to all of it.
 */
function byVolatility(one: Ordered, other: Ordered): number {
  return weightOf(one) - weightOf(other) || (one.path < other.path ? -1 : Number(one.path > other.path));
}

function weightOf({ volatility, tokens }: Ordered): number {
  return volatility / Math.sqrt(tokens + WRAPPER_TOKENS);
}

/** About what a document takes beside its text. */
const WRAPPER_TOKENS = 24;

/** The documents in the order in which they are laid out afresh. `wanted` is best first. */
export function freshOrder(wanted: readonly LaidDocument[]): readonly LaidDocument[] {
  const near = wanted.slice(0, NEAR_THE_QUESTION).toReversed();
  return [...wanted.slice(NEAR_THE_QUESTION).toSorted(byVolatility), ...near];
}
