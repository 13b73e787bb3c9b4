// Spoils true changes as models do when they copy code into an answer.

import { chance } from '../completion/chance.ts';
import type { Row } from './trueChange.ts';
import type { Style } from './writeAnswer.ts';

/** One way in which an answer goes wrong. */
export interface Mutation {
  readonly name: string;
  /** Spoils the lines of one stretch; undefined where this way does nothing to them. */
  readonly rows?: (rows: readonly Row[], seed: string) => readonly Row[] | undefined;
  /** Spoils how the answer is written. */
  readonly style?: (seed: string) => Style;
  /** Lines of context above and below; two on both sides, or more until they are unique, when absent. */
  readonly context?: (seed: string) => readonly [number, number];
  /** Whether what the spoilt stretch says can no longer be known. */
  readonly isLost?: boolean;
  /** Whether the place is one whose lines stand elsewhere as well. */
  readonly isRepeated?: boolean;
}

const pick = <Item>(items: readonly Item[], ...words: readonly (string | number)[]): Item | undefined =>
  items[Math.floor(chance(...words) * items.length)];

/** All ways, in the order of the table. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'as asked' },
  {
    name: 'shifted context',
    context: (seed) =>
      pick(
        [
          [5, 0],
          [0, 5],
          [6, 1],
          [1, 6],
        ] as const,
        seed,
        'shift',
      ) ?? [5, 0],
  },
  { name: 'a line left out', rows: leaveOut },
  { name: 'wrong indentation', rows: moveIndent },
  { name: 'tabs or spaces', rows: swapTabs },
  { name: 'missing blank line', rows: loseBlank },
  { name: 'doubled blank line', rows: doubleBlank },
  { name: 'trailing blanks', rows: changeTrail },
  { name: 'smart quotes', rows: curlAll },
  { name: 'smart quotes in context', rows: (rows) => mapRows(rows, curl, ['keep']) },
  { name: 'truncated end', style: (seed) => ({ cutAt: 0.2 + 0.7 * chance(seed, 'cut') }), isLost: true },
  { name: 'duplicated anchors', context: () => [0, 0], isRepeated: true },
  { name: 'elision', rows: elide, isLost: true },
  {
    name: 'fence noise',
    style: (seed) => ({ fence: pick(['around', 'inside', 'each'] as const, seed, 'fence') ?? 'around' }),
  },
  {
    name: 'CRLF',
    style: (seed) => ({ endings: pick(['file', 'answer', 'both'] as const, seed, 'endings') ?? 'file' }),
  },
  { name: 'wrong marker order', style: () => ({ markers: 'reversed' }) },
  {
    name: 'misplaced markers',
    style: (seed) => ({ markers: pick(['swapped', 'doubled'] as const, seed, 'markers') ?? 'swapped' }),
    isLost: true,
  },
];

function mapRows(
  rows: readonly Row[],
  change: (line: string) => string,
  kinds: readonly Row['kind'][] = ['keep', 'drop', 'add'],
): readonly Row[] | undefined {
  const changed = rows.map(({ kind, text }) => ({ kind, text: kinds.includes(kind) ? change(text) : text }));
  return changed.some(({ text }, index) => text !== rows[index]?.text) ? changed : undefined;
}

/** A line amid the context: beside a change, the answer would say something else. */
function leaveOut(rows: readonly Row[], seed: string): readonly Row[] | undefined {
  const inner = rows.flatMap(({ kind, text }, index) =>
    kind === 'keep' && text.trim() !== '' && rows[index - 1]?.kind === 'keep' && rows[index + 1]?.kind === 'keep'
      ? [index]
      : [],
  );
  const gone = pick(inner, seed, 'gone');
  return gone === undefined ? undefined : rows.filter((_, index) => index !== gone);
}

function moveIndent(rows: readonly Row[], seed: string): readonly Row[] | undefined {
  const indents = rows.filter(({ text }) => text.trim() !== '').map(({ text }) => /^[ \t]*/.exec(text)?.[0] ?? '');
  const least = indents.toSorted((first, second) => first.length - second.length)[0] ?? '';
  const more = pick(['  ', '    ', '\t', 'less', 'half'], seed, 'indent') ?? '  ';
  if (more === 'less') {
    return mapRows(rows, (line) => (line.startsWith(least) ? line.slice(least.length) : line));
  }
  if (more === 'half') {
    const areEven = indents.every((indent) => !indent.includes('\t') && indent.length % 4 === 0);
    return areEven
      ? mapRows(rows, (line) => line.replace(/^ +/, (indent) => ' '.repeat(indent.length / 2)))
      : undefined;
  }
  const kind = indents.some((indent) => indent.startsWith('\t')) ? '\t' : ' ';
  return more.startsWith(kind) ? mapRows(rows, (line) => (line.trim() === '' ? line : more + line)) : undefined;
}

/** Tabs become four blanks; two or four blanks, whatever divides them all, a tab. */
function swapTabs(rows: readonly Row[]): readonly Row[] | undefined {
  const indents = rows.map(({ text }) => /^[ \t]*/.exec(text)?.[0] ?? '');
  if (indents.some((indent) => indent.includes('\t'))) {
    return mapRows(rows, (line) => line.replace(/^\t+/, (tabs) => '    '.repeat(tabs.length)));
  }
  const unit = [4, 2].find((size) => indents.every(({ length }) => length % size === 0));
  return unit === undefined
    ? undefined
    : mapRows(rows, (line) => line.replace(/^ +/, (blanks) => '\t'.repeat(blanks.length / unit)));
}

function loseBlank(rows: readonly Row[], seed: string): readonly Row[] | undefined {
  const gone = pick(blankKept(rows), seed, 'blank');
  return gone === undefined ? undefined : rows.filter((_, index) => index !== gone);
}

function doubleBlank(rows: readonly Row[], seed: string): readonly Row[] | undefined {
  const twice = pick(blankKept(rows), seed, 'blank');
  return twice === undefined ? undefined : rows.flatMap((row, index) => (index === twice ? [row, row] : [row]));
}

function blankKept(rows: readonly Row[]): readonly number[] {
  return rows.flatMap(({ kind, text }, index) => (kind === 'keep' && text.trim() === '' ? [index] : []));
}

/** Of the lines that are copied: what comes has to come as it is. */
function changeTrail(rows: readonly Row[], seed: string): readonly Row[] | undefined {
  const trail = chance(seed, 'trail') < 0.5 ? '' : '  ';
  return mapRows(rows, (line) => line.trimEnd() + trail, ['keep', 'drop']);
}

/** Only where a copied line shows it: else such quotes may be what is wanted. */
function curlAll(rows: readonly Row[]): readonly Row[] | undefined {
  const isShown = rows.some(({ kind, text }) => kind !== 'add' && curl(text) !== text);
  return isShown ? mapRows(rows, curl) : undefined;
}

function curl(line: string): string {
  return line
    .replace(/(^|[\s([{=,:])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{=,:])'/g, '$1‘')
    .replaceAll("'", '’');
}

const REMARKS = ['// ... existing code ...', '# ... rest of the function unchanged', '...', '/* ... */'];

/** Lines in the middle of what is copied, or of what comes, are left out. */
function elide(rows: readonly Row[], seed: string): readonly Row[] | undefined {
  const at = 1 + Math.floor(chance(seed, 'elide') * (rows.length - 2));
  const indent = /^[ \t]*/.exec(rows[at]?.text ?? '')?.[0] ?? '';
  const text = indent + (pick(REMARKS, seed, 'remark') ?? '');
  return rows.length < 4 ? undefined : rows.map((row, index) => (index === at ? { kind: row.kind, text } : row));
}
