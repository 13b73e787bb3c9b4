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
export function labelPending(link: HTMLElement): void {
  const { path = '' } = link.dataset;
  link.role = 'link';
  link.tabIndex = 0;
  link.className = 'citation';
  link.textContent = baseName(path);
  link.title = `${path}. ${words.citationPending}`;
}

/** Labels the citations of an answer with what was found out; what named no file that was sent becomes text again. */
export function labelCitations(answer: HTMLElement, citations: readonly Citation[], final: boolean): void {
  const found = new Map(citations.map((citation) => [keyOf(citation.path, citation.quote), citation]));
  for (const link of answer.querySelectorAll<HTMLElement>('a[data-path]')) {
    const { path = '', quote = '' } = link.dataset;
    const citation = found.get(keyOf(path, quote));
    if (citation) {
      labelChecked(link, citation);
    } else if (final && quote === '') {
      link.replaceWith(`[${path}]`);
    }
  }
}

function labelChecked(link: HTMLElement, citation: Citation): void {
  link.textContent = shortLabel(citation);
  link.title = longLabel(citation);
  link.dataset.state = citation.state;
  link.setAttribute('aria-description', stateWords[citation.state]);
  if (citation.state === 'missing') {
    link.prepend(makeIcon('warning'));
  }
}

function keyOf(path: string, quote: string): string {
  return `${path}\n${quote}`;
}
