// The page: takes messages, and shows sentences, the chart by day, the sums by name and what left.

import type { LedgerPeriod, LedgerView, ToLedgerPage } from '../../src/protocol/ledgerMessages.ts';
import { makeElement, setText } from '../shared/element.ts';
import { DayChart } from './dayChart.ts';
import { GroupTable } from './groupTable.ts';
import type { Host } from './host.ts';
import { PageHeader } from './pageHeader.ts';
import { RequestTable } from './requestTable.ts';
import { words } from './words.ts';

/** The whole page. What it shows is a copy: the host can send it anew at any time. */
export class LedgerPage {
  readonly element: HTMLElement;
  private readonly header: PageHeader;
  private readonly chart = new DayChart();
  private readonly groups = new GroupTable();
  private readonly requests: RequestTable;
  private readonly content: HTMLElement;
  private readonly empty = makeElement('p', { className: 'emptyPage quiet' });
  private readonly problem = makeElement('p', { className: 'problem', attributes: { role: 'alert' } });

  constructor({ post, readPeriod, keepPeriod }: Host) {
    const choose = (period: LedgerPeriod): void => {
      keepPeriod(period);
      post({ kind: 'show', period });
    };
    this.header = new PageHeader(readPeriod(), { post, choose });
    this.requests = new RequestTable(post);
    const overview = makeElement('div', { className: 'overview' }, this.chart.element, this.groups.element);
    this.content = makeElement('div', { className: 'content' }, overview, this.requests.element);
    this.content.hidden = true;
    this.empty.hidden = true;
    this.problem.hidden = true;
    const parts = [this.header.element, this.problem, this.empty, this.content];
    this.element = makeElement('main', { className: 'page' }, ...parts);
  }

  /** Takes one message of the host. */
  receive(message: ToLedgerPage): void {
    if (message.kind === 'files') {
      this.requests.setFiles(message.index, message.files);
    } else if (message.kind === 'ledger') {
      this.show(message.view);
    } else {
      setText(this.problem, message.message);
      this.problem.hidden = false;
    }
  }

  private show(view: LedgerView): void {
    const isEmpty = view.total.requests === 0;
    this.problem.hidden = true;
    this.header.setView(view);
    this.content.hidden = isEmpty;
    this.empty.hidden = !isEmpty;
    setText(this.empty, view.period === 'all' ? words.empty : words.emptyPeriod);
    this.chart.setDays(view.days);
    this.groups.setView(view);
    this.requests.setRows(view.rows, view.total.requests);
  }
}
