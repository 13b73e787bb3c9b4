// The table of the files in the pack: level, file, tokens, score and reason, with the user's marks on each.

import { formatCount } from '../../src/protocol/format.ts';
import type { PackedFile } from '../../src/protocol/manifest.ts';
import type { FileMarks, Mark } from '../../src/protocol/packMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import type { IconName } from '../shared/icon.ts';
import { sortingAfterClick, sortRows, type Column, type Sorting } from './fileRows.ts';
import { Grid } from './grid.ts';
import type { Post } from './host.ts';
import { levelWords, words } from './words.ts';

const columns: readonly { readonly column: Column; readonly name: string }[] = [
  { column: 'level', name: words.level },
  { column: 'path', name: words.file },
  { column: 'tokens', name: words.tokens },
  { column: 'score', name: words.score },
  { column: 'reason', name: words.why },
];

/** The table. */
export class FileTable {
  readonly element: HTMLElement;
  private readonly grid: Grid<PackedFile>;
  private readonly header = makeElement('div', { className: 'row header', attributes: { role: 'row' } });
  private readonly post: Post;
  private readonly sets: Record<Mark, ReadonlySet<string>> = {
    pinned: new Set(),
    excluded: new Set(),
    full: new Set(),
  };
  private sorting: Sorting = { column: 'score', isDescending: true };
  private rows: readonly PackedFile[] = [];

  constructor(post: Post) {
    this.post = post;
    this.grid = new Grid({
      ...{ label: words.views, id: 'file', columns: 6, hint: words.keys, header: this.header },
      render: (row) => this.renderRow(row),
      onKey: (key, row) => this.press(key, row),
      open: (row) => {
        this.open(row);
      },
    });
    this.element = this.grid.element;
    this.renderHeader();
  }

  /** Shows the files that passed the filter, the best first. */
  setRows(rows: readonly PackedFile[], keepPlace: boolean): void {
    this.rows = rows;
    this.grid.setRows(sortRows(rows, this.sorting), keepPlace);
  }

  /** Shows which files carry marks. */
  setMarks(marks: FileMarks): void {
    for (const mark of ['pinned', 'excluded', 'full'] as const) {
      this.sets[mark] = new Set(marks[mark]);
    }
    this.grid.redraw();
  }

  private renderHeader(): void {
    const cells = columns.map(({ column, name }) => {
      const isSorted = column === this.sorting.column;
      const direction = this.sorting.isDescending ? 'descending' : 'ascending';
      const button = makeButton({
        label: name,
        className: `sorter${isSorted ? ` ${direction}` : ''}`,
        press: () => {
          this.sort(column);
        },
      });
      const attributes = { role: 'columnheader', 'aria-sort': isSorted ? direction : 'none', 'data-column': column };
      return makeElement('div', { className: `cell ${column}`, attributes }, button);
    });
    const actions = makeElement('div', { className: 'cell actions', attributes: { role: 'columnheader' } });
    actions.append(makeElement('span', { className: 'forScreenReader', text: words.actions }));
    this.header.replaceChildren(...cells, actions);
  }

  private sort(column: Column): void {
    this.sorting = sortingAfterClick(this.sorting, column);
    this.renderHeader();
    this.header.querySelector<HTMLElement>(`[data-column="${column}"] button`)?.focus();
    this.setRows(this.rows, false);
  }

  private renderRow(row: PackedFile): HTMLElement {
    const { path, level, tokens, score, reason } = row;
    const slash = path.lastIndexOf('/') + 1;
    const name = makeButton({
      label: path.slice(slash),
      className: 'fileName',
      press: () => {
        this.open(row);
      },
    });
    name.tabIndex = -1;
    const folder = makeElement('span', { className: 'fileFolder', text: path.slice(0, slash) });
    const lines = row.lines?.map(([first, last]) => `${first}–${last}`).join(', ');
    const why = lines === undefined ? reason : `${fill(words.lines, lines)}; ${reason}`;
    const isExcluded = this.sets.excluded.has(path);
    const cells = [
      makeCell('level', makeElement('span', { className: `swatch ${level}` }), levelWords[level]),
      makeCell('path', folder, name),
      makeCell('tokens', tokens === 0 ? '–' : formatCount(tokens)),
      makeCell('score', score.toFixed(2)),
      makeCell('reason', isExcluded ? words.excludedNow : why),
      makeCell('actions', ...this.makeActions(path)),
    ];
    cells[1]?.setAttribute('title', path);
    cells[4]?.setAttribute('title', why);
    return makeElement(
      'div',
      { className: `row${isExcluded ? ' leaving' : ''}`, attributes: { role: 'row' } },
      ...cells,
    );
  }

  private makeActions(path: string): readonly HTMLElement[] {
    const [isPinned, isFull, isOut] = (['pinned', 'full', 'excluded'] as const).map((mark) =>
      this.sets[mark].has(path),
    );
    return [
      this.makeAction(path, { mark: 'pinned', isSet: isPinned, icon: isPinned === true ? 'pinned' : 'pin' }),
      this.makeAction(path, { mark: 'full', isSet: isFull, icon: 'screenFull' }),
      this.makeAction(path, { mark: 'excluded', isSet: isOut, icon: 'circleSlash' }),
    ];
  }

  private makeAction(
    path: string,
    {
      mark,
      isSet = false,
      icon,
    }: { readonly mark: Mark; readonly isSet: boolean | undefined; readonly icon: IconName },
  ): HTMLElement {
    const label = markWords[mark][isSet ? 1 : 0];
    const button = makeButton({
      label,
      icon,
      className: `iconButton${isSet ? ' set' : ''}`,
      press: () => {
        this.toggle(path, mark);
      },
    });
    // The keyboard has the row's own keys: 15,000 rows of three stops each are no way to walk.
    button.tabIndex = -1;
    return button;
  }

  private press(key: string, { path }: PackedFile): boolean {
    const mark = keyMarks[key];
    if (mark) {
      this.toggle(path, mark);
    }
    return mark !== undefined;
  }

  private toggle(path: string, mark: Mark): void {
    this.post({ kind: 'mark', path, mark, on: !this.sets[mark].has(path) });
  }

  private open({ path, lines }: PackedFile): void {
    this.post({ kind: 'open', path, line: lines?.[0]?.[0] ?? 1 });
  }
}

const keyMarks: Readonly<Record<string, Mark>> = { p: 'pinned', x: 'excluded', delete: 'excluded', f: 'full' };

/** What a press does: set the mark, or take it away. */
const markWords: Readonly<Record<Mark, readonly [string, string]>> = {
  pinned: [words.pin, words.unpin],
  excluded: [words.exclude, words.include],
  full: [words.forceFull, words.unforceFull],
};

/** A cell of a row; words stand as text. */
export function makeCell(name: string, ...content: readonly (Node | string)[]): HTMLElement {
  const cell = makeElement('div', { className: `cell ${name}`, attributes: { role: 'gridcell' } });
  cell.append(...content);
  return cell;
}
