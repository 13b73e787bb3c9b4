// Gives the sanitised nodes of an answer what belongs to them: blocks of code, links, citations, tables that scroll.

import { makeElement } from '../shared/element.ts';
import { labelPending } from './citationLabel.ts';
import { makeCodeBlock } from './codeBlock.ts';
import type { Post } from './host.ts';

/** Decorates nodes in place, before they are attached. Code of closed blocks is highlighted later. */
export function decorateAnswer(nodes: DocumentFragment, closed: boolean, post: Post): DocumentFragment {
  for (const pre of nodes.querySelectorAll('pre')) {
    const block = makeCodeBlock(pre.dataset.language ?? '', pre.textContent, post);
    pre.replaceWith(block.element);
    if (closed) {
      block.close();
    }
  }
  for (const table of nodes.querySelectorAll('table')) {
    const frame = makeElement('div', { className: 'tableFrame', attributes: { tabindex: '0' } });
    table.replaceWith(frame);
    frame.append(table);
  }
  for (const link of nodes.querySelectorAll<HTMLElement>('a[data-url]')) {
    link.role = 'link';
    link.tabIndex = 0;
    link.title = link.dataset.url ?? '';
  }
  for (const citation of nodes.querySelectorAll<HTMLElement>('a[data-path]')) {
    labelPending(citation);
  }
  return nodes;
}
