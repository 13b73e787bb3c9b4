// The conversation on the screen: the turns near the view, the place the reader is at, and the links in it.

import type { Turn } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import type { Branch } from './branch.ts';
import type { Post } from './host.ts';
import { openLink } from './openLink.ts';
import { ReadingPlace } from './readingPlace.ts';
import { TurnView } from './turnView.ts';
import { TurnWindow } from './turnWindow.ts';
import { words } from './words.ts';

/** Pixels from the end within which the reader counts as being at the end. */
const AT_END = 24;

/** What the conversation is shown with. */
export interface Showing {
  readonly threadId: string;
  /** Whether the last turn's price waits for the user's word. */
  readonly isAsking: boolean;
  /** Whether the last answer is one to be read from its beginning, and not one that is written before one's eyes. */
  readonly isFound: boolean;
}

/** The log of turns. It follows new text only while the reader is at the end. */
export class Transcript {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly turnWindow: TurnWindow;
  private readonly place: ReadingPlace;
  private readonly newText: HTMLButtonElement;
  private branch: Branch = { turns: [], versions: new Map(), version: 0 };
  private showing: Showing = { threadId: '', isAsking: false, isFound: false };
  private isFollowing = true;
  /** Pixels of all turns together, and above the view, when the place was last settled. */
  private settled = { height: 0, top: 0 };

  constructor(post: Post) {
    this.log = makeElement('div', {
      className: 'log',
      attributes: { role: 'log', 'aria-label': words.conversation, 'aria-live': 'off', tabindex: '0' },
    });
    this.turnWindow = new TurnWindow(
      this.log,
      (turn) => new TurnView(turn, post),
      (view, turn, index) => {
        this.draw(view, turn, index);
      },
    );
    this.place = new ReadingPlace(this.log, this.turnWindow.content);
    this.log.append(this.turnWindow.content);
    this.newText = makeElement(
      'button',
      { className: 'newText', attributes: { type: 'button' } },
      makeIcon('arrowDown'),
      makeElement('span', { text: words.newText }),
    );
    this.newText.hidden = true;
    this.element = makeElement('div', { className: 'transcript' }, this.log, this.newText);
    this.listen(post);
  }

  /** Shows the branch as it is now. */
  update(branch: Branch, showing: Showing): void {
    const isOther = showing.threadId !== this.showing.threadId;
    if (isOther) {
      this.turnWindow.clear();
    }
    const isSameBranch = !isOther && branch.version === this.branch.version;
    this.isFollowing ||= isOther || branch.turns.length > this.branch.turns.length;
    this.branch = branch;
    this.showing = showing;
    this.turnWindow.setTurns(branch.turns, isSameBranch);
    this.settle();
    setHidden(this.newText, this.isFollowing || this.distanceToEnd() <= AT_END);
  }

  /** Moves the focus to the turn before (-1) or after (1) the one that has it. */
  moveFocus(step: -1 | 1): void {
    const { turns } = this.branch;
    const current = this.turnWindow.indexOf(document.activeElement);
    const next = current < 0 ? turns.length - 1 : Math.min(turns.length - 1, Math.max(0, current + step));
    const view = this.reveal(next);
    view?.element.focus();
    view?.element.scrollIntoView({ block: 'nearest' });
  }

  /** Brings a turn into the document and its beginning into the view, and gives it back; undefined where there is none. */
  reveal(index: number): TurnView | undefined {
    if (!this.turnWindow.shownView(index)) {
      this.isFollowing = false;
      this.log.scrollTop = this.turnWindow.offsetOf(index);
      this.turnWindow.arrange(
        () => this.turnWindow.offsetOf(index),
        () => {
          this.log.scrollTop = this.turnWindow.offsetOf(index);
        },
      );
      this.note();
    }
    return this.turnWindow.shownView(index);
  }

  /** The turns that are in the document, with their places in the branch. */
  shownTurns(): readonly { readonly element: HTMLElement; readonly index: number }[] {
    return this.turnWindow.shownTurns();
  }

  /** Scrolls until a place of the conversation is well in the view. */
  bringIntoView(place: Range | Element | undefined): void {
    const box = this.log.getBoundingClientRect();
    const { top, bottom } = place?.getBoundingClientRect() ?? box;
    if (place && (top < box.top || bottom > box.bottom || place instanceof Element)) {
      this.isFollowing = false;
      this.log.scrollTop += top - box.top - (place instanceof Element ? 0 : box.height / 3);
      this.place.remember();
      this.settle();
    }
  }

  /** Calls back when other turns have come into the document. */
  onArranged: () => void = () => undefined;

  private draw(view: TurnView, turn: Turn, index: number): void {
    const { turns, versions } = this.branch;
    const isLast = index === turns.length - 1;
    view.setPlace(index + 1, turns.length);
    view.setVersions(versions.get(turn.id) ?? []);
    view.update(turn, this.showing.isAsking && isLast);
  }

  private listen(post: Post): void {
    this.log.addEventListener('scroll', () => {
      this.onScroll();
    });
    const sizes = new ResizeObserver(() => {
      this.settle();
    });
    sizes.observe(this.log);
    sizes.observe(this.turnWindow.content);
    this.newText.addEventListener('click', () => {
      this.isFollowing = true;
      this.settle();
      setHidden(this.newText, true);
      this.log.focus();
    });
    this.log.addEventListener('click', (event) => {
      openLink(event.target, post);
    });
    this.log.addEventListener('keydown', (event) => {
      const isLink = event.target instanceof HTMLAnchorElement;
      if (isLink && event.key === 'Enter') {
        openLink(event.target, post);
      }
    });
  }

  /** Only the reader's own scrolling counts: an answer that is laid out anew moves the end, too. */
  private onScroll(): void {
    const { scrollHeight, scrollTop } = this.log;
    if (scrollHeight === this.settled.height && scrollTop !== this.settled.top) {
      this.isFollowing = this.distanceToEnd() <= AT_END;
      this.newText.hidden ||= this.isFollowing;
      this.place.remember();
      this.onArranged();
    }
    if (scrollTop !== this.settled.top || scrollHeight !== this.settled.height) {
      this.settle();
    }
  }

  /** Brings the turns of the place into the document, and holds the place: the end, or what the reader reads. */
  private settle(): void {
    if (this.element.hidden) {
      return;
    }
    this.turnWindow.arrange(
      () => this.log.scrollTop,
      () => {
        this.hold();
      },
    );
    this.hold();
    this.note();
  }

  private hold(): void {
    if (!this.isFollowing) {
      this.place.restore();
      return;
    }
    const end = this.log.scrollHeight - this.log.clientHeight;
    const beginning = this.showing.isFound ? this.turnWindow.offsetOf(this.branch.turns.length - 1) : end;
    this.log.scrollTop = Math.min(end, beginning);
    this.isFollowing = beginning >= end;
  }

  private note(): void {
    this.settled = { height: this.log.scrollHeight, top: this.log.scrollTop };
    if (!this.isFollowing) {
      this.place.remember();
    }
  }

  private distanceToEnd(): number {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }
}

function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) {
    element.hidden = hidden;
  }
}
