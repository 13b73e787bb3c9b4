// In which order documents are laid out afresh: what changes least first, the best ones next to the question.

import { comparePaths } from '../text/comparePaths.ts';
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
  return weightOf(one) - weightOf(other) || comparePaths(one, other);
}

function weightOf({ volatility, tokens }: Ordered): number {
  return volatility / Math.sqrt(tokens + WRAPPER_TOKENS);
}

/** About what a document takes beside its text. */
const WRAPPER_TOKENS = 24;

/** How often each path was wanted by the questions before; later questions count more. */
export type Asked = Readonly<Record<string, number>>;

/** What a question more takes of what counts of those before. */
const FADING = 0.95;

/** What counts less than this is forgotten. */
const FORGOTTEN = 0.05;

/** Takes a question's wishes in. */
export function countAsked(asked: Asked, wanted: readonly LaidDocument[]): Asked {
  const faded = Object.entries(asked).flatMap(([path, times]): readonly (readonly [string, number])[] =>
    times * FADING < FORGOTTEN ? [] : [[path, times * FADING]],
  );
  const counts = new Map(faded);
  for (const { path } of wanted) {
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** A file that changes is asked about more: so much counts its volatility as having been wanted. */
const VOLATILITY_ASKED = 0.1;

/**
 * The order of documents that compete for room: those that most questions want come first, so that the next question, which wants others,
 * leaves as much as possible in its place.
 */
function byAsked(asked: Asked): (one: LaidDocument, other: LaidDocument) => number {
  const weight = ({ path, volatility }: LaidDocument) => (asked[path] ?? 0) + VOLATILITY_ASKED * volatility;
  return (one, other) => weight(other) - weight(one) || comparePaths(one, other);
}

/** The missing documents in the order in which they are laid out. `wanted` is best first; `asked` is given when files compete for room. */
export function freshOrder(
  missing: readonly LaidDocument[],
  wanted: readonly LaidDocument[],
  asked: Asked | undefined,
): readonly LaidDocument[] {
  const near = wanted.slice(0, NEAR_THE_QUESTION);
  const order = asked ? byAsked(asked) : byVolatility;
  return [
    ...missing.filter((document) => !near.includes(document)).toSorted(order),
    ...near.filter((document) => missing.includes(document)).toReversed(),
  ];
}
