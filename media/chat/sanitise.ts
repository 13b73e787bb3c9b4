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

const MATHS_TAGS = [
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'],
  ...[
    'mfrac',
    'msqrt',
    'mroot',
    'mtable',
    'mtr',
    'mtd',
    'mstyle',
    'mpadded',
    'mphantom',
    'mprescripts',
    'mmultiscripts',
  ],
];

/** No attribute that names an address, a style, a class, an id or a script. */
const MATHS_ATTRIBUTES = [
  ...['display', 'mathvariant', 'stretchy', 'fence', 'separator', 'symmetric', 'largeop', 'movablelimits', 'form'],
  ...['lspace', 'rspace', 'minsize', 'maxsize', 'accent', 'accentunder', 'linethickness', 'scriptlevel'],
  ...['displaystyle', 'width', 'height', 'depth', 'voffset', 'columnalign', 'columnspacing', 'rowspacing'],
];

/** The nodes of a formula: MathML that is looked at, and nothing else. */
export function sanitiseMaths(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: MATHS_TAGS,
    ALLOWED_ATTR: MATHS_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
