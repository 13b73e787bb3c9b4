// The head of the page: the period, what was spent of what is allowed, and what it brought, in sentences.

import { formatCount, formatMoney, formatShare } from '../../src/protocol/format.ts';
import type { LedgerCaps, LedgerPeriod, LedgerView, SuggestionSums } from '../../src/protocol/ledgerMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** What the head does. */
export interface HeaderActions {
  readonly post: Post;
  readonly choose: (period: LedgerPeriod) => void;
}

const periods: readonly (readonly [LedgerPeriod, string])[] = [
  ['today', words.today],
  ['week', words.week],
  ['month', words.month],
  ['all', words.all],
];

/** The head. */
export class PageHeader {
  readonly element: HTMLElement;
  private readonly facts = makeElement('p', { className: 'facts', attributes: { role: 'status' } });
  private readonly caps = makeElement('p', { className: 'caps' });
  private readonly host = makeElement('p', { className: 'hostNote quiet' });
  private readonly buttons = new Map<LedgerPeriod, HTMLButtonElement>();

  constructor(chosen: LedgerPeriod, { post, choose }: HeaderActions) {
    const group = makeElement('div', {
      className: 'periods',
      attributes: { role: 'group', 'aria-label': words.period },
    });
    for (const [period, label] of periods) {
      const button = makeButton({
        label,
        className: 'period',
        press: () => {
          this.mark(period);
          choose(period);
        },
      });
      this.buttons.set(period, button);
      group.append(button);
    }
    this.mark(chosen);
    const exportAs = (format: 'csv' | 'json', label: string): HTMLButtonElement =>
      makeButton({
        label,
        className: 'button',
        press: () => {
          post({ kind: 'export', format });
        },
      });
    const actions = [exportAs('csv', words.exportCsv), exportAs('json', words.exportJson)];
    const change = makeButton({
      label: words.changeCaps,
      press: () => {
        post({ kind: 'openCaps' });
      },
    });
    this.caps.hidden = true;
    this.host.hidden = true;
    const title = makeElement('h1', { text: words.page });
    const capsRow = makeElement('div', { className: 'capsRow' }, this.caps, change);
    const parts = [
      title,
      group,
      makeElement('div', { className: 'actions' }, ...actions),
      this.facts,
      capsRow,
      this.host,
    ];
    this.element = makeElement('header', { className: 'head' }, ...parts);
  }

  /** Shows the sums of a period. */
  setView(view: LedgerView): void {
    this.mark(view.period);
    setText(this.facts, factsOf(view).join(' · '));
    const { caps } = view;
    this.caps.hidden = caps === undefined;
    setText(this.caps, caps ? capsOf(caps).join(' · ') : '');
    this.caps.classList.toggle('warning', caps !== undefined && isNear(caps));
    this.host.hidden = caps?.host === undefined;
    setText(this.host, caps?.host === undefined ? '' : fill(words.thisHost, caps.host));
  }

  private mark(chosen: LedgerPeriod): void {
    for (const [period, button] of this.buttons) {
      button.setAttribute('aria-pressed', String(period === chosen));
    }
  }
}

/** Share of a cap from which it is told in the colour of a warning. */
const NEAR = 0.8;

function isNear({ day, perDay, suggestions, suggestionsPerDay, month, perMonth }: LedgerCaps): boolean {
  return day > NEAR * perDay || suggestions > NEAR * suggestionsPerDay || month > NEAR * perMonth;
}

function capsOf({ day, perDay, suggestions, suggestionsPerDay, month, perMonth }: LedgerCaps): readonly string[] {
  const part = (words: string, amount: number, cap: number): string =>
    fill(words, formatMoney(amount), formatMoney(cap));
  return [
    part(words.capDay, day, perDay),
    part(words.capSuggestions, suggestions, suggestionsPerDay),
    part(words.capMonth, month, perMonth),
  ];
}

function factsOf({ total, saved, medianError, suggestions }: LedgerView): readonly string[] {
  const { requests, cost, unpriced, input, cached } = total;
  const count = requests === 1 ? words.oneRequest : fill(words.requests, formatCount(requests));
  return [
    fill(words.spent, formatMoney(cost), count),
    ...(unpriced > 0 ? [fill(words.unpriced, formatCount(unpriced))] : []),
    ...(cached > 0 ? [fill(words.cacheShare, formatShare(cached / input))] : []),
    ...(saved > 0 ? [fill(words.saved, formatMoney(saved))] : []),
    ...(medianError === undefined ? [] : [fill(words.error, `${(100 * medianError).toFixed(1)} %`)]),
    ...suggestionFacts(suggestions),
  ];
}

function suggestionFacts({ shown, kept, partly, aged, survived, cost }: SuggestionSums): readonly string[] {
  return [
    ...(shown > 0 ? [fill(words.suggestionsKept, formatCount(kept), formatCount(shown))] : []),
    ...(partly > 0 ? [fill(words.suggestionsPartly, formatCount(partly))] : []),
    ...(kept > 0 && cost > 0 ? [fill(words.suggestionPrice, formatMoney(cost / kept))] : []),
    ...(aged > 0 ? [fill(words.suggestionsSurvived, formatCount(survived), formatCount(aged))] : []),
  ];
}
