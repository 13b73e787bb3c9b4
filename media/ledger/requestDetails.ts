// What is known of one request beside its row: where it went, how it ended, and the files whose text was in it.

import { formatCount, formatDuration } from '../../src/protocol/format.ts';
import type { LedgerFile, LedgerRow } from '../../src/protocol/ledgerMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement } from '../shared/element.ts';
import { words } from './words.ts';

/** The facts, and the place where its files will stand. */
export function makeDetails(row: LedgerRow): HTMLElement {
  const list = makeElement('dl', { className: 'facts' });
  for (const [name, value] of factsOf(row)) {
    if (value !== '') {
      list.append(makeElement('dt', { text: name }), makeElement('dd', { text: value }));
    }
  }
  const files = makeElement('div', { className: 'files', attributes: { 'data-files': String(row.index) } });
  files.append(makeElement('p', { className: 'quiet', text: words.loadingFiles }));
  return makeElement('div', {}, list, files);
}

/** Puts the files in their place. */
export function fillFiles(place: Element, files: readonly LedgerFile[]): void {
  if (files.length === 0) {
    place.replaceChildren(makeElement('p', { className: 'quiet', text: words.noFiles }));
    return;
  }
  const heads = [words.files, words.columnBytes, words.hash].map((text, index) =>
    makeElement('th', { text, className: index === 1 ? 'number' : '', attributes: { scope: 'col' } }),
  );
  const rows = files.map(({ path, bytes, hash }) =>
    makeElement(
      'tr',
      {},
      makeElement('th', { text: path, attributes: { scope: 'row' } }),
      makeElement('td', { className: 'number', text: bytes === undefined ? '' : formatCount(bytes) }),
      makeElement('td', {}, makeElement('code', { text: hash })),
    ),
  );
  const head = makeElement('thead', {}, makeElement('tr', {}, ...heads));
  place.replaceChildren(makeElement('table', {}, head, makeElement('tbody', {}, ...rows)));
}

function factsOf(row: LedgerRow): readonly (readonly [string, string])[] {
  const { usage, origin, workspace, tier, outcome, failure, bytes, totalMs } = row;
  const used = usage
    ? fill(words.usageOf, formatCount(usage.input), formatCount(usage.cached), formatCount(usage.output))
    : words.usageNone;
  return [
    [words.service, origin === '' && !row.isPlan ? words.nowhere : origin],
    [words.model, row.model],
    [words.workspace, workspace],
    [words.tier, tier],
    [words.outcome, failure === '' ? outcome : `${outcome} (${failure})`],
    [words.usage, origin === '' ? '' : used],
    [words.size, bytes === undefined ? '' : fill(words.bytes, formatCount(bytes))],
    [words.took, formatDuration(totalMs)],
  ];
}
