// The sources of an answer: one line with how they stand, and the list behind it.

import type { Citation } from '../../src/protocol/chatEvent.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import { longLabel, shortLabel } from './citationLabel.ts';
import { makeDisclosure } from './disclosure.ts';
import { words } from './words.ts';

/** The list of an answer's sources. */
export class SourcesList {
  readonly element: HTMLElement;
  private readonly disclosure = makeDisclosure('sources');
  private shown: readonly Citation[] = [];

  constructor() {
    this.element = this.disclosure.element;
    this.element.hidden = true;
  }

  update(citations: readonly Citation[]): void {
    if (citations === this.shown) {
      return;
    }
    this.shown = citations;
    this.element.hidden = citations.length === 0;
    this.disclosure.setLabel(summaryLine(citations));
    this.disclosure.content.replaceChildren(
      makeElement('ul', { className: 'sourceList' }, ...citations.map((citation) => makeRow(citation))),
    );
  }
}

/** `6 sources · 5 hold · 1 moved`. */
function summaryLine(citations: readonly Citation[]): string {
  const count = (state: Citation['state']) => citations.filter((citation) => citation.state === state).length;
  const states: readonly (readonly [string, number])[] = [
    [words.hold, count('holds')],
    [words.moved, count('moved')],
    [words.missing, count('missing')],
  ];
  return [
    fill(citations.length === 1 ? words.source : words.sources, citations.length),
    ...states.filter(([, amount]) => amount > 0).map(([sentence, amount]) => fill(sentence, amount)),
  ].join(' · ');
}

function makeRow(citation: Citation): HTMLElement {
  const link = makeElement('button', {
    className: 'citation',
    text: shortLabel(citation),
    attributes: {
      type: 'button',
      role: 'link',
      title: longLabel(citation),
      'data-source-path': citation.path,
      'data-source-quote': citation.quote,
      'data-state': citation.state,
    },
  });
  if (citation.state === 'missing') {
    link.prepend(makeIcon('warning'));
  }
  return makeElement('li', {}, link, makeElement('span', { className: 'sourceQuote', text: citation.quote }));
}
