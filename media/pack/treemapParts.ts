// What the areas of the treemap are drawn with: tints, frames, labels, and their words.

import { formatCount, formatShare, formatTokens } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeElement } from '../shared/element.ts';
import { levelOrder } from './fileRows.ts';
import type { Area } from './squarify.ts';
import { makeSvg } from './svg.ts';
import type { Cell } from './windowTree.ts';
import { levelWords, words } from './words.ts';

/** Pixels of the line that a label takes. */
export const LABEL_HEIGHT = 18;

/** Pixels that a label needs across, and down for a second line. */
const LABEL_WIDTH = 36;
const SECOND_LINE = 34;

/** A tint for each level of a folder, as wide as its share; the other parts of the window have one of their own. */
export function tints(cell: Cell, { width, height }: Pick<Area, 'width' | 'height'>): readonly SVGElement[] {
  const levels = levelOrder.filter((level) => (cell.levels[level] ?? 0) > 0);
  if (levels.length === 0) {
    return [makeSvg('rect', { class: 'tint', ...toText({ width, height }) })];
  }
  let at = 0;
  return levels.map((level) => {
    const share = (cell.levels[level] ?? 0) / cell.tokens;
    const isWide = width >= height;
    const box = isWide ? { x: at, y: 0, width: width * share, height } : { x: 0, y: at, width, height: height * share };
    at += (isWide ? width : height) * share;
    return makeSvg('rect', { class: `tint ${level}`, ...toText(box) });
  });
}

/** The line around an area, which shows where the focus is. */
export function makeFrame(box: Pick<Area, 'width' | 'height'>): SVGElement {
  return makeSvg('rect', { class: 'frame', ...toText(box) });
}

/** The name, and where there is room the tokens: under it, or after it where `beside` tells them. */
export function makeLabel(
  cell: Cell,
  { width, height }: Pick<Area, 'width' | 'height'>,
  beside?: string,
): readonly SVGElement[] {
  if (width < LABEL_WIDTH || height < LABEL_HEIGHT) {
    return [];
  }
  // An inner picture cuts off what does not fit.
  const clip = makeSvg('svg', { ...toText({ width: width - 4, height }), 'aria-hidden': 'true' });
  const name = makeSvg('text', { class: 'name', x: '6', y: '14' });
  name.textContent = nameOf(cell);
  if (beside !== undefined) {
    const amount = makeSvg('tspan', { class: 'amount', dx: '6' });
    amount.textContent = beside;
    name.append(amount);
  }
  clip.append(name);
  if (height >= SECOND_LINE) {
    const amount = makeSvg('text', { class: 'amount', x: '6', y: '29' });
    amount.textContent = formatTokens(cell.tokens);
    clip.append(amount);
  }
  return [clip];
}

/** What the tints mean. */
export function makeLegend(): HTMLElement {
  const entries = (['full', 'excerpt', 'outline'] as const).map((level) => {
    const swatch = makeElement('span', { className: `swatch ${level}` });
    const entry = makeElement('span', { className: 'legendEntry' }, swatch);
    entry.append(levelWords[level]);
    return entry;
  });
  const other = makeElement('span', { className: 'legendEntry' }, makeElement('span', { className: 'swatch other' }));
  other.append(words.otherText);
  return makeElement('div', { className: 'legend', attributes: { 'aria-hidden': 'true' } }, ...entries, other);
}

/** What an area is called. */
function nameOf({ kind, path, files }: Cell): string {
  const names: Readonly<Record<Cell['kind'], string>> = {
    folder: `${path.slice(path.lastIndexOf('/') + 1)}/`,
    file: path.slice(path.lastIndexOf('/') + 1),
    others: fill(words.others, formatCount(files)),
    instructions: words.partInstructions,
    history: words.partHistory,
    question: words.partQuestion,
    tree: words.partTree,
    answer: words.partAnswer,
    free: words.partFree,
  };
  return names[kind];
}

/** An area in words. */
export function describe(cell: Cell, window: number): string {
  const values = [
    cell.path === '' ? nameOf(cell) : cell.path,
    formatCount(cell.tokens),
    formatShare(window === 0 ? 0 : cell.tokens / window),
  ];
  return cell.kind === 'folder'
    ? fill(words.folderLabel, ...values, formatCount(cell.files))
    : fill(words.areaLabel, ...values);
}

/** Numbers as attributes; none below zero. */
export function toText(box: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(box).map(([name, value]) => [name, String(Math.max(0, value))]));
}
