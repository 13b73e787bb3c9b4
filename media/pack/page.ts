// The page: takes messages, filters, and shows the table, the treemap and what is left out.

import type { PackedFile } from '../../src/protocol/manifest.ts';
import { toExcludedRows, toFileRows, type ExcludedRow } from '../../src/protocol/packColumns.ts';
import type { PagePack, PageStatus, ToPackPage } from '../../src/protocol/packMessages.ts';
import { formatCount } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import { filterRows } from './fileRows.ts';
import { FileTable } from './fileTable.ts';
import type { Host, Post } from './host.ts';
import { LeftOutTable } from './leftOutTable.ts';
import { PageHeader } from './pageHeader.ts';
import { Toolbar, type TableName } from './toolbar.ts';
import { Treemap } from './treemap.ts';
import { words } from './words.ts';

/** The whole page. What it shows is a copy: the host can send it anew at any time. */
export class PackPage {
  readonly element: HTMLElement;
  private readonly header: PageHeader;
  private readonly toolbar: Toolbar;
  private readonly table: FileTable;
  private readonly leftOut: LeftOutTable;
  private readonly treemap: Treemap;
  private readonly empty: HTMLElement;
  private readonly content: HTMLElement;
  private readonly nothing: HTMLElement;
  private readonly nothingWords = makeElement('p', { text: words.noMatch });
  private readonly panels: Readonly<Record<TableName, HTMLElement>>;
  private readonly shown = makeElement('p', { className: 'shown quiet', attributes: { role: 'status' } });
  private pack: PagePack | undefined;
  private status: PageStatus = { packing: true, marks: { pinned: [], excluded: [], full: [] }, hasRequest: false };
  private files: readonly PackedFile[] = [];
  private excluded: readonly ExcludedRow[] = [];
  private folder = '';
  private readonly keepView: Host['keepView'];

  constructor({ post, readView, keepView }: Host) {
    this.keepView = keepView;
    this.header = new PageHeader(post);
    this.table = new FileTable(post);
    this.leftOut = new LeftOutTable(post);
    this.toolbar = new Toolbar(readView(), () => {
      this.filter(false);
      keepView(this.toolbar.view);
    });
    this.treemap = new Treemap({
      enter: (folder) => {
        this.enter(folder);
      },
      open: (path) => {
        post({ kind: 'open', path, line: 1 });
      },
    });
    this.nothing = this.makeNothing();
    this.panels = { in: makePanel('in', this.table.element), out: makePanel('out', this.leftOut.element) };
    const rows = [this.panels.in, this.panels.out, this.nothing, this.shown];
    const tables = makeElement('div', { className: 'tables' }, ...rows);
    this.content = makeElement('div', { className: 'content' }, tables, this.treemap.element);
    this.empty = makeEmpty(post);
    this.element = makeElement(
      'main',
      { className: 'page' },
      this.header.element,
      this.empty,
      this.toolbar.element,
      this.content,
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'f' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.toolbar.focusFilter();
      }
    });
    this.show();
  }

  /** Takes one message of the host. */
  receive(message: ToPackPage): void {
    if (message.kind === 'pack') {
      const keepPlace = this.pack?.question === message.pack.question;
      this.pack = message.pack;
      this.files = toFileRows(message.pack.files);
      this.excluded = toExcludedRows(message.pack.excluded);
      this.header.setPack(message.pack);
      this.treemap.setPack(this.files, message.pack.parts);
      this.toolbar.setCounts(this.files.length, this.excluded.length);
      this.filter(keepPlace);
    } else {
      this.status = message.status;
      this.table.setMarks(message.status.marks);
      this.filter(true);
    }
    this.show();
  }

  private show(): void {
    const hasPack = this.pack !== undefined;
    this.header.setStatus(this.status, hasPack);
    this.toolbar.element.hidden = !hasPack;
    this.content.hidden = !hasPack;
    this.empty.hidden = hasPack || this.status.packing;
  }

  private enter(folder: string): void {
    this.folder = folder;
    this.treemap.setFolder(folder);
    this.filter(false);
  }

  private filter(keepPlace: boolean): void {
    const { text, chosenLevel: level, table } = this.toolbar;
    const files = filterRows(this.files, { text, folder: this.folder, ...(level && { level }) });
    const entries = filterExcluded(this.excluded, text);
    this.table.setRows(files, keepPlace);
    this.leftOut.setRows(entries, this.status.marks.excluded, keepPlace);
    this.showCount(table, table === 'in' ? [files.length, this.files.length] : [entries.length, this.excluded.length]);
  }

  /** Shows the chosen table, and how many of its rows pass the filter; without any, what to do about it. */
  private showCount(table: TableName, [count, all]: readonly [number, number]): void {
    for (const name of ['in', 'out'] as const) {
      this.panels[name].hidden = table !== name || count === 0;
    }
    this.nothing.hidden = count > 0;
    setText(this.nothingWords, all === 0 && table === 'out' ? words.nothingLeftOut : words.noMatch);
    setText(this.shown, count === all || count === 0 ? '' : fill(words.shown, formatCount(count), formatCount(all)));
  }

  private makeNothing(): HTMLElement {
    const clear = makeButton({
      label: words.clearFilter,
      press: () => {
        this.toolbar.clear();
        this.keepView(this.toolbar.view);
        this.enter('');
      },
    });
    const nothing = makeElement('div', { className: 'nothing' }, this.nothingWords, clear);
    nothing.hidden = true;
    return nothing;
  }
}

function makePanel(name: TableName, table: HTMLElement): HTMLElement {
  const attributes = { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` };
  return makeElement('div', { className: 'tablePanel', attributes }, table);
}

function filterExcluded(rows: readonly ExcludedRow[], text: string): readonly ExcludedRow[] {
  const parts = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((part) => part !== '');
  return parts.length === 0
    ? rows
    : rows.filter(({ path, words: reason, rule = '' }) => {
        const all = `${path}\n${reason}\n${rule}`.toLowerCase();
        return parts.every((part) => all.includes(part));
      });
}

function makeEmpty(post: Post): HTMLElement {
  const pack = makeButton({
    label: words.packNow,
    className: 'button primary',
    press: () => {
      post({ kind: 'refresh' });
    },
  });
  return makeElement('div', { className: 'emptyPage' }, makeElement('p', { text: words.empty }), pack);
}
