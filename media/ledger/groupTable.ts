// The sums by feature, model or workspace, dearest first, each with its share of the cost as a bar.

import { formatCount, formatMoney, formatShare, formatTokens } from '../../src/protocol/format.ts';
import type { LedgerGroup, LedgerView } from '../../src/protocol/ledgerMessages.ts';
import { makeElement } from '../shared/element.ts';
import { purposeWords, words } from './words.ts';

/** By what is grouped. */
type Grouping = 'purposes' | 'models' | 'workspaces';

const groupings: readonly (readonly [Grouping, string])[] = [
  ['purposes', words.byPurpose],
  ['models', words.byModel],
  ['workspaces', words.byWorkspace],
];

/** The table. */
export class GroupTable {
  readonly element: HTMLElement;
  private readonly choice = makeElement('select', {
    className: 'grouping',
    attributes: { 'aria-label': words.groupBy },
  });
  private readonly body = makeElement('tbody');
  private view: LedgerView | undefined;

  constructor() {
    this.choice.append(...groupings.map(([value, text]) => makeElement('option', { text, attributes: { value } })));
    this.choice.addEventListener('change', () => {
      this.show();
    });
    const columns = [words.columnRequests, words.columnInput, words.columnCached, words.columnOutput, words.columnCost];
    const corner = makeElement('th', { attributes: { scope: 'col' } }, this.choice);
    const heads = columns.map((text) => makeElement('th', { text, className: 'number', attributes: { scope: 'col' } }));
    const head = makeElement('thead', {}, makeElement('tr', {}, corner, ...heads));
    this.element = makeElement('table', { className: 'groups' }, head, this.body);
  }

  /** Shows the sums of a period. */
  setView(view: LedgerView): void {
    this.view = view;
    this.show();
  }

  private show(): void {
    const grouping = groupings.find(([name]) => name === this.choice.value)?.[0] ?? 'purposes';
    const groups = this.view?.[grouping] ?? [];
    const most = Math.max(...groups.map(({ cost }) => cost), Number.MIN_VALUE);
    this.body.replaceChildren(...groups.map((group) => makeRow(group, grouping, most)));
  }
}

function makeRow(group: LedgerGroup, grouping: Grouping, most: number): HTMLElement {
  const { name, requests, input, cached, output, cost } = group;
  const text = grouping === 'purposes' ? purposeWords(name) : name === '' ? words.noWorkspace : name;
  const bar = makeElement('span', { className: 'groupBar', attributes: { 'aria-hidden': 'true' } });
  bar.style.width = `${((100 * cost) / most).toFixed(1)}%`;
  const title = makeElement('th', { className: 'groupName', attributes: { scope: 'row', title: text } });
  title.append(makeElement('span', { className: 'groupText', text }), bar);
  const cells = [
    formatCount(requests),
    formatTokens(input),
    input === 0 ? '' : formatShare(cached / input),
    formatTokens(output),
    costOf(group),
  ];
  return makeElement('tr', {}, title, ...cells.map((cell) => makeElement('td', { className: 'number', text: cell })));
}

/** A group of which no price is known has none; one with some known tells those. */
function costOf({ cost, unpriced, requests }: LedgerGroup): string {
  return unpriced === requests ? words.priceUnknown : formatMoney(cost);
}
