// The list that opens behind an `@` in the composer: what may be meant, chosen by Enter, Tab or a click.

import type { Mention } from '../../src/protocol/messages.ts';
import { makeElement } from '../shared/element.ts';
import { makeIcon, type IconName } from '../shared/icon.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

const icons: Readonly<Record<Mention['icon'], IconName>> = {
  file: 'file',
  folder: 'folder',
  symbol: 'json',
  text: 'info',
};

/** An `@` at the start of a word, with what was typed behind it, in front of the cursor. */
const MENTION = /(?<=^|\s)@([^\s@]*)$/u;

/** The list over a field. */
export class MentionMenu {
  readonly element: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly post: Post;
  private readonly removed: () => void;
  private id = 0;
  private query: string | undefined;
  private active = 0;

  /** `removed` is told when the words of a mention leave the field. */
  constructor(field: HTMLTextAreaElement, post: Post, removed: () => void) {
    this.field = field;
    this.post = post;
    this.removed = removed;
    this.element = makeElement('div', {
      className: 'menu mentionMenu',
      attributes: { role: 'listbox', 'aria-label': words.mentions, id: 'mentions' },
    });
    this.element.hidden = true;
    field.addEventListener('input', () => {
      this.follow();
    });
    field.addEventListener('blur', () => {
      this.close();
    });
    // A press would take the focus from the field, and close the list before it is a click.
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
  }

  /** Shows what was found, unless something else was typed meanwhile. */
  show(id: number, found: readonly Mention[]): void {
    if (id !== this.id || this.query === undefined) {
      return;
    }
    this.element.replaceChildren(...found.map((mention, index) => this.makeRow(mention, index)));
    this.element.hidden = found.length === 0;
    this.setActive(0);
  }

  /** Takes a key while the list is open; true when it was one of the list's. */
  takeKey(event: KeyboardEvent): boolean {
    if (this.element.hidden || event.isComposing) {
      return false;
    }
    switch (event.key) {
      case 'ArrowDown':
        this.setActive(this.active + 1);
        return true;
      case 'ArrowUp':
        this.setActive(this.active - 1);
        return true;
      case 'Enter':
      case 'Tab':
        this.choose(this.active);
        return true;
      case 'Escape':
        this.close();
        return true;
      default:
        return false;
    }
  }

  private follow(): void {
    const query = MENTION.exec(this.field.value.slice(0, this.field.selectionStart))?.[1];
    if (query === undefined) {
      this.close();
    } else if (query !== this.query) {
      this.query = query;
      this.id += 1;
      this.post({ kind: 'findMentions', id: this.id, query });
    }
  }

  private close(): void {
    this.query = undefined;
    this.element.hidden = true;
    this.field.removeAttribute('aria-activedescendant');
    this.field.removeAttribute('aria-controls');
  }

  private makeRow({ label, detail, icon }: Mention, index: number): HTMLElement {
    const row = makeElement(
      'div',
      { className: 'menuRow mentionRow', attributes: { role: 'option', id: `mention-${index}` } },
      makeIcon(icons[icon]),
      makeElement('span', { className: 'mentionLabel', text: label }),
      makeElement('span', { className: 'mentionDetail', text: detail }),
    );
    row.addEventListener('click', () => {
      this.choose(index);
    });
    return row;
  }

  private setActive(index: number): void {
    const rows = [...this.element.children];
    this.active = rows.length === 0 ? 0 : (index + rows.length) % rows.length;
    rows.forEach((row, at) => {
      row.setAttribute('aria-selected', String(at === this.active));
    });
    rows[this.active]?.scrollIntoView({ block: 'nearest' });
    if (rows.length > 0) {
      this.field.setAttribute('aria-controls', 'mentions');
      this.field.setAttribute('aria-activedescendant', `mention-${this.active}`);
    }
  }

  private choose(index: number): void {
    const { value, selectionStart } = this.field;
    const before = value.slice(0, selectionStart).replace(MENTION, '');
    this.post({ kind: 'addMention', id: this.id, index });
    this.field.setRangeText('', before.length, selectionStart, 'end');
    this.close();
    this.removed();
  }
}
