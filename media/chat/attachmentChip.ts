// What the user added to a question, as small labels.

import { fill } from '../../src/protocol/strings.ts';
import type { Attachment } from '../../src/protocol/thread.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { makeIcon, type IconName } from '../shared/icon.ts';
import { baseName } from './citationLabel.ts';
import { words } from './words.ts';

const icons: Readonly<Record<Attachment['kind'], IconName>> = {
  selection: 'listSelection',
  file: 'file',
  folder: 'folder',
  text: 'info',
};

/** A label of something that was added; with `remove` it has a button for that. */
export function makeChip(attachment: Attachment, remove?: () => void): HTMLElement {
  const name = nameOf(attachment);
  const chip = makeElement(
    'span',
    { className: 'chip', attributes: { title: describe(attachment) } },
    makeIcon(icons[attachment.kind]),
    makeElement('span', { className: 'chipName', text: name }),
  );
  if (remove) {
    chip.append(makeButton({ label: fill(words.remove, name), icon: 'close', press: remove }));
  }
  return chip;
}

/** A label of a pinned file, with a button that unpins it. */
export function makePinChip(path: string, unpin: () => void): HTMLElement {
  const name = baseName(path);
  return makeElement(
    'span',
    { className: 'chip', attributes: { title: fill(words.pinnedChip, path) } },
    makeIcon('pinned'),
    makeElement('span', { className: 'chipName', text: name }),
    makeButton({ label: fill(words.unpin, name), icon: 'close', press: unpin }),
  );
}

function nameOf(attachment: Attachment): string {
  if (attachment.kind === 'text') {
    return attachment.name;
  }
  const name = baseName(attachment.path.replace(/\/$/u, ''));
  return attachment.kind === 'selection' ? `${name}:${attachment.lines[0]}-${attachment.lines[1]}` : name;
}

function describe(attachment: Attachment): string {
  if (attachment.kind === 'text') {
    return attachment.name;
  }
  return attachment.kind === 'selection'
    ? fill(words.selectionChip, attachment.path, attachment.lines[0], attachment.lines[1])
    : attachment.path;
}
