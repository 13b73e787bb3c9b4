// How a citation reads in an answer: the file and line, with the state in words on hover and to a screen reader.

import type { Citation } from '../../src/protocol/chatEvent.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeIcon } from '../shared/icon.ts';
import { words } from './words.ts';

const stateWords: Readonly<Record<Citation['state'], string>> = {
  holds: words.citationHolds,
  moved: words.citationMoved,
  missing: words.citationMissing,
};

/** The last part of a path: what fits into a line of text. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** `retry.ts:41`, or `retry.ts:41-58`; without a line where the words were not found or a file alone is cited. */
export function shortLabel({ path, lines, quote, state }: Citation): string {
  const [first, last] = lines;
  const place = first === last ? `:${first}` : `:${first}-${last}`;
  return `${baseName(path)}${state === 'missing' || quote === '' ? '' : place}`;
}

/** The whole path, the line and what was found out about it. */
export function longLabel(citation: Citation): string {
  const line = citation.state === 'missing' || citation.quote === '' ? '' : `, ${fill(words.line, citation.lines[0])}`;
  return `${citation.path}${line}. ${stateWords[citation.state]}`;
}

/** Labels a citation that has not been checked yet. */
export function labelPending(button: HTMLButtonElement): void {
  const { path = '' } = button.dataset;
  button.type = 'button';
  button.role = 'link';
  button.className = 'citation';
  button.textContent = baseName(path);
  button.title = `${path}. ${words.citationPending}`;
}

/** Labels the citations of an answer with what was found out; what named no file that was sent becomes text again. */
export function labelCitations(answer: HTMLElement, citations: readonly Citation[], final: boolean): void {
  const found = new Map(citations.map((citation) => [keyOf(citation.path, citation.quote), citation]));
  for (const button of answer.querySelectorAll<HTMLButtonElement>('button[data-path]')) {
    const { path = '', quote = '' } = button.dataset;
    const citation = found.get(keyOf(path, quote));
    if (citation) {
      labelChecked(button, citation);
    } else if (final && quote === '') {
      button.replaceWith(`[${path}]`);
    }
  }
}

function labelChecked(button: HTMLButtonElement, citation: Citation): void {
  button.textContent = shortLabel(citation);
  button.title = longLabel(citation);
  button.dataset.state = citation.state;
  button.setAttribute('aria-description', stateWords[citation.state]);
  if (citation.state === 'missing') {
    button.prepend(makeIcon('warning'));
  }
}

function keyOf(path: string, quote: string): string {
  return `${path}\n${quote}`;
}
