// A grid whose rows are walked with the keyboard: the grid keeps the focus and names the active row.

import { makeElement } from '../shared/element.ts';
import { VirtualList } from './virtualList.ts';

/** What a grid shows and does. */
export interface GridOptions<Row> {
  readonly label: string;
  /** Unique on the page: rows are found by it. */
  readonly id: string;
  readonly columns: number;
  /** Describes the keys to assistive technology. */
  readonly hint: string;
  readonly header?: HTMLElement;
  readonly render: (row: Row) => HTMLElement;
  /** A key that is no movement; true when it meant something. */
  readonly onKey: (key: string, row: Row) => boolean;
  readonly open: (row: Row) => void;
}

/** The grid. */
export class Grid<Row> {
  readonly element: HTMLElement;
  private readonly options: GridOptions<Row>;
  private readonly list: VirtualList<Row>;
  private rows: readonly Row[] = [];
  private active = 0;

  constructor(options: GridOptions<Row>) {
    this.options = options;
    this.list = new VirtualList((row, index) => this.renderRow(row, index));
    this.element = makeElement(
      'div',
      {
        className: 'grid',
        attributes: {
          role: 'grid',
          tabindex: '0',
          'aria-label': options.label,
          'aria-description': options.hint,
          'aria-colcount': String(options.columns),
        },
      },
      ...(options.header ? [options.header] : []),
      this.list.element,
    );
    this.element.addEventListener('keydown', (event) => {
      this.press(event);
    });
  }

  /** Shows other rows; with `keepPlace` the scroll and the active row stay. */
  setRows(rows: readonly Row[], keepPlace = false): void {
    this.rows = rows;
    this.active = keepPlace ? Math.min(this.active, Math.max(0, rows.length - 1)) : 0;
    this.element.setAttribute('aria-rowcount', String(rows.length + (this.options.header ? 1 : 0)));
    this.list.keep(rows.length > 0 ? this.active : -1);
    this.list.setRows(rows, keepPlace);
    this.nameActive();
  }

  /** Draws the rows in sight anew. */
  redraw(): void {
    this.list.redraw();
  }

  private renderRow(row: Row, index: number): HTMLElement {
    const made = this.options.render(row);
    made.id = `${this.options.id}-${index}`;
    made.classList.toggle('active', index === this.active);
    made.setAttribute('aria-rowindex', String(index + 1 + (this.options.header ? 1 : 0)));
    made.addEventListener('mousedown', () => {
      this.moveTo(index);
    });
    made.addEventListener('dblclick', () => {
      this.options.open(row);
    });
    return made;
  }

  private press(event: KeyboardEvent): void {
    const row = this.rows[this.active];
    if (row === undefined || event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { page } = this.list;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.moveTo(Math.min(this.rows.length - 1, Math.max(0, target)));
      this.list.reveal(this.active);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.options.open(row);
    } else if (this.options.onKey(event.key.toLowerCase(), row)) {
      event.preventDefault();
    }
  }

  private moveTo(index: number): void {
    this.element.querySelector(`#${this.options.id}-${this.active}`)?.classList.remove('active');
    this.active = index;
    this.list.keep(index);
    this.nameActive();
  }

  private nameActive(): void {
    if (this.rows.length === 0) {
      this.element.removeAttribute('aria-activedescendant');
      return;
    }
    this.element.setAttribute('aria-activedescendant', `${this.options.id}-${this.active}`);
    this.element.querySelector(`#${this.options.id}-${this.active}`)?.classList.add('active');
  }
}
