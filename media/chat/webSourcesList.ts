// The pages of the web that an answer cites: one line, and the list behind it.

import type { WebSource } from '../../src/protocol/chatEvent.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement } from '../shared/element.ts';
import { makeDisclosure } from './disclosure.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** The list of an answer's pages. */
export class WebSourcesList {
  readonly element: HTMLElement;
  private readonly disclosure = makeDisclosure('sources');
  private readonly post: Post;
  private shown: readonly WebSource[] = [];

  constructor(post: Post) {
    this.post = post;
    this.element = this.disclosure.element;
    this.element.hidden = true;
    this.disclosure.setLabel(words.webSource);
  }

  update(pages: readonly WebSource[] = []): void {
    if (pages.length === this.shown.length) {
      return;
    }
    this.shown = pages;
    this.element.hidden = false;
    this.disclosure.setLabel(pages.length === 1 ? words.webSource : fill(words.webSources, pages.length));
    this.disclosure.content.replaceChildren(
      makeElement('ul', { className: 'sourceList' }, ...pages.map((page) => this.makeRow(page))),
    );
  }

  /** The address stands beside the title: where a page leads is seen before it is opened. */
  private makeRow({ url, title }: WebSource): HTMLElement {
    const { host } = new URL(url);
    const link = makeElement('button', {
      className: 'citation',
      text: title === '' ? host : title,
      attributes: { type: 'button', role: 'link', title: url },
    });
    link.addEventListener('click', () => {
      this.post({ kind: 'openLink', url });
    });
    return makeElement('li', {}, link, makeElement('span', { className: 'sourceQuote', text: host }));
  }
}
