// A list of rows of one height that draws only those in sight, so that 15,000 of them scroll as 15 do.

import { makeElement } from '../shared/element.ts';

/** Pixels of a row: the editor's own. */
const ROW_HEIGHT = 22;

/** Rows drawn above and below those in sight. */
const MARGIN = 12;

/** The list. It is the part of a grid that scrolls. */
export class VirtualList<Row> {
  readonly element = makeElement('div', { className: 'scroller', attributes: { role: 'presentation' } });
  private readonly body = makeElement('div', { className: 'rows', attributes: { role: 'rowgroup' } });
  private readonly render: (row: Row, index: number) => HTMLElement;
  private readonly drawn = new Map<number, HTMLElement>();
  private rows: readonly Row[] = [];
  private kept = -1;
  private isDue = false;

  constructor(render: (row: Row, index: number) => HTMLElement) {
    this.render = render;
    this.element.append(this.body);
    this.element.addEventListener('scroll', () => {
      this.drawSoon();
    });
    new ResizeObserver(() => {
      this.drawSoon();
    }).observe(this.element);
  }

  /** How many rows fit into sight. */
  get page(): number {
    return Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 1);
  }

  /** Shows other rows, from the top unless told otherwise. */
  setRows(rows: readonly Row[], keepPlace = false): void {
    this.rows = rows;
    this.body.style.height = `${rows.length * ROW_HEIGHT}px`;
    if (!keepPlace) {
      this.element.scrollTop = 0;
    }
    this.redraw();
  }

  /** Draws the rows in sight anew. */
  redraw(): void {
    this.body.replaceChildren();
    this.drawn.clear();
    this.draw();
  }

  /** Keeps a row drawn wherever it is, and brings it into sight; -1 is none. */
  reveal(index: number): void {
    this.kept = index;
    if (index >= 0) {
      const [top, height] = [index * ROW_HEIGHT, this.element.clientHeight];
      const at = this.element.scrollTop;
      this.element.scrollTop = Math.min(top, Math.max(at, top + ROW_HEIGHT - height));
    }
    this.draw();
  }

  /** Keeps a row drawn wherever it is. */
  keep(index: number): void {
    this.kept = index;
  }

  private drawSoon(): void {
    if (!this.isDue) {
      this.isDue = true;
      requestAnimationFrame(() => {
        this.isDue = false;
        this.draw();
      });
    }
  }

  private draw(): void {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
    const last = Math.min(this.rows.length - 1, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + MARGIN);
    const isWanted = (index: number): boolean => (index >= first && index <= last) || index === this.kept;
    for (const [index, row] of this.drawn) {
      if (!isWanted(index)) {
        row.remove();
        this.drawn.delete(index);
      }
    }
    const fresh: HTMLElement[] = [];
    for (const index of [...range(first, last), this.kept]) {
      const row = this.rows[index];
      if (row !== undefined && !this.drawn.has(index)) {
        const made = this.render(row, index);
        made.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
        this.drawn.set(index, made);
        fresh.push(made);
      }
    }
    this.body.append(...fresh);
  }
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
}
