// The conversation on the screen: its turns, the place the reader is at, and the links in it.

import { shownTurns } from '../../src/protocol/branches.ts';
import type { Thread, Turn } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import type { Post } from './host.ts';
import { TurnView } from './turnView.ts';
import { words } from './words.ts';

/** Pixels from the end within which the reader counts as being at the end. */
const AT_END = 24;

/** The log of turns. It follows new text only while the reader is at the end. */
export class Transcript {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly content = makeElement('div', { className: 'turns' });
  private readonly newText: HTMLButtonElement;
  private readonly views = new Map<string, TurnView>();
  private readonly post: Post;
  private threadId = '';
  private isFollowing = true;
  /** Pixels of all turns together, when the place was last settled. */
  private height = 0;

  constructor(post: Post) {
    this.post = post;
    this.log = makeElement(
      'div',
      {
        className: 'log',
        attributes: { role: 'log', 'aria-label': words.conversation, 'aria-live': 'off', tabindex: '0' },
      },
      this.content,
    );
    this.newText = makeElement(
      'button',
      { className: 'newText', attributes: { type: 'button' } },
      makeIcon('arrowDown'),
      makeElement('span', { text: words.newText }),
    );
    this.newText.hidden = true;
    this.element = makeElement('div', { className: 'transcript' }, this.log, this.newText);
    this.listen();
  }

  /** Shows the thread as it is now; `asking` says that the last turn's price waits for the user's word. */
  update(thread: Thread, asking: boolean): void {
    if (thread.id !== this.threadId) {
      this.reset(thread.id);
    }
    const turns = shownTurns(thread);
    const views = turns.map((turn) => this.viewOf(turn));
    this.arrange(views.map(({ element }) => element));
    const versions = versionsIn(thread);
    turns.forEach((turn, index) => {
      const isLast = index === turns.length - 1;
      const view = views[index];
      view?.setCurrent(isLast);
      view?.setVersions(versions.get(turn.after) ?? []);
      view?.update(turn, asking && isLast);
    });
    this.follow();
    this.newText.hidden = this.isFollowing || this.distanceToEnd() <= AT_END;
  }

  /** Moves the focus to the turn before (-1) or after (1) the one that has it. */
  moveFocus(step: -1 | 1): void {
    const turns = [...this.content.children].filter((child) => child instanceof HTMLElement);
    const current = turns.findIndex((turn) => turn.contains(document.activeElement));
    const next = current < 0 ? turns.length - 1 : Math.min(turns.length - 1, Math.max(0, current + step));
    turns[next]?.focus();
    turns[next]?.scrollIntoView({ block: 'nearest' });
  }

  private viewOf(turn: Turn): TurnView {
    const view = this.views.get(turn.id) ?? new TurnView(turn, this.post);
    this.isFollowing ||= !this.views.has(turn.id);
    this.views.set(turn.id, view);
    return view;
  }

  /** Puts the branch in view; what stands there already is not touched. */
  private arrange(elements: readonly HTMLElement[]): void {
    const wanted = new Set<Element>(elements);
    for (const child of [...this.content.children]) {
      if (!wanted.has(child)) {
        child.remove();
      }
    }
    for (const [index, element] of elements.entries()) {
      if (this.content.children[index] !== element) {
        this.content.append(element);
      }
    }
  }

  private reset(threadId: string): void {
    this.threadId = threadId;
    this.views.clear();
    this.content.replaceChildren();
    this.isFollowing = true;
  }

  private listen(): void {
    this.log.addEventListener('scroll', () => {
      this.onScroll();
    });
    const sizes = new ResizeObserver(() => {
      this.follow();
    });
    sizes.observe(this.log);
    sizes.observe(this.content);
    this.newText.addEventListener('click', () => {
      this.isFollowing = true;
      this.follow();
      this.log.focus();
    });
    this.log.addEventListener('click', (event) => {
      this.openLink(event.target);
    });
    this.log.addEventListener('keydown', (event) => {
      const isLink = event.target instanceof HTMLAnchorElement;
      if (isLink && event.key === 'Enter') {
        this.openLink(event.target);
      }
    });
  }

  /** Only the reader's own scrolling counts: an answer that is laid out anew moves the end, too. */
  private onScroll(): void {
    const { scrollHeight } = this.log;
    if (scrollHeight === this.height) {
      this.isFollowing = this.distanceToEnd() <= AT_END;
      this.newText.hidden ||= this.isFollowing;
    } else {
      this.follow();
    }
  }

  private distanceToEnd(): number {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  private follow(): void {
    if (this.isFollowing) {
      this.log.scrollTop = this.log.scrollHeight;
    }
    this.height = this.log.scrollHeight;
  }

  private openLink(target: EventTarget | null): void {
    const link = target instanceof Element ? target.closest('[data-url], [data-path], [data-source-path]') : null;
    if (!(link instanceof HTMLElement)) {
      return;
    }
    const { url, path, quote, sourcePath, sourceQuote } = link.dataset;
    const turnId = link.closest<HTMLElement>('[data-turn]')?.dataset.turn ?? '';
    if (url !== undefined) {
      this.post({ kind: 'openLink', url });
    } else {
      this.post({ kind: 'openCitation', turnId, path: path ?? sourcePath ?? '', quote: quote ?? sourceQuote ?? '' });
    }
  }
}

/** Turns by the one that they go on from; in a thread without branches no turn has another beside it. */
function versionsIn(thread: Thread): ReadonlyMap<string | undefined, readonly Turn[]> {
  const versions = new Map<string | undefined, readonly Turn[]>();
  for (const turn of thread.leaf === undefined ? [] : thread.turns) {
    versions.set(turn.after, [...(versions.get(turn.after) ?? []), turn]);
  }
  return versions;
}
