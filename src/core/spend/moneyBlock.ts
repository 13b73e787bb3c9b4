// One block of money that is set aside: requests take from it, and their bills come out of it.

import { ROUNDING } from './spendRecord.ts';
import type { Reservation } from './spendGuard.ts';

/** What a block is made of. */
interface BlockParts {
  /** US dollars. */
  readonly amount: number;
  /** The hour and the caps that it was judged by. */
  readonly judgedBy: string;
  readonly reservation: Reservation;
  /** Told of a bill above what was taken for it, which is not paid from the block; US dollars. Never rejects. */
  readonly exceeded: (taken: number, cost: number) => Promise<void>;
}

/** A block. Its reservation is settled once, when it is closed and no request of it is under way. */
export class MoneyBlock {
  readonly judgedBy: string;
  readonly #parts: BlockParts;
  /** US dollars of bills, and of requests under way. */
  #billed = 0;
  #taken = 0;
  #underWay = 0;
  #isClosed = false;

  constructor(parts: BlockParts) {
    this.#parts = parts;
    this.judgedBy = parts.judgedBy;
  }

  /** US dollars that can still be taken. */
  get rest(): number {
    return this.#isClosed ? 0 : this.#parts.amount - this.#billed - this.#taken;
  }

  /** Takes no more than the rest. */
  take(amount: number): Reservation {
    let isOpen = true;
    this.#taken += amount;
    this.#underWay += 1;
    const end = async (cost: number): Promise<void> => {
      if (isOpen) {
        isOpen = false;
        await this.#end(amount, cost);
      }
    };
    return { settle: (cost = amount) => end(cost), drop: () => end(0) };
  }

  /** Nothing more is taken; what is left goes back with the last bill. Never rejects. */
  async close(): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      await this.#settle();
    }
  }

  async #end(amount: number, cost: number): Promise<void> {
    this.#taken -= amount;
    const isExceeded = cost > amount + ROUNDING;
    this.#billed += isExceeded ? 0 : cost;
    // What was exceeded is written down before the block gives anything back.
    await (isExceeded && this.#parts.exceeded(amount, cost));
    this.#underWay -= 1;
    await this.#settle();
  }

  async #settle(): Promise<void> {
    if (this.#isClosed && this.#underWay === 0) {
      const { reservation } = this.#parts;
      await (this.#billed > 0 ? reservation.settle(this.#billed) : reservation.drop());
    }
  }
}
