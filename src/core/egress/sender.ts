// Sends requests: through the gate, to the profile's model, with a record of what left and what came of it.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { FailureCode } from '../model/failure.ts';
import { answerPrice, inputPrice } from '../model/price.ts';
import type { ModelRequest, Purpose, ReleasedRequest } from '../model/request.ts';
import type { Profile } from '../model/profile.ts';
import type { StreamPart, Usage } from '../model/streamPart.ts';
import type { Clock, Model } from '../ports.ts';
import { release, type EgressPolicy } from './gate.ts';

/** One row of the ledger: what left, when, where to, and what it cost. Holds no text. */
export interface SendRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly purpose: Purpose;
  readonly profile: string;
  readonly model: string;
  /** Origin of the service; empty for the offline engine, where nothing leaves. */
  readonly origin: string;
  readonly sources: readonly string[];
  /** UTF-16 code units of all messages. */
  readonly characters: number;
  readonly outcome: Outcome;
  /** The code of its failure. */
  readonly failure?: FailureCode;
  readonly usage?: Usage;
  /** US dollars; undefined when the price or the usage is not known. */
  readonly cost?: number;
  /** Milliseconds to the first text and to the end. */
  readonly firstTextMs?: number;
  readonly totalMs: number;
}

/** What the sender needs. */
export interface SenderDeps {
  /** The rules in force now. */
  readonly policy: () => EgressPolicy;
  readonly modelFor: (profile: Profile) => Model;
  /** Told of every released request before it leaves. */
  readonly sent: (request: ReleasedRequest) => void;
  /** Told once at the end of every released request. */
  readonly record: (record: SendRecord) => void;
  readonly clock: Clock;
}

/** Sends a request; never throws, the last part is `end`. The only way from a feature to a model. */
export type Send = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<StreamPart>;

/** Makes the one function through which features reach models. */
export function createSender(deps: SenderDeps): Send {
  return (request, signal) => send(request, deps, signal);
}

async function* send(request: ModelRequest, deps: SenderDeps, signal: AbortSignal): AsyncGenerator<StreamPart> {
  const decision = release(request, deps.policy());
  if (decision.kind === 'refused') {
    yield { kind: 'end', outcome: 'failed', failure: decision.failure };
    return;
  }
  const at = deps.clock.now();
  let firstTextAt: number | undefined;
  let usage: Usage | undefined;
  let outcome: Outcome = 'stopped';
  let failure: FailureCode | undefined;
  deps.sent(decision.request);
  try {
    for await (const part of deps.modelFor(request.profile).stream(decision.request, signal)) {
      if (part.kind === 'text') {
        firstTextAt ??= deps.clock.now();
      } else if (part.kind === 'usage') {
        usage = part.usage;
      } else if (part.kind === 'end') {
        outcome = part.outcome;
        failure = part.failure?.code;
      }
      yield part;
    }
  } finally {
    // A consumer that stops reading ends the generator here: what left is recorded all the same.
    deps.record(toRecord(decision.request, { at, firstTextAt, endedAt: deps.clock.now(), usage, outcome, failure }));
  }
}

interface Observation {
  readonly at: number;
  readonly firstTextAt: number | undefined;
  readonly endedAt: number;
  readonly usage: Usage | undefined;
  readonly outcome: Outcome;
  readonly failure: FailureCode | undefined;
}

function toRecord(request: ReleasedRequest, seen: Observation): SendRecord {
  const { profile } = request;
  const cost = seen.usage && billed(profile, seen.usage);
  return {
    at: seen.at,
    purpose: request.purpose,
    profile: profile.id,
    model: profile.model,
    origin: profile.baseUrl === '' ? '' : new URL(profile.baseUrl).origin,
    sources: request.sources,
    characters: request.messages.reduce((sum, message) => sum + message.content.length, 0),
    outcome: seen.outcome,
    ...(seen.failure && { failure: seen.failure }),
    ...(seen.usage && { usage: seen.usage }),
    ...(cost !== undefined && { cost }),
    ...(seen.firstTextAt !== undefined && { firstTextMs: seen.firstTextAt - seen.at }),
    totalMs: seen.endedAt - seen.at,
  };
}

/** What the service bills for the usage, in US dollars; undefined when the price is not known. */
export function billed(profile: Profile, usage: Usage): number | undefined {
  const input = inputPrice(profile, usage.input, usage.cached);
  const output = answerPrice(profile, usage.output);
  return input === undefined || output === undefined ? undefined : input + output;
}
