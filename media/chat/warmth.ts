// How long the provider still keeps what was sent last: counted down beside the price, by its own text alone.

import type { Estimate } from '../../src/protocol/messages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement, setText } from '../shared/element.ts';
import { words } from './words.ts';

const MINUTE = 60_000;

/** Milliseconds between two looks at the clock, at the most. */
const STEP = 5_000;

/** The note beside the price. */
export class Warmth {
  readonly element = makeElement('span', { className: 'warmth quiet', attributes: { title: words.warmHint } });
  private readonly wentCold: () => void;
  private shown: Estimate | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private until = 0;

  constructor(wentCold: () => void) {
    this.wentCold = wentCold;
    this.element.hidden = true;
  }

  /** Tells of an estimate; its time runs from the first moment in which it is shown. */
  show(estimate: Estimate | undefined): void {
    if (estimate === this.shown) {
      return;
    }
    this.shown = estimate;
    clearTimeout(this.timer);
    this.element.hidden = true;
    if (estimate?.warmMs !== undefined) {
      this.until = performance.now() + estimate.warmMs;
      this.tell();
    }
  }

  private tell(): void {
    const left = this.until - performance.now();
    if (left <= 0) {
      this.show(undefined);
      this.wentCold();
      return;
    }
    this.element.hidden = false;
    const minutes = Math.round(left / MINUTE);
    setText(this.element, left < MINUTE ? words.warmSoonOver : fill(words.warmFor, minutes));
    this.timer = setTimeout(
      () => {
        this.tell();
      },
      Math.min(STEP, left),
    );
  }
}
