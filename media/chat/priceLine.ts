// The line under the composer: what a send would hold and cost, or what it waits for. A click on it shows the pack.

import type { QuestionPrice } from '../../src/protocol/chatEvent.ts';
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatPrice,
  formatShare,
  formatTokens,
} from '../../src/protocol/format.ts';
import type { Estimate } from '../../src/protocol/messages.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { PackSummary } from '../../src/protocol/thread.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import type { QuestionGate } from './questionGate.ts';
import { Warmth } from './warmth.ts';
import { WindowMeter } from './windowMeter.ts';
import { words } from './words.ts';

/** Milliseconds of packing after which its time is told, with a way to cancel it. */
const TELL_PACKING_AFTER = 1_000;

/** A wait that is noticed; milliseconds. */
const WORTH_TELLING = 2_000;

/** A smaller budget that is offered beside a price. */
export interface CheaperOffer {
  readonly label: string;
  readonly press: () => void;
}

/** What the line does when it is pressed. */
export interface PriceLineActions {
  /** The provider has let go of what it kept, so that the price holds no more. */
  readonly wentCold: () => void;
  readonly showPack: () => void;
  readonly stopPacking: () => void;
}

/** The price line. */
export class PriceLine {
  readonly element: HTMLElement;
  private readonly text: HTMLButtonElement;
  private readonly warmth: Warmth;
  private readonly links = makeElement('span', { className: 'priceLinks' });
  private readonly meter = new WindowMeter();
  private readonly actions: PriceLineActions;
  private linksFor = '';
  private packing: { readonly since: number; readonly timer: ReturnType<typeof setInterval> } | undefined;

  constructor(actions: PriceLineActions) {
    this.actions = actions;
    this.text = makeButton({ label: words.openPack, className: 'priceText', press: actions.showPack });
    this.text.hidden = true;
    this.warmth = new Warmth(actions.wentCold);
    this.element = makeElement(
      'div',
      { className: 'priceLine' },
      this.text,
      this.warmth.element,
      this.links,
      this.meter.button,
      this.meter.details,
    );
  }

  /** The words that stand there. */
  get sentence(): string {
    return this.text.hidden ? '' : this.text.textContent;
  }

  /** Shows what the gate knows; `offline` is a search without a model, which costs nothing. */
  update(gate: QuestionGate, offline: boolean, links: readonly CheaperOffer[]): void {
    const isStale = gate.price.kind === 'pending' && !gate.isQueued && !gate.confirmation;
    this.element.classList.toggle('warning', gate.confirmation !== undefined);
    this.element.classList.toggle('stale', isStale && this.sentence !== '');
    this.followPacking(isStale);
    const sentence = sentenceOf(gate, offline);
    // The first price of a window takes a moment longer; an empty line would look as if none came.
    if (sentence !== undefined || this.sentence === '') {
      setText(this.text, sentence === '' ? words.openPack : (sentence ?? words.pricing));
      this.text.hidden = sentence === '';
    }
    this.text.title = hintOf(gate);
    if (!isStale) {
      this.warmth.show(warmEstimate(gate));
      this.meter.update(packToSend(gate, offline));
    }
    this.showLinks(gate.confirmation ? links : []);
  }

  /** Tells the time of a packing that takes long, until the price is there. */
  private followPacking(isPacking: boolean): void {
    if (isPacking === (this.packing !== undefined)) {
      return;
    }
    clearInterval(this.packing?.timer);
    const since = performance.now();
    this.packing = isPacking
      ? {
          since,
          timer: setInterval(() => {
            this.tellPacking(performance.now() - since);
          }, 200),
        }
      : undefined;
  }

  private tellPacking(took: number): void {
    if (took >= TELL_PACKING_AFTER) {
      this.element.classList.remove('stale');
      setText(this.text, fill(words.packingSince, formatDuration(took)));
      this.showLinks([{ label: words.cancel, press: this.actions.stopPacking }]);
    }
  }

  private showLinks(links: readonly CheaperOffer[]): void {
    const key = links.map(({ label }) => label).join('\n');
    if (key !== this.linksFor) {
      this.linksFor = key;
      this.links.replaceChildren(...links.map((link) => makeButton(link)));
    }
  }
}

/** The estimate that the sentence tells of. */
function warmEstimate({ confirmation, isQueued, price }: QuestionGate): Estimate | undefined {
  return confirmation === undefined && !isQueued && price.kind === 'known' ? price.estimate : undefined;
}

/** What a send would hold; nothing goes to a search without a model. */
function packToSend({ price }: QuestionGate, offline: boolean): PackSummary | undefined {
  return offline || price.kind !== 'known' ? undefined : price.estimate.pack;
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

/** `812 of 3,904 files · 118K tokens · 97 % cached · ≈ 1.3¢ · first word in about 4 s`. */
function estimateSentence({ pack, price, waitMs }: Estimate, offline: boolean): string {
  return [
    filesSentence(pack),
    fill(words.tokens, formatTokens(pack.tokens)),
    ...(pack.cachedShare > 0 && !offline ? [fill(words.cached, formatShare(pack.cachedShare))] : []),
    offline ? words.free : price.plan === true ? words.plan : formatPrice(price.expected, words.priceUnknown),
    ...(waitMs === undefined || waitMs < WORTH_TELLING ? [] : [fill(words.wait, formatDuration(waitMs))]),
  ].join(' · ');
}

/** How many files go with their text, of how many. */
function filesSentence({ full, excerpts, outlines, listed, folded }: PackSummary): string {
  const all = full + excerpts + outlines + listed + folded;
  if (full === all) {
    return all === 1 ? words.theFile : fill(words.allFiles, formatCount(all));
  }
  return fill(words.someFiles, formatCount(full + excerpts + outlines), formatCount(all));
}

/** The levels one by one, and the highest price. */
function hintOf({ price }: QuestionGate): string {
  if (price.kind !== 'known') {
    return words.openPack;
  }
  const { pack, price: cost } = price.estimate;
  const counts: readonly (readonly [string, number])[] = [
    [words.packFull, pack.full],
    [words.packExcerpts, pack.excerpts],
    [words.packOutlines, pack.outlines],
    [words.packListed, pack.listed],
    [words.packFolded, pack.folded],
    [words.packLeftOut, pack.excluded],
    [words.packHidden, pack.hiddenValues],
    [words.packInvisible, pack.invisibleFiles],
  ];
  return [
    ...counts.filter(([, count]) => count > 0).map(([name, count]) => `${name}: ${formatCount(count)}`),
    ...(cost.atMost === undefined ? [] : [fill(words.atMost, formatMoney(cost.atMost))]),
    words.openPack,
  ].join('\n');
}
