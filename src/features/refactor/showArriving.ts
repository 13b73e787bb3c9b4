// Shows the changes of an answer while it streams: from time to time what has arrived is placed and given to the review.

import type { Arrived } from '../../core/refactor/propose.ts';
import type { Proposal } from '../../core/refactor/proposal.ts';
import type { ReceivingHead, ReceivingReview } from '../../host/vscode/receivingReview.ts';
import type { RefactorServices } from './refactorServices.ts';

/** Milliseconds between two looks at what has arrived: a short answer is shown at its end. */
const EVERY_MS = 200;

/** The showing of one change. */
export interface Arriving {
  /** More has arrived. */
  received(arrived: Arrived): void;
  /** The answer is over: its proposal is shown, with `open` in front; without one, what was shown goes. */
  end(proposal?: Proposal, open?: boolean): Promise<void>;
}

/** Begins to show a change; nothing is on the screen before its first whole part is there. */
export function showArriving(head: ReceivingHead, services: Pick<RefactorServices, 'log' | 'review'>): Arriving {
  return new Showing(head, services);
}

class Showing implements Arriving {
  readonly #head: ReceivingHead;
  readonly #services: Pick<RefactorServices, 'log' | 'review'>;
  #review: Promise<ReceivingReview> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #latest: Arrived | undefined;
  #shownParts = 0;

  constructor(head: ReceivingHead, services: Pick<RefactorServices, 'log' | 'review'>) {
    this.#head = head;
    this.#services = services;
  }

  received(arrived: Arrived): void {
    this.#latest = arrived;
    if (arrived.parts !== this.#shownParts) {
      this.#timer ??= setTimeout(() => void this.#show(), EVERY_MS);
    }
  }

  async end(proposal?: Proposal, open = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#latest = undefined;
    // Where nothing could be shown while it came, the whole is shown all the same.
    const review = await this.#review?.catch(() => undefined);
    if (!review) {
      await (proposal && this.#services.review.show(proposal, this.#head.uris, open));
    } else {
      await (proposal ? review.finish(proposal, open) : review.drop());
    }
  }

  /** Never rejects: what cannot be shown now is shown at the end. */
  async #show(): Promise<void> {
    this.#timer = undefined;
    const arrived = this.#latest;
    if (!arrived) {
      return;
    }
    this.#shownParts = arrived.parts;
    try {
      this.#review ??= this.#services.review.receive(this.#head);
      await (await this.#review).arrived(arrived.draft(), arrived.parts);
    } catch (error) {
      this.#services.log.error(`What has arrived could not be shown: ${String(error)}`);
    }
  }
}
