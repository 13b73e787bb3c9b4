// Follows a link or citation of the conversation: the host is told of it, the page itself goes nowhere.

import type { Post } from './host.ts';

/** Tells the host of the link that an element belongs to; of none, nothing. */
export function openLink(target: EventTarget | null, post: Post): void {
  const link = target instanceof Element ? target.closest('[data-url], [data-path], [data-source-path]') : null;
  if (!(link instanceof HTMLElement)) {
    return;
  }
  const { url, path, quote, sourcePath, sourceQuote } = link.dataset;
  const turnId = link.closest<HTMLElement>('[data-turn]')?.dataset.turn ?? '';
  if (url !== undefined) {
    post({ kind: 'openLink', url });
  } else {
    post({ kind: 'openCitation', turnId, path: path ?? sourcePath ?? '', quote: quote ?? sourceQuote ?? '' });
  }
}
