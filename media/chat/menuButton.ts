// A button that opens a short list to choose from, as the dropdowns of the editor do.

import { makeElement, setText } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';

/** One row of the list. */
export interface MenuOption {
  readonly label: string;
  readonly hint?: string;
  readonly selected: boolean;
  readonly choose: () => void;
}

/** A button and the list above it. The list is a child of `element`, which gives it its width. */
export class MenuButton {
  readonly button: HTMLButtonElement;
  readonly list: HTMLElement;
  private readonly label = makeElement('span', { className: 'menuLabel' });
  private readonly name: string;
  private readonly readOptions: () => readonly MenuOption[];

  constructor(name: string, readOptions: () => readonly MenuOption[]) {
    this.name = name;
    this.readOptions = readOptions;
    this.button = makeElement(
      'button',
      { className: 'menuButton', attributes: { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false' } },
      this.label,
      makeIcon('chevronDown'),
    );
    this.list = makeElement('div', { className: 'menu', attributes: { role: 'menu', 'aria-label': name } });
    this.list.hidden = true;
    this.listen();
  }

  /** Shows what is chosen. */
  setLabel(text: string): void {
    setText(this.label, text);
    this.button.setAttribute('aria-label', `${this.name}: ${text}`);
    this.button.title = `${this.name}: ${text}`;
  }

  private listen(): void {
    this.button.addEventListener('click', () => {
      this.toggle(this.list.hidden !== false);
    });
    this.button.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        this.toggle(true);
      }
    });
    this.list.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    this.list.addEventListener('focusout', (event) => {
      const next = event.relatedTarget;
      const staysInside = next instanceof Node && (this.list.contains(next) || this.button.contains(next));
      if (!staysInside) {
        this.toggle(false);
      }
    });
  }

  private toggle(open: boolean): void {
    this.button.setAttribute('aria-expanded', String(open));
    this.list.hidden = !open;
    if (open) {
      this.list.replaceChildren(...this.readOptions().map((option) => this.makeRow(option)));
      this.focusRow(0, '[aria-checked="true"]');
    }
  }

  private makeRow({ label, hint, selected, choose }: MenuOption): HTMLElement {
    const row = makeElement(
      'button',
      {
        className: 'menuRow',
        attributes: { type: 'button', role: 'menuitemradio', 'aria-checked': String(selected), tabindex: '-1' },
      },
      makeIcon('check'),
      makeElement('span', { text: label }),
      makeElement('span', { className: 'menuHint', text: hint ?? '' }),
    );
    row.addEventListener('click', () => {
      this.close();
      choose();
    });
    return row;
  }

  private onKey(event: KeyboardEvent): void {
    const rows = [...this.list.children];
    const current = rows.findIndex((row) => row === document.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (current + 1) % rows.length,
      ArrowUp: (current - 1 + rows.length) % rows.length,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.focusRow(target);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  private close(): void {
    this.button.focus();
    this.toggle(false);
  }

  private focusRow(index: number, selector?: string): void {
    const wanted = selector === undefined ? undefined : this.list.querySelector<HTMLElement>(selector);
    const row = wanted ?? this.list.children[index];
    if (row instanceof HTMLElement) {
      row.focus();
    }
  }
}
