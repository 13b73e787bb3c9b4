// The table of what is left out, grouped by reason, each with the rule that says so.

import { formatCount } from '../../src/protocol/format.ts';
import type { ExcludedRow } from '../../src/protocol/packColumns.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { makeCell } from './fileTable.ts';
import { Grid } from './grid.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

type Row =
  | { readonly kind: 'group'; readonly words: string; readonly count: number }
  | { readonly kind: 'entry'; readonly entry: ExcludedRow };

/** The table. */
export class LeftOutTable {
  readonly element: HTMLElement;
  private readonly grid: Grid<Row>;
  private readonly post: Post;
  private byHand: ReadonlySet<string> = new Set();

  constructor(post: Post) {
    this.post = post;
    this.grid = new Grid<Row>({
      ...{ label: words.views, id: 'out', columns: 2, hint: '' },
      render: (row) => this.renderRow(row),
      onKey: (key, row) => {
        const isMine = (key === 'x' || key === 'delete') && row.kind === 'entry' && this.byHand.has(row.entry.path);
        if (isMine) {
          this.include(row.entry.path);
        }
        return isMine;
      },
      open: (row) => {
        if (row.kind === 'entry' && !row.entry.path.endsWith('/')) {
          post({ kind: 'open', path: row.entry.path, line: 1 });
        }
      },
    });
    this.element = this.grid.element;
    this.element.classList.add('leftOut');
  }

  /** Shows these entries in groups; what the user has excluded comes first. */
  setRows(entries: readonly ExcludedRow[], byHand: readonly string[], keepPlace: boolean): void {
    this.byHand = new Set(byHand);
    const groups = new Map<string, ExcludedRow[]>();
    for (const entry of entries) {
      const group = groups.get(entry.words) ?? [];
      group.push(entry);
      groups.set(entry.words, group);
    }
    const ordered = [...groups].toSorted(([one, [first]], [other, [second]]) => {
      const hands = Number(this.isByHand(second)) - Number(this.isByHand(first));
      return hands === 0 ? (one < other ? -1 : 1) : hands;
    });
    const rows = ordered.flatMap(([name, group]): readonly Row[] => [
      { kind: 'group', words: name, count: group.length },
      ...group.map((entry) => ({ kind: 'entry', entry }) as const),
    ]);
    this.grid.setRows(rows, keepPlace);
  }

  private isByHand(entry: ExcludedRow | undefined): boolean {
    return entry !== undefined && this.byHand.has(entry.path);
  }

  private renderRow(row: Row): HTMLElement {
    if (row.kind === 'group') {
      const count = makeElement('span', { className: 'quiet', text: formatCount(row.count) });
      const title = makeCell('group', row.words, ' ', count);
      return makeElement('div', { className: 'row groupRow', attributes: { role: 'row' } }, title);
    }
    const { path, rule } = row.entry;
    const cells = [makeCell('path', path), makeCell('reason', rule ?? '')];
    cells[0]?.setAttribute('title', path);
    cells[1]?.setAttribute('title', rule ?? '');
    if (this.byHand.has(path)) {
      const button = makeButton({
        label: words.include,
        press: () => {
          this.include(path);
        },
      });
      button.tabIndex = -1;
      cells[1]?.replaceChildren(button);
    }
    return makeElement('div', { className: 'row', attributes: { role: 'row' } }, ...cells);
  }

  private include(path: string): void {
    this.post({ kind: 'mark', path, mark: 'excluded', on: false });
  }
}
