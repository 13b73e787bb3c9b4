// How full the window of the model is with the question in the composer: one figure, and what fills it on demand.

import { formatShare } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { PackSummary } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { filledShare, makeWindowTable } from './windowTable.ts';
import { words } from './words.ts';

/** The share above which the figure stands out: what comes next may not fit. */
const NEARLY_FULL = 0.8;

/** The figure, a button, and the table that it opens. */
export class WindowMeter {
  readonly button: HTMLButtonElement;
  readonly details = makeElement('div', { className: 'meterDetails', attributes: { id: 'windowMeter' } });
  private shown: PackSummary | undefined;

  constructor() {
    this.button = makeElement('button', {
      className: 'meter',
      attributes: {
        type: 'button',
        'aria-expanded': 'false',
        'aria-controls': 'windowMeter',
        'aria-label': words.window,
      },
    });
    this.button.hidden = true;
    this.details.hidden = true;
    this.button.addEventListener('click', () => {
      this.open(this.details.hidden !== false);
    });
  }

  /** Shows what a send would fill; undefined where nothing would be sent. */
  update(pack: PackSummary | undefined): void {
    if (pack === this.shown) {
      return;
    }
    this.shown = pack;
    const share = pack && filledShare(pack);
    this.button.hidden = share === undefined;
    if (share === undefined) {
      this.open(false);
      return;
    }
    this.button.textContent = formatShare(share);
    this.button.style.setProperty('--filled', String(share));
    this.button.classList.toggle('full', share > NEARLY_FULL);
    const label = fill(words.windowFilled, formatShare(share));
    this.button.title = label;
    this.button.setAttribute('aria-label', label);
    this.fillDetails();
  }

  private open(isOpen: boolean): void {
    this.details.hidden = !isOpen;
    this.button.setAttribute('aria-expanded', String(isOpen));
    this.fillDetails();
  }

  private fillDetails(): void {
    const table = this.details.hidden || !this.shown ? undefined : makeWindowTable(this.shown);
    this.details.replaceChildren(...(table ? [table] : []));
  }
}
