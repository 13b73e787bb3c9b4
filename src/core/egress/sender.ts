// Sends requests: through the gate, to the profile's model, with a record of what left and what came of it.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { FailureCode } from '../model/failure.ts';
import { billed } from '../model/price.ts';
import type { ModelRequest, Purpose, ReleasedRequest } from '../model/request.ts';
import type { Profile } from '../model/profile.ts';
import type { StreamPart, Usage } from '../model/streamPart.ts';
import type { Clock, Model } from '../ports.ts';
import type { Reservation, SpendDecision, SpendRequest } from '../spend/spendGuard.ts';
import { estimatedBill, potOf, worstCase } from '../spend/worstCase.ts';
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
  /** US dollars; undefined when the price is not known. */
  readonly cost?: number;
  /** Whether the cost is our own estimate: the service sent no usage. */
  readonly isEstimate?: boolean;
  /** US dollars that were set aside for it. */
  readonly reserved?: number;
  /** Milliseconds to the first text and to the end. */
  readonly firstTextMs?: number;
  readonly totalMs: number;
}

/** What the sender needs. */
export interface SenderDeps {
  /** The rules in force now. */
  readonly policy: () => EgressPolicy;
  readonly modelFor: (profile: Profile) => Model;
  /** Sets the most that a request can cost aside, or says why not. Never rejects. */
  readonly reserve: (request: SpendRequest) => Promise<SpendDecision>;
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
  const { request: released } = decision;
  const wish: SpendRequest = {
    pot: potOf(released),
    amount: worstCase(released),
    isAllowed: released.mayPassCaps === true,
  };
  const money = await deps.reserve(wish);
  if (money.kind === 'refused' || signal.aborted) {
    yield money.kind === 'refused'
      ? { kind: 'end', outcome: 'failed', failure: money.failure }
      : await giveBack(money.reservation);
    return;
  }
  const sending = new Sending(released, deps, wish, money.reservation);
  deps.sent(released);
  try {
    for await (const part of deps.modelFor(request.profile).stream(released, signal)) {
      const refused = await sending.take(part);
      yield refused ?? part;
      if (refused) {
        return;
      }
    }
  } finally {
    // A consumer that stops reading ends the generator here: what left is recorded all the same.
    await sending.finish();
  }
}

async function giveBack(reservation: Reservation): Promise<StreamPart> {
  await reservation.drop();
  return { kind: 'end', outcome: 'stopped' };
}

/** A request under way: what was seen of it, and what is set aside for it. */
class Sending {
  readonly #request: ReleasedRequest;
  readonly #deps: SenderDeps;
  readonly #wish: SpendRequest;
  readonly #at: number;
  /** One for each try: a service may bill one that it did not answer, until the end shows that it did not. */
  readonly #reservations: Reservation[];
  #firstTextAt: number | undefined;
  #received = 0;
  #usage: Usage | undefined;
  #outcome: Outcome = 'stopped';
  #failure: FailureCode | undefined;

  constructor(request: ReleasedRequest, deps: SenderDeps, wish: SpendRequest, reservation: Reservation) {
    this.#request = request;
    this.#deps = deps;
    this.#wish = wish;
    this.#reservations = [reservation];
    this.#at = deps.clock.now();
  }

  /** Takes note of a part. Gives the end of the stream where a further try would pass a cap. */
  async take(part: StreamPart): Promise<StreamPart | undefined> {
    switch (part.kind) {
      case 'text':
        this.#firstTextAt ??= this.#deps.clock.now();
        this.#received += part.text.length;
        return undefined;
      case 'usage':
        this.#usage = part.usage;
        return undefined;
      case 'end':
        this.#outcome = part.outcome;
        this.#failure = part.failure?.code;
        return undefined;
      default:
        return this.#reserveAgain();
    }
  }

  /** Settles the bill and records what left. */
  async finish(): Promise<void> {
    const bill = this.#usage && billed(this.#request.profile, this.#usage);
    const ending = { outcome: this.#outcome, failure: this.#failure, received: this.#received };
    const cost = this.#usage ? bill : estimatedBill(this.#request, ending);
    this.#deps.record(this.#toRecord(cost));
    const [last, ...earlier] = this.#reservations.toReversed();
    await Promise.all([last?.settle(cost), ...earlier.map((one) => one.drop())]);
  }

  async #reserveAgain(): Promise<StreamPart | undefined> {
    const again = await this.#deps.reserve(this.#wish);
    if (again.kind === 'granted') {
      this.#reservations.push(again.reservation);
      return undefined;
    }
    this.#outcome = 'failed';
    this.#failure = again.failure.code;
    return { kind: 'end', outcome: 'failed', failure: again.failure };
  }

  #toRecord(cost: number | undefined): SendRecord {
    const { profile, purpose, sources, messages } = this.#request;
    return {
      at: this.#at,
      purpose,
      profile: profile.id,
      model: profile.model,
      origin: profile.baseUrl === '' ? '' : new URL(profile.baseUrl).origin,
      sources,
      characters: messages.reduce((sum, message) => sum + message.content.length, 0),
      outcome: this.#outcome,
      ...(this.#failure && { failure: this.#failure }),
      ...(this.#usage && { usage: this.#usage }),
      ...(cost !== undefined && { cost }),
      ...(this.#usage === undefined && { isEstimate: true }),
      ...(this.#wish.amount !== undefined && { reserved: this.#wish.amount }),
      ...(this.#firstTextAt !== undefined && { firstTextMs: this.#firstTextAt - this.#at }),
      totalMs: this.#deps.clock.now() - this.#at,
    };
  }
}
