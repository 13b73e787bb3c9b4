// The Model of every OpenAI-compatible service: access, tries with waits between them, and exactly one end.

import { describeFailure, describeLongWait } from '../../core/model/describeFailure.ts';
import type { Failure } from '../../core/model/failure.ts';
import { hideKey } from '../../core/model/hideKey.ts';
import type { ModelRequest, ReleasedRequest } from '../../core/model/request.ts';
import { decideRetry, type RetryDecision } from '../../core/model/retryPolicy.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';
import { isReleased } from '../../core/egress/gate.ts';
import type { Clock, Log, Model } from '../../core/ports.ts';
import { runAttempt, type AttemptResult } from './attempt.ts';
import { openAccess, type Access, type KeyFor } from './credentials.ts';

/** A million tokens take a minute or two to read; milliseconds. */
const HEADERS_MS = 180_000;

/** A service that streams pauses for seconds, not minutes; milliseconds. */
const IDLE_MS = 60_000;

/** What the adapter needs. */
export interface OpenAiDeps {
  readonly keyFor: KeyFor;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 to 1, for the variation of waits. */
  readonly random: () => number;
  /** Milliseconds of silence that end an answer. */
  readonly idleMs?: number;
  /** Milliseconds until the first byte of an answer. */
  readonly headersMs?: number;
}

type EndPart = StreamPart & { readonly kind: 'end' };

/** Makes the model. Its streams never throw; the SDK is loaded with the first request. */
export function createOpenAiModel(deps: OpenAiDeps): Model {
  return { stream: (request, signal) => stream(request, deps, signal) };
}

async function* stream(request: ModelRequest, deps: OpenAiDeps, signal: AbortSignal): AsyncGenerator<StreamPart> {
  if (!isReleased(request)) {
    deps.log.error('A request that did not pass the egress gate was refused.');
    yield failed(internalFailure());
    return;
  }
  let end: EndPart;
  try {
    end = yield* answer(request, deps, signal);
  } catch (error) {
    deps.log.error(`The adapter failed: ${nameOf(error)}.`);
    end = failed(internalFailure());
  }
  deps.log.info(summaryOf(request, end));
  yield end;
}

async function* answer(
  request: ReleasedRequest,
  deps: OpenAiDeps,
  signal: AbortSignal,
): AsyncGenerator<StreamPart, EndPart> {
  const result = await openAccess(request.profile, deps.keyFor);
  if (result.kind === 'refused') {
    return failed(result.failure);
  }
  const { access } = result;
  const limits = { clock: deps.clock, headersMs: deps.headersMs ?? HEADERS_MS, idleMs: deps.idleMs ?? IDLE_MS };
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const tried = yield* runAttempt(request, access, limits, signal);
    if (tried.kind === 'end') {
      return tried.end;
    }
    const decision = decide(tried, { request, deps, attempt });
    if (decision.kind === 'give-up') {
      return failed(lastWord(tried.failure, access, decision.askedMs));
    }
    yield { kind: 'retry', attempt, waitMs: decision.waitMs, reason: tried.failure.message };
    await sleepUnlessStopped(decision.waitMs, deps.clock, signal);
  }
  return { kind: 'end', outcome: 'stopped' };
}

interface Turn {
  readonly request: ReleasedRequest;
  readonly deps: OpenAiDeps;
  readonly attempt: number;
}

function decide(
  tried: AttemptResult & { readonly kind: 'unanswered' },
  { request, deps, attempt }: Turn,
): RetryDecision {
  return decideRetry({
    code: tried.failure.code,
    purpose: request.purpose,
    attempt,
    hints: tried.hints,
    now: deps.clock.now(),
    random: deps.random(),
  });
}

function lastWord(failure: Failure, access: Access, askedMs: number | undefined): Failure {
  return askedMs === undefined ? failure : describeLongWait(failure, access.place, askedMs);
}

async function sleepUnlessStopped(milliseconds: number, clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(milliseconds, signal);
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

function failed(failure: Failure): EndPart {
  return { kind: 'end', outcome: 'failed', failure };
}

function internalFailure(): Failure {
  return describeFailure('internal', { host: '', model: '', base: '' });
}

/** The name of an error; its message might quote what must not be logged. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function summaryOf({ purpose, profile }: ReleasedRequest, { outcome, finishReason, failure }: EndPart): string {
  const why = [finishReason, failure?.code, failure?.details].filter((part) => part !== undefined).join(', ');
  return hideKey(`${purpose} with ${profile.label}: ${outcome}${why === '' ? '' : ` (${why})`}`, undefined);
}
