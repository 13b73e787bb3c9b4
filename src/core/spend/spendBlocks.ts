// Sets money for suggestions aside in blocks, so that most requests neither wait for the journal nor write to it: many small
// requests are settled from one reservation.

import { ROUNDING } from './spendRecord.ts';
import { MoneyBlock } from './moneyBlock.ts';
import type { Refused, Reservation, SpendDecision, SpendRequest } from './spendGuard.ts';

/** US dollars of a block: about ten suggestions of GPT-4.1 mini at their worst. */
const BLOCK_AMOUNT = 0.01;

/** Milliseconds without a request after which what is left of a block goes back, so that other windows may have it. */
const IDLE_MS = 30_000;

/** When no more than so many requests like the last one fit, the next block is set aside ahead of need. */
const AHEAD_REQUESTS = 2;

/** What blocks need. */
interface SpendBlocksDeps {
  /** The guard of the caps. Never rejects. */
  readonly reserve: (request: SpendRequest) => Promise<SpendDecision>;
  /** What a block was judged by: the hour and the caps. When this changes, what is left goes back. */
  readonly judgedBy: () => string;
  /** Rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** A request that fits into a block. */
type SmallRequest = SpendRequest & { readonly amount: number };

/** The blocks of one window. What a window that is killed has not given back stays set aside: too much, and never too little. */
export class SpendBlocks {
  readonly #deps: SpendBlocksDeps;
  #blocks: readonly MoneyBlock[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #idle = new AbortController();
  #isOpening = false;
  /** By what the last block was refused that nobody was waiting for. */
  #refusedBy: string | undefined;

  constructor(deps: SpendBlocksDeps) {
    this.#deps = deps;
  }

  /** Takes money from a block, and a further block when none has enough. Never rejects. */
  async reserve(request: SpendRequest): Promise<SpendDecision> {
    this.#closeOutdated();
    if (!isSmall(request)) {
      return this.#deps.reserve(request);
    }
    const reservation = this.#take(request);
    return reservation ? { kind: 'granted', reservation } : this.#inTurn(() => this.#takeOrOpen(request));
  }

  /** Gives back what is left, as soon as the requests under way are settled. Never rejects. */
  async release(): Promise<void> {
    this.#idle.abort();
    this.#refusedBy = undefined;
    await this.#closeAll();
    // A block that is being set aside ahead of need goes back too.
    await this.#inTurn(() => this.#closeAll());
  }

  async #closeAll(): Promise<void> {
    const blocks = this.#blocks;
    this.#blocks = [];
    await Promise.all(blocks.map((block) => block.close()));
  }

  #take(request: SmallRequest): Reservation | undefined {
    const found = this.#blocks.find((block) => block.rest >= request.amount - ROUNDING);
    if (!found) {
      return undefined;
    }
    for (const block of this.#blocks.slice(0, this.#blocks.indexOf(found))) {
      void block.close();
    }
    this.#blocks = this.#blocks.slice(this.#blocks.indexOf(found));
    const reservation = found.take(request.amount);
    this.#startIdle();
    this.#openAhead(request);
    return reservation;
  }

  async #takeOrOpen(request: SmallRequest): Promise<SpendDecision> {
    // Another request may have opened one in the meantime, or the hour may be over.
    this.#closeOutdated();
    const taken = this.#take(request);
    if (taken) {
      return { kind: 'granted', reservation: taken };
    }
    let refused = await this.#open(request, BLOCK_AMOUNT);
    if (refused?.passed) {
      // Near a cap a smaller block may fit; the refusal of that speaks of the request itself.
      const room = refused.passed.limit - refused.passed.spent;
      refused = await this.#open(request, Math.min(BLOCK_AMOUNT, Math.max(request.amount, room)));
    }
    return refused ?? this.#takeFresh(request);
  }

  /** From the block that has just been opened; when its hour is over already, by itself. */
  async #takeFresh(request: SmallRequest): Promise<SpendDecision> {
    const reservation = this.#take(request);
    return reservation ? { kind: 'granted', reservation } : this.#deps.reserve(request);
  }

  /** Gives the refusal, or undefined when the block is there. */
  async #open({ pot }: SmallRequest, amount: number): Promise<Refused | undefined> {
    const judgedBy = this.#deps.judgedBy();
    const decision = await this.#deps.reserve({ pot, amount });
    if (decision.kind === 'refused') {
      return decision;
    }
    const exceeded = (one: number, cost: number) => this.#tellExceeded({ pot, amount: one }, cost);
    const block = new MoneyBlock({ amount, judgedBy, reservation: decision.reservation, exceeded });
    this.#blocks = [...this.#blocks, block];
    return undefined;
  }

  /** So that the request that needs it need not wait. */
  #openAhead(request: SmallRequest): void {
    const rest = this.#blocks.reduce((sum, block) => sum + block.rest, 0);
    const judgedBy = this.#deps.judgedBy();
    if (this.#isOpening || rest >= AHEAD_REQUESTS * request.amount || this.#refusedBy === judgedBy) {
      return;
    }
    this.#isOpening = true;
    void this.#inTurn(async () => {
      const refused = await this.#open(request, BLOCK_AMOUNT);
      this.#refusedBy = refused && judgedBy;
      this.#isOpening = false;
    });
  }

  /** A bill above what was set aside for it is written down by itself, where it is told of, and all else waits for the user. */
  async #tellExceeded(request: SmallRequest, cost: number): Promise<void> {
    const decision = await this.#deps.reserve({ ...request, isAllowed: true });
    await (decision.kind === 'granted' && decision.reservation.settle(cost));
    await this.release();
  }

  #closeOutdated(): void {
    const judgedBy = this.#deps.judgedBy();
    const outdated = this.#blocks.filter((block) => block.judgedBy !== judgedBy);
    this.#blocks = this.#blocks.filter((block) => block.judgedBy === judgedBy);
    for (const block of outdated) {
      void block.close();
    }
  }

  #startIdle(): void {
    this.#idle.abort();
    this.#idle = new AbortController();
    this.#deps.sleep(IDLE_MS, this.#idle.signal).then(
      () => this.release(),
      () => undefined,
    );
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function isSmall(request: SpendRequest): request is SmallRequest {
  const { amount = 0, isAllowed = false } = request;
  return amount > 0 && amount <= BLOCK_AMOUNT && !isAllowed;
}
