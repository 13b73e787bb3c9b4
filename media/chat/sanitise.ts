// Turns HTML that was made from an answer into nodes, dropping all that is not on the list, before anything is attached.

import DOMPurify from 'dompurify';

const TAGS = [
  ...['p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 's', 'code', 'pre'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'span'],
];

/** No attribute that names an address, a style, a class, an id or a script. */
const ATTRIBUTES = ['data-url', 'data-path', 'data-quote', 'data-language', 'data-align', 'start'];

/**
 * The nodes of some HTML. The text is parsed in a document of its own that loads nothing, so what is dropped was
 * never alive.
 */
export function sanitise(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    // Texts, never followed: a colon in a quote is no scheme.
    ADD_URI_SAFE_ATTR: ['data-path', 'data-quote', 'data-language'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

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
