// The bar that searches the conversation: what is sought, how often it is there, and the way from one to the next.

import { fill } from '../../src/protocol/strings.ts';
import { formatCount } from '../../src/protocol/format.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import type { Branch } from './branch.ts';
import { findInNodes } from './findInNodes.ts';
import { searchTurns, type Found } from './searchTurns.ts';
import type { Transcript } from './transcript.ts';
import { words } from './words.ts';

/** Milliseconds after the last keystroke before a search begins. */
const SEARCH_AFTER = 120;

/** The names under which the style sheet colours what was found, and the one that is gone to. */
const ALL = 'found';
const CURRENT = 'foundCurrent';

/** The find bar. */
export class FindBar {
  readonly element: HTMLElement;
  private readonly field = makeElement('input', {
    className: 'findField',
    attributes: { type: 'text', 'aria-label': words.find, placeholder: words.find, spellcheck: 'false' },
  });
  private readonly count = makeElement('span', { className: 'findCount', attributes: { role: 'status' } });
  private readonly transcript: Transcript;
  private branch: Branch = { turns: [], versions: new Map(), version: 0 };
  private found: readonly Found[] = [];
  private current = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopSearch = (): void => undefined;
  /** What had the focus before. */
  private opener: HTMLElement | undefined;

  constructor(transcript: Transcript) {
    this.transcript = transcript;
    const step = (label: string, icon: 'arrowUp' | 'arrowDown', by: -1 | 1): HTMLButtonElement =>
      makeButton({
        label,
        icon,
        press: () => {
          this.go(by);
        },
      });
    const close = makeButton({
      label: words.close,
      icon: 'close',
      press: () => {
        this.close();
      },
    });
    this.element = makeElement(
      'div',
      { className: 'findBar', attributes: { role: 'search', 'aria-label': words.findLabel } },
      this.field,
      this.count,
      step(words.findBefore, 'arrowUp', -1),
      step(words.findNext, 'arrowDown', 1),
      close,
    );
    this.element.hidden = true;
    this.listen();
  }

  /** Opens the bar, or takes the focus back to it. */
  open(): void {
    if (this.element.hidden) {
      this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      this.element.hidden = false;
    }
    this.field.focus();
    this.field.select();
    this.search();
  }

  /** Shows what was found in the turns that are in the document; other turns are searched anew. */
  update(branch: Branch): void {
    const isOther = branch.version !== this.branch.version;
    this.branch = branch;
    if (this.element.hidden) {
      return;
    }
    if (isOther) {
      this.search();
    } else {
      this.mark();
    }
  }

  private listen(): void {
    this.field.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.search();
      }, SEARCH_AFTER);
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.isComposing) {
        return;
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      } else if (event.key === 'Enter' && event.target === this.field) {
        event.preventDefault();
        this.go(event.shiftKey ? -1 : 1);
      }
    });
  }

  private close(): void {
    this.stopSearch();
    clearTimeout(this.timer);
    this.element.hidden = true;
    this.found = [];
    CSS.highlights.clear();
    (this.opener?.isConnected ? this.opener : this.transcript.element.querySelector<HTMLElement>('.log'))?.focus();
  }

  private search(): void {
    this.stopSearch();
    const sought = this.field.value;
    this.found = [];
    this.current = -1;
    if (sought === '') {
      this.showCount(true);
      this.mark();
      return;
    }
    this.stopSearch = searchTurns(this.branch.turns, sought, (found, done) => {
      this.found = found;
      this.showCount(done);
      if (done && found.length > 0) {
        this.goToNewest();
      }
      this.mark();
    });
  }

  /** The newest turns are the ones in view, and what one seeks is more often near than far. */
  private goToNewest(): void {
    const { turn } = this.found.at(-1) ?? { turn: 0 };
    this.current = this.found.findIndex((one) => one.turn === turn);
    this.show();
  }

  private go(by: -1 | 1): void {
    const { length } = this.found;
    if (length > 0) {
      this.current = (this.current + by + length) % length;
      this.show();
    }
  }

  private show(): void {
    this.showCount(true);
    const found = this.found[this.current];
    const view = found && this.transcript.reveal(found.turn);
    const range = view && findInNodes(view.element, this.field.value)[found.nth];
    this.transcript.bringIntoView(range ?? view?.element);
    this.mark();
  }

  private showCount(done: boolean): void {
    const { length } = this.found;
    const none = this.field.value === '' ? '' : words.findNone;
    const counted = fill(words.findCount, formatCount(this.current + 1), formatCount(length));
    setText(this.count, done ? (length === 0 ? none : counted) : '…');
    this.element.classList.toggle('foundNothing', done && length === 0 && none !== '');
  }

  /** Colours what was found in the turns that are in the document: without touching it, since its nodes are others'. */
  private mark(): void {
    const sought = this.field.value;
    const current = this.found[this.current];
    const all = new Highlight();
    const one = new Highlight();
    for (const { element, index } of sought === '' ? [] : this.transcript.shownTurns()) {
      for (const [nth, range] of findInNodes(element, sought).entries()) {
        (index === current?.turn && nth === current.nth ? one : all).add(range);
      }
    }
    CSS.highlights.set(ALL, all);
    CSS.highlights.set(CURRENT, one);
  }
}
