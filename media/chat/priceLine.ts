// The line under the composer: tokens, price and cached share of the question, or what it waits for.

import type { QuestionPrice } from '../../src/protocol/chatEvent.ts';
import { formatMoney, formatPrice, formatShare, formatTokens } from '../../src/protocol/format.ts';
import type { Estimate } from '../../src/protocol/messages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import type { QuestionGate } from './questionGate.ts';
import { words } from './words.ts';

/** A smaller budget that is offered beside a price. */
export interface CheaperOffer {
  readonly label: string;
  readonly press: () => void;
}

/** The price line. */
export class PriceLine {
  readonly element: HTMLElement;
  private readonly text = makeElement('span', { className: 'priceText' });
  private readonly links = makeElement('span', { className: 'priceLinks' });
  private linksFor = '';

  constructor() {
    this.element = makeElement('div', { className: 'priceLine' }, this.text, this.links);
  }

  /** The words that stand there. */
  get sentence(): string {
    return this.text.textContent;
  }

  /** Shows what the gate knows; `offline` is a search without a model, which costs nothing. */
  update(gate: QuestionGate, offline: boolean, links: readonly CheaperOffer[]): void {
    const isStale = gate.price.kind === 'pending' && !gate.isQueued && !gate.confirmation;
    this.element.classList.toggle('warning', gate.confirmation !== undefined);
    this.element.classList.toggle('stale', isStale && this.text.textContent !== '');
    const sentence = sentenceOf(gate, offline);
    // The first price of a window takes a moment longer; an empty line would look as if none came.
    if (sentence !== undefined || this.text.textContent === '') {
      setText(this.text, sentence ?? words.pricing);
    }
    this.element.title = hintOf(gate);
    this.showLinks(gate.confirmation ? links : []);
  }

  private showLinks(links: readonly CheaperOffer[]): void {
    const key = links.map(({ label }) => label).join('\n');
    if (key !== this.linksFor) {
      this.linksFor = key;
      this.links.replaceChildren(...links.map((link) => makeButton(link)));
    }
  }
}

/** The sentence to show, or undefined to let the last one stand: a price that flickers cannot be read. */
function sentenceOf(gate: QuestionGate, offline: boolean): string | undefined {
  if (gate.confirmation) {
    return confirmationSentence(gate.confirmation.price);
  }
  if (gate.isQueued) {
    return gate.isRunning ? words.queuedAnswer : words.queued;
  }
  switch (gate.price.kind) {
    case 'none':
      return '';
    case 'pending':
      return undefined;
    case 'known':
      return estimateSentence(gate.price.estimate, offline);
    case 'problem':
      return gate.price.message;
  }
}

/** What the second Enter agrees to. */
export function confirmationSentence({ expected, atMost }: QuestionPrice): string {
  if (expected === undefined) {
    return words.confirmUnknown;
  }
  return atMost === undefined
    ? fill(words.confirmShort, formatMoney(expected))
    : fill(words.confirmPrice, formatMoney(expected), formatMoney(atMost));
}

/** `118K · ≈ 1.3¢ · 97 % warm`. */
function estimateSentence({ pack, price }: Estimate, offline: boolean): string {
  return [
    formatTokens(pack.tokens),
    offline ? words.free : formatPrice(price.expected, words.priceUnknown),
    ...(pack.cachedShare > 0 && !offline ? [fill(words.warm, formatShare(pack.cachedShare))] : []),
  ].join(' · ');
}

function hintOf({ price }: QuestionGate): string {
  const atMost = price.kind === 'known' ? price.estimate.price.atMost : undefined;
  return atMost === undefined ? '' : fill(words.atMost, formatMoney(atMost));
}
