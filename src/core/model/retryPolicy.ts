// Whether and when a failed request is tried again. Asked only while no byte of an answer has arrived.

import type { FailureCode } from './failure.ts';
import type { Purpose } from './request.ts';

/** A request is sent three times at most: a request that failed may have been billed all the same. */
const MOST_RETRIES = 2;

/** First wait, doubled for each further attempt; milliseconds. */
const FIRST_WAIT_MS = 500;

/** The wait varies by this share, so that many clients do not come back at once. */
const JITTER = 0.25;

/** Longer waits are the user's to decide on. */
const LONGEST_WAIT_MS = 60_000;

/** Failures that pass by themselves. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'rate-limited',
  'service-error',
  'overloaded',
  'unreachable',
  'interrupted',
]);

/** A ghost text or a test of the connection is worth nothing when it comes late. */
const WORTH_WAITING: ReadonlySet<Purpose> = new Set(['chat', 'refactor']);

/** What a service says about trying again, as its headers spell it. */
export interface RetryHints {
  /** `retry-after`: seconds or an HTTP date. */
  readonly retryAfter?: string;
  /** `retry-after-ms`. */
  readonly retryAfterMs?: string;
  /** `x-should-retry`; only `false` is obeyed. */
  readonly shouldRetry?: string;
}

/** One failed attempt. */
export interface FailedAttempt {
  readonly code: FailureCode;
  readonly purpose: Purpose;
  /** 1 for the first. */
  readonly attempt: number;
  readonly hints: RetryHints;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 0 to 1. */
  readonly random: number;
}

/** What to do. `askedMs` is a wait that the service asks for and that is too long to sit through. */
export type RetryDecision =
  { readonly kind: 'retry'; readonly waitMs: number } | { readonly kind: 'give-up'; readonly askedMs?: number };

/** Decides on a failed attempt. */
export function decideRetry(failed: FailedAttempt): RetryDecision {
  const { hints, attempt } = failed;
  if (!PASSING.has(failed.code)) {
    return { kind: 'give-up' };
  }
  const askedMs = askedWait(hints, failed.now);
  if (askedMs !== undefined && askedMs > LONGEST_WAIT_MS) {
    return { kind: 'give-up', askedMs };
  }
  if (attempt > MOST_RETRIES || !WORTH_WAITING.has(failed.purpose) || hints.shouldRetry?.trim() === 'false') {
    return { kind: 'give-up' };
  }
  const usual = FIRST_WAIT_MS * 2 ** (attempt - 1) * (1 - JITTER + 2 * JITTER * failed.random);
  return { kind: 'retry', waitMs: Math.round(Math.max(usual, askedMs ?? 0)) };
}

/**
 * The wait that the service asks for, in milliseconds: never negative, a date in the past is none. Undefined when it
 * asks for none or the words make no sense.
 */
export function askedWait(hints: RetryHints, now: number): number | undefined {
  const milliseconds = toNumber(hints.retryAfterMs);
  if (milliseconds !== undefined) {
    return Math.max(0, milliseconds);
  }
  const seconds = toNumber(hints.retryAfter);
  if (seconds !== undefined) {
    return Math.max(0, seconds * 1000);
  }
  const date = Date.parse(hints.retryAfter ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function toNumber(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  return /^[+-]?\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}
