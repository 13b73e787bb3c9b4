// How long automatic suggestions rest after a failure, so that a service in trouble is not asked at every key.

import type { Failure, FailureCode } from '../model/failure.ts';

/** A rest with its reason. */
export interface Rest {
  readonly failure: Failure;
  /** Milliseconds since 1970; undefined: until the user changes the profile, the key or a setting. */
  readonly until: number | undefined;
}

/** Asking again does not help until the user has done something. */
const NEEDS_USER: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'key-missing',
  'key-wrong',
  'forbidden',
  'model-not-found',
  'no-credit',
  'parameter-refused',
  'certificate',
  'proxy',
  'configuration',
  'needs-model',
]);
/** These speak of one request alone. */
const OF_ONE_REQUEST: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'egress-refused',
  'context-too-long',
  'request-too-large',
]);

/** No money is left, as the journal on this computer says: that costs nothing to look up, and changes with the hour. */
const CAP_REST_MS = 60_000;
const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 600_000;

/** The rest after the latest of some failures in a row; none when the failure is the request's own. */
export function restAfter(failure: Failure, failuresInRow: number, now: number): Rest | undefined {
  if (OF_ONE_REQUEST.has(failure.code)) {
    return undefined;
  }
  if (NEEDS_USER.has(failure.code)) {
    return { failure, until: undefined };
  }
  const growing = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failuresInRow - 1));
  const rest = failure.code === 'over-cap' ? CAP_REST_MS : growing;
  return { failure, until: now + rest };
}

/** Whether the rest is over. */
export function isOver(rest: Rest, now: number): boolean {
  return rest.until !== undefined && rest.until <= now;
}
