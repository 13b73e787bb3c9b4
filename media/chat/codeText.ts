// The text of a block of code, in parts that are each laid out and coloured by themselves, so that none takes long.

import { makeElement } from '../shared/element.ts';

/** UTF-16 units of code that are coloured at most; above it the colours are more than the text. */
const COLOURED_AT_MOST = 200_000;

/** UTF-16 units of a part, a little more or less: what can be coloured without a visible pause. */
const PART_LENGTH = 3000;

/** The growing text of one block. */
export class CodeText {
  readonly element = makeElement('code');
  private part: HTMLElement | undefined;
  private partLength = 0;
  private length = 0;

  constructor(text: string) {
    for (const part of partsOf(text)) {
      this.append(part);
    }
  }

  /** All of the text. */
  read(): string {
    return this.element.textContent;
  }

  /** Adds whole lines as one box; what stands there is neither touched nor laid out again. */
  append(text: string): void {
    if (!this.part || this.partLength + text.length > PART_LENGTH) {
      this.part = makeElement('span', { className: 'codeLines' });
      this.partLength = 0;
      this.element.append(this.part);
    }
    this.part.append(makeElement('span', { className: 'codeLines', text }));
    this.partLength += text.length;
    this.length += text.length;
  }

  /** Colours one part after the other, each when the panel has nothing better to do. */
  colour(language: string): void {
    if (language !== '' && this.length <= COLOURED_AT_MOST) {
      colourFrom(this.element.firstElementChild, language);
    }
  }
}

function colourFrom(part: Element | null, language: string): void {
  if (!part) {
    return;
  }
  requestIdleCallback(() => {
    void import('./highlight.ts').then(({ highlight }) => {
      const nodes = highlight(part.textContent, language);
      if (nodes) {
        part.replaceChildren(nodes);
        colourFrom(part.nextElementSibling, language);
      }
    });
  });
}

/** Cuts a text after an empty line where there is one, since a comment or string seldom goes over it; else after a line. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > PART_LENGTH) {
    const limit = start + PART_LENGTH;
    const blank = text.lastIndexOf('\n\n', limit - 2) + 2;
    const line = text.lastIndexOf('\n', limit - 1) + 1;
    const end = blank > start + PART_LENGTH / 4 ? blank : line > start ? line : limit;
    parts.push(text.slice(start, end));
    start = end;
  }
  return start < text.length ? [...parts, text.slice(start)] : parts;
}
