// What fills the window of the model, part by part: its name, its tokens, and its share of the window.

import { formatCount, formatShare } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { PackSummary, WindowPart } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { words } from './words.ts';

/** The share of the window that a question takes with the room for its answer, from 0 to 1; undefined where the window is not known. */
export function filledShare({ tokens, window }: PackSummary): number | undefined {
  return window && window.context > 0 ? Math.min(1, (tokens + window.answer) / window.context) : undefined;
}

/** The table; undefined where the parts are not known. */
export function makeWindowTable({ parts, tokens, window }: PackSummary): HTMLElement | undefined {
  if (!parts || !window) {
    return undefined;
  }
  const rows: readonly (readonly [string, number])[] = [
    ...parts.map((part) => [nameOf(part), part.tokens] as const),
    [words.partAnswer, window.answer],
    [words.partFree, Math.max(0, window.context - tokens - window.answer)],
  ];
  return makeElement(
    'dl',
    { className: 'packTable windowTable', attributes: { 'aria-label': words.window } },
    ...rows.flatMap(([name, count]) => [
      makeElement('dt', { text: name, attributes: { title: name } }),
      makeElement('dd', { text: `${formatCount(count)} · ${formatShare(count / window.context)}` }),
    ]),
  );
}

function nameOf({ kind, name = '' }: WindowPart): string {
  switch (kind) {
    case 'rules':
      return words.partRules;
    case 'instructions':
      return fill(words.partInstructions, name);
    case 'list':
      return words.partList;
    case 'files':
      return words.partFiles;
    case 'conversation':
      return words.partConversation;
    case 'question':
      return words.partQuestion;
  }
}
