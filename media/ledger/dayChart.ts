// The cost of each day as a bar. Each bar says in words what it shows, so that the chart reads as a list.

import { formatCount, formatMoney } from '../../src/protocol/format.ts';
import type { LedgerGroup } from '../../src/protocol/ledgerMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement } from '../shared/element.ts';
import { words } from './words.ts';

/** Bars that are drawn: days before these are in the sums. */
const MOST_BARS = 62;

/** Per cent of the height that the smallest cost takes, so that it can be seen. */
const LEAST_HEIGHT = 2;

/** The chart. */
export class DayChart {
  readonly element: HTMLElement;
  private readonly bars = makeElement('ol', { className: 'bars', attributes: { 'aria-label': words.byDay } });

  constructor() {
    this.element = makeElement(
      'section',
      { className: 'chart', attributes: { 'aria-label': words.byDay } },
      makeElement('h2', { text: words.byDay }),
      this.bars,
    );
  }

  /** Shows these days, oldest first. */
  setDays(days: readonly LedgerGroup[]): void {
    const shown = days.slice(-MOST_BARS);
    const most = Math.max(...shown.map(({ cost }) => cost), Number.MIN_VALUE);
    this.bars.replaceChildren(...shown.map((day, index) => makeBar(day, most, isNamed(index, shown.length))));
  }
}

/** Names that fit: all of a week, every seventh of more, the last one always. */
function isNamed(index: number, count: number): boolean {
  return count <= 7 || (count - 1 - index) % 7 === 0;
}

function makeBar(day: LedgerGroup, most: number, isNamed: boolean): HTMLElement {
  const { name, cost, requests } = day;
  const count = requests === 1 ? words.oneRequest : fill(words.requests, formatCount(requests));
  const label = fill(words.dayLabel, dateOf(name, 'full'), formatMoney(cost), count);
  const bar = makeElement('span', { className: 'bar', attributes: { 'aria-hidden': 'true' } });
  bar.hidden = cost === 0;
  bar.style.height = `${Math.max(LEAST_HEIGHT, (100 * cost) / most).toFixed(1)}%`;
  const room = makeElement('span', { className: 'barRoom', attributes: { title: label } }, bar);
  const text = makeElement('span', { className: 'forScreenReader', text: label });
  const date = makeElement('span', { className: 'barName quiet', attributes: { 'aria-hidden': 'true' } });
  date.textContent = isNamed ? dateOf(name, 'short') : '';
  return makeElement('li', {}, room, text, date);
}

/** A local date as the user writes it. At noon of the universal time, so that it is the same day everywhere. */
function dateOf(day: string, style: 'full' | 'short'): string {
  const date = new Date(`${day}T12:00:00Z`);
  const month = style === 'full' ? 'long' : 'numeric';
  return date.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month, timeZone: 'UTC' });
}
