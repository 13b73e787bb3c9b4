// Brings one answer about: tries with waits between them, without what the service refuses, and on after the user's decisions.

import type { PendingApprovals } from '../../core/model/answerReader.ts';
import { describeLongWait } from '../../core/model/describeFailure.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import { decideRetry } from '../../core/model/retryPolicy.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';
import type { Clock } from '../../core/ports.ts';
import { runAttempt, type AttemptResult, type SilenceLimits } from './attempt.ts';
import type { Access } from './credentials.ts';
import type { OpenAiDeps } from './openAiDeps.ts';
import type { Decisions } from './responsesBody.ts';
import { toWire } from './wire.ts';

/** Fields that are left out of one answer's requests at the most: a service that refuses more speaks another language. */
const MOST_DROPPED = 6;

/** Requests of one answer at the most that wait for the user's decisions. */
const MOST_ROUNDS = 8;

const STOPPED: EndPart = { kind: 'end', outcome: 'stopped' };

/** The last part of an answer. */
export type EndPart = StreamPart & { readonly kind: 'end' };

type Unanswered = Extract<AttemptResult, { kind: 'unanswered' }>;

/** The way to the service. */
export interface Way {
  readonly access: Access;
  readonly limits: SilenceLimits;
  readonly deps: OpenAiDeps;
}

/** The requests that one answer takes. */
export class Conversation {
  readonly #way: Way;
  readonly #signal: AbortSignal;
  #request: ReleasedRequest;
  #dropped: readonly string[] = [];
  /** Of these, the ones that the service does not take in any request. */
  #refused: readonly string[] = [];
  #tries = 0;

  constructor(request: ReleasedRequest, way: Way, signal: AbortSignal) {
    this.#request = request;
    this.#way = way;
    this.#signal = signal;
  }

  /** All parts but the end, which is returned. */
  async *run(): AsyncGenerator<StreamPart, EndPart> {
    let decisions: Decisions | undefined;
    for (let round = 1; ; round += 1) {
      const { end, pending } = yield* this.#untilAnswered(decisions);
      if (!pending) {
        return end;
      }
      if (round === MOST_ROUNDS) {
        return { kind: 'end', outcome: 'truncated', finishReason: 'mcp_approval_request' };
      }
      decisions = await this.#decide(pending);
      if (this.#signal.aborted) {
        return STOPPED;
      }
      yield { kind: 'further' };
    }
  }

  async *#untilAnswered(
    decisions: Decisions | undefined,
  ): AsyncGenerator<StreamPart, Extract<AttemptResult, { kind: 'end' }>> {
    const { access, limits } = this.#way;
    this.#tries = 0;
    while (!this.#signal.aborted) {
      const wire = toWire(this.#request, access.destination.host, decisions);
      const tried = yield* runAttempt(wire, access, limits, this.#signal);
      if (tried.kind === 'end') {
        this.#learn(tried.end);
        return tried;
      }
      const end = yield* this.#again(tried);
      if (end) {
        return { kind: 'end', end };
      }
    }
    return { kind: 'end', end: STOPPED };
  }

  /** Prepares another try, or gives the end where there is none. */
  async *#again(tried: Unanswered): AsyncGenerator<StreamPart, EndPart | undefined> {
    const { failure, refused } = tried;
    if (refused !== undefined && this.#dropped.length < MOST_DROPPED) {
      this.#drop(refused);
      this.#refused = isOfThisRequest(tried) ? this.#refused : [...this.#refused, refused];
      const attempt = this.#tries + this.#dropped.length;
      yield { kind: 'retry', attempt, waitMs: 0, reason: failure.message, dropped: refused };
      return undefined;
    }
    this.#tries += 1;
    const { access, deps } = this.#way;
    const decision = decideRetry({
      code: failure.code,
      purpose: this.#request.purpose,
      attempt: this.#tries,
      hints: tried.hints,
      now: deps.clock.now(),
      random: deps.random(),
    });
    if (decision.kind === 'give-up') {
      const { askedMs } = decision;
      const last = askedMs === undefined ? failure : describeLongWait(failure, access.place, askedMs);
      return { kind: 'end', outcome: 'failed', failure: last };
    }
    yield { kind: 'retry', attempt: this.#tries, waitMs: decision.waitMs, reason: failure.message };
    await sleepUnlessStopped(decision.waitMs, deps.clock, this.#signal);
    return undefined;
  }

  #drop(field: string): void {
    const { profile } = this.#request;
    this.#request = { ...this.#request, profile: { ...profile, omit: [...profile.omit, field] } };
    this.#dropped = [...this.#dropped, field];
    const { host } = this.#way.access.destination;
    this.#way.deps.log.warn(`${host} refused the field ${field} for ${profile.model}; the request is made without it.`);
  }

  /** Only what helped is remembered; a test of the service asks for things to see them refused, and keeps its own report. */
  #learn({ outcome }: EndPart): void {
    if (this.#dropped.length > 0 && outcome !== 'failed' && outcome !== 'stopped') {
      if (this.#request.purpose !== 'probe' && this.#refused.length > 0) {
        this.#way.deps.refused?.(this.#request.profile, this.#refused);
      }
      this.#dropped = [];
      this.#refused = [];
    }
  }

  /** What nobody decides on is refused. */
  async #decide({ responseId, approvals }: PendingApprovals): Promise<Decisions> {
    const decided = [];
    for (const call of approvals) {
      const approve = !this.#signal.aborted && (await this.#way.deps.approve?.(call, this.#signal)) === true;
      decided.push({ id: call.id, approve });
    }
    return { responseId, decided };
  }
}

/**
 * Whether the field is taken in other requests: a service whose window is too small for a question names the bound of the answer, and
 * one that does not reach a remote server names the tools.
 */
function isOfThisRequest({ failure, refused }: Unanswered): boolean {
  return failure.code === 'context-too-long' || refused === 'tools';
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
