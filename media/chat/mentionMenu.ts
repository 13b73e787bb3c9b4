// The list that opens behind an `@` in the composer, and behind a `/` at its beginning: what may be meant, chosen by Enter, Tab or a click.

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
  command: 'terminal',
  prompt: 'file',
};

/** An `@` at the start of a word, with what was typed behind it, in front of the cursor. */
const MENTION = /(?<=^|\s)@([^\s@]*)$/u;

/** A `/` at the very beginning, with what was typed behind it; a further one makes it a path. */
const COMMAND = /^\s*\/([^\s/]*)$/u;

/** The list over a field. */
export class MentionMenu {
  readonly element: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly post: Post;
  private readonly changed: () => void;
  private id = 0;
  /** What was asked for last: the message's kind and the letters. */
  private query: string | undefined;
  private found: readonly Mention[] = [];
  private active = 0;

  /** `changed` is told when the words of a mention leave the field, or those of a command are made whole. */
  constructor(field: HTMLTextAreaElement, post: Post, changed: () => void) {
    this.field = field;
    this.post = post;
    this.changed = changed;
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
    this.found = found;
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
        if (this.isWritten()) {
          this.close();
          return false;
        }
        this.choose(this.active);
        return true;
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
    const before = this.field.value.slice(0, this.field.selectionStart);
    const command = COMMAND.exec(before)?.[1];
    const letters = command ?? MENTION.exec(before)?.[1];
    if (letters === undefined) {
      this.close();
      return;
    }
    const kind = command === undefined ? 'findMentions' : 'findCommands';
    if (`${kind} ${letters}` !== this.query) {
      this.query = `${kind} ${letters}`;
      this.id += 1;
      this.element.setAttribute('aria-label', command === undefined ? words.mentions : words.commands);
      this.post({ kind, id: this.id, query: letters });
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

  /** Whether the command stands there letter by letter: then Enter sends it. */
  private isWritten(): boolean {
    return this.found[this.active]?.label === this.field.value.trim();
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
    const before = value.slice(0, selectionStart);
    const row = this.found[index];
    if (row && COMMAND.test(before)) {
      this.field.setRangeText(`${row.label} `, 0, selectionStart, 'end');
    } else {
      this.post({ kind: 'addMention', id: this.id, index });
      this.field.setRangeText('', before.replace(MENTION, '').length, selectionStart, 'end');
    }
    this.close();
    this.changed();
  }
}
