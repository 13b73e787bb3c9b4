// The row over the tables: the filter, the level, and which of the two tables is shown.

import type { Level } from '../../src/protocol/manifest.ts';
import { formatCount } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement, setText } from '../shared/element.ts';
import { levelOrder } from './fileRows.ts';
import type { View } from './host.ts';
import { levelWords, words } from './words.ts';

/** The two tables. */
export type TableName = 'in' | 'out';

/** The row of controls. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly filter = makeElement('input', {
    className: 'filter',
    attributes: { type: 'search', 'aria-label': words.filter, placeholder: words.filterHint, spellcheck: 'false' },
  });
  private readonly level = makeElement('select', {
    className: 'levelFilter',
    attributes: { 'aria-label': words.level },
  });
  private readonly tabs: Readonly<Record<TableName, HTMLButtonElement>>;
  private chosen: TableName = 'in';

  /** Shows what was chosen when the page was last seen; `changed` is called when something else is. */
  constructor({ text, level, table }: View, changed: () => void) {
    const options = levelOrder.map((level) =>
      makeElement('option', { text: levelWords[level], attributes: { value: level } }),
    );
    this.level.append(makeElement('option', { text: words.allLevels, attributes: { value: '' } }), ...options);
    this.tabs = { in: this.makeTab('in', changed), out: this.makeTab('out', changed) };
    const tabs = makeElement('div', { className: 'tabs', attributes: { role: 'tablist', 'aria-label': words.views } });
    tabs.append(this.tabs.in, this.tabs.out);
    tabs.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowLeft' || key === 'ArrowRight') {
        const other = this.chosen === 'in' ? 'out' : 'in';
        this.tabs[other].focus();
        this.tabs[other].click();
      }
    });
    this.filter.value = text;
    this.level.value = level;
    this.chosen = table === 'out' ? 'out' : 'in';
    this.filter.addEventListener('input', changed);
    this.level.addEventListener('change', changed);
    this.element = makeElement('div', { className: 'toolbar' }, tabs, this.filter, this.level);
    this.showChosen();
  }

  /** What is chosen, as it can be kept. */
  get view(): View {
    return { text: this.text, level: this.level.value, table: this.chosen };
  }

  get table(): TableName {
    return this.chosen;
  }

  /** The words typed. */
  get text(): string {
    return this.filter.value;
  }

  /** The level chosen; undefined is all of them. */
  get chosenLevel(): Level | undefined {
    return levelOrder.find((level) => level === this.level.value);
  }

  /** Takes filter and level away. */
  clear(): void {
    this.filter.value = '';
    this.level.value = '';
  }

  /** Shows how many there are in each table. */
  setCounts(inside: number, outside: number): void {
    setText(this.tabs.in, fill(words.tabIn, formatCount(inside)));
    setText(this.tabs.out, fill(words.tabOut, formatCount(outside)));
  }

  focusFilter(): void {
    this.filter.focus();
    this.filter.select();
  }

  private makeTab(name: TableName, changed: () => void): HTMLButtonElement {
    const attributes = { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` };
    const tab = makeElement('button', { className: 'tab', attributes });
    tab.addEventListener('click', () => {
      this.chosen = name;
      this.showChosen();
      changed();
    });
    return tab;
  }

  private showChosen(): void {
    for (const name of ['in', 'out'] as const) {
      const isChosen = name === this.chosen;
      this.tabs[name].setAttribute('aria-selected', String(isChosen));
      this.tabs[name].tabIndex = isChosen ? 0 : -1;
    }
    this.level.hidden = this.chosen === 'out';
  }
}
