// The review of a change whose answer still streams: it is shown as it comes, beside the user's own editor, and nothing of it can be decided.

import type * as vscode from 'vscode';
import type { Proposal, ProposedFile } from '../../core/refactor/proposal.ts';
import { canBeInline } from './inlineReview.ts';
import type { PendingProposal } from './pendingProposals.ts';
import { presentProposal, type Presenting } from './presentProposal.ts';

/** A change of which parts are still to come. What is called after `finish` or `drop` does nothing. */
export interface ReceivingReview {
  /** These files have come so far, of this many whole parts. */
  arrived(files: readonly ProposedFile[], parts: number): Promise<void>;
  /** All has come. With `open` the change comes to the front; else a message offers it, unless the user looks at it already. */
  finish(proposal: Proposal, open: boolean): Promise<void>;
  /** Nothing comes of it: what was shown goes. */
  drop(): Promise<void>;
}

/** What is being received. */
export interface ReceivingHead extends Pick<Proposal, 'command' | 'title'> {
  /** The document of each path that is there. */
  readonly uris: ReadonlyMap<string, vscode.Uri>;
  /** Whether the user waits for it, so that a diff may be opened beside the editor. */
  readonly isWaiting: () => boolean;
}

/** Begins to receive a change. */
export function receiveReview(head: ReceivingHead, deps: Presenting): ReceivingReview {
  return new Receiving(head, deps);
}

class Receiving implements ReceivingReview {
  readonly #head: ReceivingHead;
  readonly #deps: Presenting;
  readonly #proposal: PendingProposal;
  /** One thing after another: a text that is read has to be that of its time. */
  #work: Promise<void> = Promise.resolve();
  #hasOpened = false;

  constructor(head: ReceivingHead, deps: Presenting) {
    this.#head = head;
    this.#deps = deps;
    this.#proposal = deps.pending.begin(head);
  }

  arrived(files: readonly ProposedFile[], parts: number): Promise<void> {
    return this.#next(async () => {
      await this.#deps.pending.receive(this.#proposal, { files, uris: this.#head.uris, parts });
      await this.#open();
    });
  }

  finish({ files, ...head }: Proposal, open: boolean): Promise<void> {
    return this.#next(async () => {
      const { pending, editors } = this.#deps;
      const before = this.#proposal.files;
      Object.assign(this.#proposal.head, head);
      await pending.receive(this.#proposal, { files, uris: this.#head.uris });
      await editors.closeDiffs(before.filter((file) => !this.#proposal.files.includes(file)));
      if (this.#proposal.files.length === 0) {
        pending.drop(this.#proposal);
      } else {
        const isClosed = this.#hasOpened && !this.#proposal.files.some((file) => editors.hasDiff(file));
        // Who has closed its diff is asked to come, not taken along.
        await presentProposal(this.#proposal, open && !isClosed, this.#deps);
      }
    });
  }

  drop(): Promise<void> {
    return this.#next(async () => {
      const { files } = this.#proposal;
      this.#deps.pending.drop(this.#proposal);
      await this.#deps.editors.closeDiffs(files);
    });
  }

  /** Once, and as soon as it is more than what is reviewed in the user's own editor. */
  async #open(): Promise<void> {
    const [first] = this.#proposal.files;
    if (!this.#hasOpened && first && !canBeInline(this.#proposal) && this.#head.isWaiting()) {
      this.#hasOpened = true;
      await this.#deps.editors.openReceiving(this.#proposal, first);
    }
  }

  #next(step: () => Promise<void>): Promise<void> {
    const done = this.#work.then(async () => {
      if (this.#proposal.parts !== undefined) {
        await step();
      }
    });
    this.#work = done.catch(() => undefined);
    return done;
  }
}
