// Turns HTML that a library made from an answer into nodes, dropping all that is not on the list, before anything is attached.

import DOMPurify from 'dompurify';

/** The nodes of highlighted code: spans with the highlighter's own class names, and nothing else. */
export function sanitiseHighlighted(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ['span'],
    ALLOWED_ATTR: ['class'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const span of fragment.querySelectorAll('span')) {
    span.className = /^hljs-[\w-]+/u.exec(span.className)?.[0] ?? '';
  }
  return fragment;
}
