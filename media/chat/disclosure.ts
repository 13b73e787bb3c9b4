// A line that opens and closes what stands below it.

import { makeElement, setText } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';

/** A line of 22 px with an arrow, and its content. */
export interface Disclosure {
  readonly element: HTMLElement;
  readonly content: HTMLElement;
  /** A text that may be cut short, and one at the end that never is. */
  readonly setLabel: (text: string, end?: string) => void;
}

/** Makes a closed line. */
export function makeDisclosure(className: string): Disclosure {
  const label = makeElement('span', { className: 'disclosureLabel' });
  const ending = makeElement('span', { className: 'disclosureEnd' });
  const content = makeElement('div', { className: 'disclosureContent' });
  content.hidden = true;
  const line = makeElement(
    'button',
    { className: 'disclosureLine', attributes: { type: 'button', 'aria-expanded': 'false' } },
    makeIcon('chevronRight'),
    label,
    ending,
  );
  line.addEventListener('click', () => {
    content.hidden = !content.hidden;
    line.setAttribute('aria-expanded', String(!content.hidden));
  });
  const element = makeElement('div', { className }, line, content);
  return {
    element,
    content,
    setLabel: (text, end = '') => {
      setText(label, text);
      setText(ending, end);
      line.title = end === '' ? text : `${text} · ${end}`;
    },
  };
}
