// What left, request by request, newest first; a row opens on the files that were in it, with hashes and bytes.

import { formatCount, formatMoney, formatPrice, formatShare, formatTokens } from '../../src/protocol/format.ts';
import type { LedgerFile, LedgerRow } from '../../src/protocol/ledgerMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import type { Post } from './host.ts';
import { fillFiles, makeDetails } from './requestDetails.ts';
import { purposeWords, words } from './words.ts';

/** Rows that are drawn before more are asked for. */
const STEP = 100;

const COLUMNS: readonly (readonly [string, string])[] = [
  [words.time, ''],
  [words.what, ''],
  [words.sent, 'number'],
  [words.columnCached, 'number cached'],
  [words.predicted, 'number predicted'],
  [words.billed, 'number'],
];

/** The table. */
export class RequestTable {
  readonly element: HTMLElement;
  private readonly body = makeElement('tbody');
  private readonly more = makeElement('div', { className: 'more' });
  private readonly post: Post;
  private rows: readonly LedgerRow[] = [];
  private total = 0;
  private drawn = 0;

  constructor(post: Post) {
    this.post = post;
    const heads = COLUMNS.map(([text, className]) =>
      makeElement('th', { text, className, attributes: { scope: 'col' } }),
    );
    const head = makeElement('thead', {}, makeElement('tr', {}, ...heads));
    const table = makeElement('table', { className: 'requests' }, head, this.body);
    const title = makeElement('h2', { text: words.list });
    this.element = makeElement('section', { attributes: { 'aria-label': words.list } }, title, table, this.more);
  }

  /** Shows these rows of `total` requests. */
  setRows(rows: readonly LedgerRow[], total: number): void {
    this.rows = rows;
    this.total = total;
    this.drawn = 0;
    this.body.replaceChildren();
    this.drawMore();
  }

  /** Shows the files of a row that is open. */
  setFiles(index: number, files: readonly LedgerFile[]): void {
    const place = this.body.querySelector(`[data-files="${index}"]`);
    if (place) {
      fillFiles(place, files);
    }
  }

  private drawMore(): void {
    const next = this.rows.slice(this.drawn, this.drawn + STEP);
    this.drawn += next.length;
    this.body.append(...next.flatMap((row) => this.makeRow(row)));
    const left = Math.min(STEP, this.rows.length - this.drawn);
    const button = makeButton({
      label: fill(words.more, formatCount(left)),
      press: () => {
        this.drawMore();
      },
    });
    const older = makeElement('span', { className: 'quiet', text: words.older });
    this.more.replaceChildren(...(left > 0 ? [button] : this.total > this.rows.length ? [older] : []));
  }

  private makeRow(row: LedgerRow): readonly HTMLElement[] {
    const details = makeElement('tr', { className: 'details', attributes: { id: `details-${row.index}` } });
    details.hidden = true;
    const button = makeElement('button', {
      className: 'opener',
      attributes: {
        type: 'button',
        'aria-expanded': 'false',
        'aria-controls': `details-${row.index}`,
        title: words.showFiles,
      },
    });
    button.append(makeIcon('chevronRight'), timeOf(row.at));
    button.addEventListener('click', () => {
      const isOpen = details.hidden;
      details.hidden = !isOpen;
      button.setAttribute('aria-expanded', String(isOpen));
      if (isOpen && details.childElementCount === 0) {
        details.append(makeElement('td', { attributes: { colspan: String(COLUMNS.length) } }, makeDetails(row)));
        this.post({ kind: 'files', index: row.index });
      }
    });
    const first = makeElement('th', { attributes: { scope: 'row' } }, button);
    const line = makeElement('tr', { className: row.outcome === 'complete' ? '' : 'ended' }, first, ...cellsOf(row));
    return [line, details];
  }
}

function cellsOf(row: LedgerRow): readonly HTMLElement[] {
  const { usage, predicted, purpose, model, failure, outcome } = row;
  const what = [purposeWords(purpose), model, ...(outcome === 'complete' ? [] : [failure === '' ? outcome : failure])];
  const texts = [
    what.join(' · '),
    usage ? formatTokens(usage.input) : '',
    usage && usage.input > 0 ? formatShare(usage.cached / usage.input) : '',
    predicted === undefined ? '' : formatPrice(predicted),
  ];
  const cells = texts.map((text, index) => makeElement('td', { className: COLUMNS[index + 1]?.[1] ?? '', text }));
  cells[0]?.setAttribute('title', texts[0] ?? '');
  return [...cells, makeBill(row)];
}

function makeBill({ cost, isEstimate, isPlan, origin }: LedgerRow): HTMLElement {
  const free = origin === '' ? words.free : words.priceUnknown;
  const text = isPlan ? words.plan : cost === undefined || origin === '' ? free : formatMoney(cost);
  const cell = makeElement('td', { className: 'number', text });
  if (isEstimate && cost !== undefined) {
    const note = { className: 'quiet', text: ` ${words.estimate}`, attributes: { title: words.estimateHint } };
    cell.append(makeElement('span', note));
  }
  return cell;
}

/** The time alone for today, else with its date. */
function timeOf(at: number): string {
  const date = new Date(at);
  const language = document.documentElement.lang;
  const time = date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? time : `${date.toLocaleDateString(language, { day: 'numeric', month: 'numeric' })} ${time}`;
}
