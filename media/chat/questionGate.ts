// Decides what Enter does: send, wait for the price, or ask for a second Enter. Knows no document and no clock.

import type { QuestionPrice } from '../../src/protocol/chatEvent.ts';
import type { Estimate } from '../../src/protocol/messages.ts';

/** Milliseconds that must pass between the sight of a price and the Enter that confirms it. */
export const CONFIRM_AFTER = 500;

/** What is known of the price of the text in the composer. */
export type PriceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'known'; readonly estimate: Estimate }
  | { readonly kind: 'problem'; readonly message: string };

/** A price that waits for a second Enter. `question` is set when the host asks, about a question it already has. */
export interface Confirmation {
  readonly price: QuestionPrice;
  /** Milliseconds on the caller's clock. */
  readonly since: number;
  readonly question?: string;
}

/** What follows from an Enter. */
export type Decision =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'ask'; readonly question: string; readonly confirmed: boolean };

/** The state between typing and sending. */
export class QuestionGate {
  price: PriceState = { kind: 'none' };
  confirmation: Confirmation | undefined;
  isQueued = false;
  isRunning = false;
  /** True from the moment a question is sent until the host has taken it; a third Enter is not a second question. */
  private isSending = false;

  /** The text, the scope, the budget or the model has changed: what was known of the price no longer holds. */
  change(text: string): void {
    this.price = text.trim() === '' ? { kind: 'none' } : { kind: 'pending' };
    this.isQueued = false;
    this.isSending = false;
    if (this.confirmation?.question === undefined) {
      this.confirmation = undefined;
    }
  }

  /** Enter, or the Send button, at a time in milliseconds. */
  press(text: string, now: number): Decision {
    if (this.confirmation) {
      return this.confirm(this.confirmation, text, now);
    }
    if (text.trim() === '' || this.isSending) {
      return { kind: 'nothing' };
    }
    if (this.isRunning || this.price.kind === 'pending') {
      this.isQueued = true;
      return { kind: 'queued' };
    }
    if (this.price.kind === 'known' && this.price.estimate.needsConfirmation) {
      this.confirmation = { price: this.price.estimate.price, since: now };
      return { kind: 'confirm' };
    }
    return this.ask(text, false);
  }

  /** The host has taken the question, or says something else: sending is over. */
  settle(): void {
    this.isSending = false;
  }

  /** The host asks for a word on the price of a question that it holds. */
  requestConfirmation(price: QuestionPrice, question: string, now: number): void {
    this.settle();
    this.confirmation = { price, question, since: now };
  }

  /** Whether a question that waits may go now. */
  canRelease(): boolean {
    return this.isQueued && !this.isRunning && this.price.kind !== 'pending';
  }

  private confirm({ since, question }: Confirmation, text: string, now: number): Decision {
    if (now - since < CONFIRM_AFTER) {
      return { kind: 'nothing' };
    }
    this.confirmation = undefined;
    return this.ask(question ?? text, true);
  }

  private ask(question: string, confirmed: boolean): Decision {
    this.isQueued = false;
    this.isSending = true;
    return { kind: 'ask', question, confirmed };
  }
}
