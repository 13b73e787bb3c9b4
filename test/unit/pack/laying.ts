// Lays out small workspaces in tests, question after question.

import { createHash } from 'node:crypto';
import { layOut } from '../../../src/core/pack/layout.ts';
import { readDocuments } from '../../../src/core/pack/layoutReader.ts';
import type { LaidDocument, Layout, LayoutInput } from '../../../src/core/pack/layoutTypes.ts';

/** Counts a token for every four characters of every line, so that the counts of lines add up. */
export function countLines(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + 1 + Math.ceil(line.length / 4), -1);
}

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

/** A text of numbered lines, those given by number replaced. */
export function numbered(count: number, replaced: Readonly<Record<number, string>> = {}): string {
  return Array.from(
    { length: count },
    (_, index) => `${replaced[index + 1] ?? `line ${index + 1} of the text`}\n`,
  ).join('');
}

/** The input for a workspace of which all is wanted in full. */
export function inputFor(files: Files, changes: Partial<LayoutInput> = {}): LayoutInput {
  const count = changes.count ?? countLines;
  const paths = Object.keys(files).toSorted();
  return {
    wanted: paths.map((path) => documentFor(path, files[path] ?? '', count)),
    known: new Map(paths.map((path) => [path, hashOf(files[path] ?? '')])),
    textOf: (path) => files[path] ?? '',
    list: { text: paths.join(', '), listed: paths },
    frame: { instructions: 'Rules', reminder: 'Reminder', otherTokens: 20 },
    budget: 1_000_000,
    prices: { input: 0.4, cached: 0.1 },
    cacheMinutes: 5,
    now: 0,
    count,
    ...changes,
  };
}

/** A document in full; how volatile it is follows from nothing. */
export function documentFor(path: string, text: string, count = countLines): LaidDocument {
  return { path, hash: hashOf(text), level: 'full', tokens: count(text), score: 0.5, volatility: 0 };
}

/** Lays out one workspace after another, each against the ledger of the one before. */
export function laySeries(series: readonly Files[], changes: Partial<LayoutInput> = {}): readonly Layout[] {
  const layouts: Layout[] = [];
  for (const files of series) {
    const ledger = layouts.at(-1)?.ledger;
    layouts.push(layOut(inputFor(files, { ...(ledger && { ledger }), ...changes })));
  }
  return layouts;
}

/** The message as it is sent. */
export function messageOf({ ledger, tail }: Layout): string {
  return [ledger.head, ...ledger.segments.map(({ text }) => text), tail].join('');
}

/** What a reader of the message takes each whole file to be. */
export function filesRead(layout: Layout): Files {
  return Object.fromEntries(
    readDocuments(messageOf(layout)).flatMap(({ path, text, lines }) => (lines === undefined ? [[path, text]] : [])),
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
