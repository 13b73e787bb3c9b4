// Asks in the panel for a second Enter on a price, one question at a time.

import type { QuestionPrice } from '../../protocol/chatEvent.ts';

/** The confirmation of one window. */
export class PanelConfirmation {
  readonly #show: (price: QuestionPrice) => void;
  #waiting: { readonly price: QuestionPrice; readonly settle: (confirmed: boolean) => void } | undefined;

  constructor(show: (price: QuestionPrice) => void) {
    this.#show = show;
  }

  /** The price that waits for an answer. */
  get price(): QuestionPrice | undefined {
    return this.#waiting?.price;
  }

  /** Resolves to whether the price was confirmed; Stop answers no. */
  request(price: QuestionPrice, signal: AbortSignal): Promise<boolean> {
    this.#show(price);
    return new Promise((resolve) => {
      const settle = (confirmed: boolean) => {
        this.#waiting = undefined;
        resolve(confirmed);
      };
      this.#waiting = { price, settle };
      signal.addEventListener(
        'abort',
        () => {
          settle(false);
        },
        { once: true },
      );
    });
  }

  /** Answers what waits; false when nothing does. */
  settle(confirmed: boolean): boolean {
    const waiting = this.#waiting;
    waiting?.settle(confirmed);
    return waiting !== undefined;
  }
}
