// Sends requests: through the gate, to the profile's model, with a record of what left and what came of it.

import type { Outcome } from '../../protocol/chatEvent.ts';
import { assertNever } from '../assertNever.ts';
import { addUsage } from '../model/addUsage.ts';
import type { FailureCode } from '../model/failure.ts';
import { billed, inputPrice } from '../model/price.ts';
import type { ModelRequest, ReleasedRequest } from '../model/request.ts';
import type { Profile } from '../model/profile.ts';
import { textsOf } from '../model/textsOf.ts';
import { withTier } from '../model/tierOf.ts';
import type { StreamPart, Usage } from '../model/streamPart.ts';
import type { Clock, Model } from '../ports.ts';
import type { Reservation, SpendDecision, SpendRequest } from '../spend/spendGuard.ts';
import { estimatedBill, potOf, worstCase } from '../spend/worstCase.ts';
import { release, type EgressPolicy } from './gate.ts';
import type { SendRecord } from './sendRecord.ts';

/** What the sender needs. */
export interface SenderDeps {
  /** The rules in force now. */
  readonly policy: () => EgressPolicy;
  readonly modelFor: (profile: Profile) => Model;
  /** Sets the most that a request can cost aside, or says why not. Never rejects. */
  readonly reserve: (request: SpendRequest) => Promise<SpendDecision>;
  /** Told of every released request before it leaves. */
  readonly sent: (request: ReleasedRequest) => void;
  /** Told once at the end of every released request, with what was sent. */
  readonly record: (record: SendRecord, request: ReleasedRequest) => void;
  readonly clock: Clock;
}

/** Sends a request; never throws, the last part is `end`. The only way from a feature to a model. */
export type Send = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<StreamPart>;

/** Makes the one function through which features reach models. */
export function createSender(deps: SenderDeps): Send {
  return (request, signal) => send(request, deps, signal);
}

async function* send(request: ModelRequest, deps: SenderDeps, signal: AbortSignal): AsyncGenerator<StreamPart> {
  const decision = release(withTier(request), deps.policy());
  if (decision.kind === 'refused') {
    yield { kind: 'end', outcome: 'failed', failure: decision.failure };
    return;
  }
  const { request: released } = decision;
  const money = await deps.reserve(wishFor(released));
  if (money.kind === 'refused' || signal.aborted) {
    yield money.kind === 'refused'
      ? { kind: 'end', outcome: 'failed', failure: money.failure }
      : await giveBack(money.reservation);
    return;
  }
  const sending = new Sending(released, deps, money.reservation);
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

function wishFor(request: ModelRequest, spentBefore = 0): SpendRequest {
  return { pot: potOf(request), amount: worstCase(request), spentBefore, isAllowed: request.mayPassCaps === true };
}

/** What the requests of an answer have cost that are over. */
interface Paid {
  /** US dollars; undefined when the price is not known. */
  readonly cost: number | undefined;
  readonly usage: Usage | undefined;
  readonly isEstimate: boolean;
}

const NOTHING_PAID: Paid = { cost: 0, usage: undefined, isEstimate: false };

/** A request under way: what was seen of it, and what is set aside for it. */
class Sending {
  readonly #released: ReleasedRequest;
  /** As released; what a service refused is left out of its profile. */
  #request: ModelRequest;
  readonly #deps: SenderDeps;
  readonly #at: number;
  /** One for each try: a service may bill one that it did not answer, until the end shows that it did not. */
  #reservations: Reservation[];
  /** US dollars that were set aside for the requests of the answer that are over. */
  #reservedBefore = 0;
  /** An answer that took several requests tells nothing of how the first one was counted. */
  #isSingle = true;
  #paid = NOTHING_PAID;
  #firstTextAt: number | undefined;
  #received = 0;
  #usage: Usage | undefined;
  #outcome: Outcome = 'stopped';
  #failure: FailureCode | undefined;

  constructor(request: ReleasedRequest, deps: SenderDeps, reservation: Reservation) {
    this.#released = request;
    this.#request = request;
    this.#deps = deps;
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
      case 'tool-call':
        this.#received += part.name.length + part.input.length;
        return undefined;
      case 'source':
        return undefined;
      case 'retry':
        return this.#tryAgain(part.dropped);
      case 'further':
        return this.#goOn();
      default:
        return assertNever(part);
    }
  }

  /** Settles the bill and records what left. */
  async finish(): Promise<void> {
    await this.#settle();
    this.#deps.record(this.#toRecord(), this.#released);
  }

  async #settle(): Promise<void> {
    const usage = this.#usage;
    const [last, ...earlier] = this.#reservations.toReversed();
    if (!last) {
      return;
    }
    const ending = { outcome: this.#outcome, failure: this.#failure, received: this.#received };
    const cost = usage
      ? billed(this.#request.profile, usage, this.#request.tier)
      : estimatedBill(this.#request, ending);
    const before = this.#paid;
    this.#paid = {
      cost: cost === undefined || before.cost === undefined ? undefined : before.cost + cost,
      usage: usage ? addUsage(before.usage, usage) : before.usage,
      // Nothing is owed for what a service has refused: that is known, and no estimate.
      isEstimate: before.isEstimate || (usage === undefined && cost !== undefined && cost > 0),
    };
    await Promise.all([last.settle(cost), ...earlier.map((one) => one.drop())]);
  }

  /** A field that bounds the answer, or names a cheaper tier, may be dropped: then more is set aside. */
  #tryAgain(dropped: string | undefined): Promise<StreamPart | undefined> {
    const request = this.#request;
    if (dropped !== undefined) {
      const { tier, ...rest } = request;
      const profile = { ...rest.profile, omit: [...rest.profile.omit, dropped] };
      this.#request = { ...rest, profile, ...(tier && dropped !== 'service_tier' && { tier }) };
    }
    return this.#reserveAgain();
  }

  /** What was asked so far is billed; what follows is set aside by itself. */
  async #goOn(): Promise<StreamPart | undefined> {
    await this.#settle();
    this.#reservedBefore += wishFor(this.#request).amount ?? 0;
    this.#reservations = [];
    this.#isSingle = false;
    this.#usage = undefined;
    this.#received = 0;
    return this.#reserveAgain();
  }

  async #reserveAgain(): Promise<StreamPart | undefined> {
    const again = await this.#deps.reserve(wishFor(this.#request, this.#paid.cost));
    if (again.kind === 'granted') {
      this.#reservations.push(again.reservation);
      return undefined;
    }
    this.#outcome = 'failed';
    this.#failure = again.failure.code;
    return { kind: 'end', outcome: 'failed', failure: again.failure };
  }

  #toRecord(): SendRecord {
    const { profile, purpose, sources } = this.#released;
    const { cost, usage, isEstimate } = this.#paid;
    const { amount } = wishFor(this.#request);
    return {
      at: this.#at,
      purpose,
      profile: profile.id,
      model: profile.model,
      origin: profile.baseUrl === '' ? '' : new URL(profile.baseUrl).origin,
      sources,
      characters: textsOf(this.#released).reduce((sum, text) => sum + text.length, 0),
      outcome: this.#outcome,
      ...(this.#failure && { failure: this.#failure }),
      ...factsBefore(this.#request, this.#isSingle),
      ...(usage && { usage, ...savedBy(this.#request, usage) }),
      ...(cost !== undefined && { cost }),
      ...(isEstimate && { isEstimate: true }),
      ...(amount !== undefined && { reserved: this.#reservedBefore + amount }),
      ...(this.#firstTextAt !== undefined && { firstTextMs: this.#firstTextAt - this.#at }),
      totalMs: this.#deps.clock.now() - this.#at,
    };
  }
}

/** What was known before it left. */
function factsBefore(request: ModelRequest, isSingle: boolean): Partial<SendRecord> {
  const { tier, inputTokens, predicted, profile } = request;
  return {
    ...(profile.api === 'vscode.lm' && { plan: true }),
    ...(tier && { tier }),
    ...(inputTokens !== undefined && isSingle && isPlain(request) && { counted: inputTokens }),
    ...(predicted !== undefined && { predicted }),
  };
}

/** Whether the messages are all that is billed as input: only of them the tokens are counted. */
function isPlain({ messages, tools = [], format, search = false, mcpServers = [] }: ModelRequest): boolean {
  const hasFiles = messages.some(({ images = [], pdfs = [] }) => images.length + pdfs.length > 0);
  return tools.length === 0 && format === undefined && !search && mcpServers.length === 0 && !hasFiles;
}

/** What the input would have cost without the provider's cache, less what it cost. */
function savedBy({ profile, tier }: ModelRequest, { input, cached }: Usage): Partial<SendRecord> {
  const [cold, paid] = [inputPrice(profile, input, 0, tier), inputPrice(profile, input, cached, tier)];
  return cold === undefined || paid === undefined || cold === paid ? {} : { saved: cold - paid };
}
