// The ways to lay a whole workspace out, turn after turn: ours, the naive one and those of peers.

import { INSTRUCTIONS, REMINDER } from '../../../src/core/pack/instructions.ts';
import { layOut } from '../../../src/core/pack/layout.ts';
import { volatilityOf } from '../../../src/core/pack/layoutOrder.ts';
import type { LaidDocument, LayoutInput, Ledger } from '../../../src/core/pack/layoutTypes.ts';
import { renderTree } from '../../../src/core/pack/fileTree.ts';

/** A workspace at one moment. */
export interface Turn {
  /** Name of the text by path; equal names are equal texts. */
  readonly files: ReadonlyMap<string, string>;
  readonly touched: ReadonlyMap<string, readonly number[]>;
  readonly text: (object: string) => string;
  readonly count: (text: string) => number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Lays out one turn after another; answers with the parts of the prompt, whose counts add up. */
export type Contestant = (turn: Turn) => readonly string[];

/** US dollars for a million tokens (gpt-4.1-mini). */
export const PRICES = { input: 0.4, cached: 0.1 };

/** Minutes that the provider keeps a prefix. */
export const CACHE_MINUTES = 5;

const QUESTION = 'Where is the request validated?';

/** All contestants by name, each fresh. */
export function createContestants(): ReadonlyMap<string, Contestant> {
  return new Map([
    ['Panorama', createPanorama()],
    ['sorted by path, tree first (naive)', laidOutAfresh((turn) => [...turn.files.keys()].toSorted())],
    ['most-changed last (as repomix does)', laidOutAfresh(mostChangedLast)],
    ['changed files moved to the end', createMover()],
    ['whole new copies appended, repacked above 10 % waste', createCopier()],
  ]);
}

function createPanorama(): Contestant {
  let ledger: Ledger | undefined;
  return (turn) => {
    const layout = layOut({ ...inputOf(turn), ...(ledger && { ledger }) });
    ({ ledger } = layout);
    return [ledger.head, ...ledger.segments.map(({ text }) => text), layout.tail, QUESTION];
  };
}

/** The whole workspace as the layout takes it. */
export function inputOf({ files, touched, text, count, now }: Turn): LayoutInput {
  const list = listOf(files);
  return {
    wanted: [...files].map(([path, hash]): LaidDocument => {
      const tokens = count(text(hash));
      return { path, hash, level: 'full', tokens, score: 0.5, volatility: volatilityOf(touched.get(path)) };
    }),
    known: files,
    textOf: (path) => text(files.get(path) ?? ''),
    list,
    frame: { instructions: INSTRUCTIONS, reminder: REMINDER, otherTokens: 20 },
    budget: Infinity,
    prices: PRICES,
    cacheMinutes: CACHE_MINUTES,
    now,
    count,
  };
}

function listOf(files: ReadonlyMap<string, string>): LayoutInput['list'] {
  const paths = [...files.keys()].toSorted();
  const { text, folded } = renderTree(paths, (written) => written.length < 100_000);
  return { text, listed: paths.filter((path) => !folded.has(path)) };
}

/** What stands before and behind the documents; its tokens are part of every contestant's price. */
function framed(files: ReadonlyMap<string, string>, documents: readonly string[]): readonly string[] {
  const head = `${INSTRUCTIONS}\n\n<files>\n${listOf(files).text}\n</files>\n\n<documents>\n`;
  return [head, ...documents, `</documents>\n\n${REMINDER}`, QUESTION];
}

/** A whole document as it is sent. */
export function writeWhole(path: string, text: string): string {
  return `<document path="${path}">\n${text}\n</document>\n`;
}

function laidOutAfresh(order: (turn: Turn) => readonly string[]): Contestant {
  return (turn) =>
    framed(
      turn.files,
      order(turn).map((path) => writeWhole(path, turn.text(turn.files.get(path) ?? ''))),
    );
}

/** By the number of the last 100 commits that touched it, as repomix 1.18 sorts. */
function mostChangedLast({ files, touched }: Turn): readonly string[] {
  const changes = (path: string) => (touched.get(path) ?? []).filter((index) => index < 100).length;
  return [...files.keys()].toSorted((one, other) => changes(one) - changes(other) || (one < other ? -1 : 1));
}

function createMover(): Contestant {
  let before = new Map<string, string>();
  return (turn) => {
    const kept = [...before].filter(([path, object]) => turn.files.get(path) === object);
    before = new Map([...kept, ...turn.files]);
    const documents = [...before].map(([path, object]) => writeWhole(path, turn.text(object)));
    return framed(turn.files, documents);
  };
}

/** Waste above which everything is laid out again. */
const MOST_WASTE = 0.1;

function createCopier(): Contestant {
  let sent: readonly string[] = [];
  let latest = new Map<string, string>();
  let head = '';
  return ({ files, text, count }) => {
    const fresh = () => [...files].map(([path, object]) => writeWhole(path, text(object)));
    const changed = [...files].filter(([path, object]) => latest.get(path) !== object);
    const gone = [...latest.keys()].filter((path) => !files.has(path));
    sent = [
      ...sent,
      ...changed.map(([path, object]) => writeWhole(path, text(object))),
      ...gone.map((path) => `<document path="${path}" state="deleted"/>\n`),
    ];
    latest = new Map(files);
    const size = (documents: readonly string[]) => documents.reduce((sum, document) => sum + count(document), 0);
    if (head === '' || size(sent) > (1 + MOST_WASTE) * size(fresh())) {
      sent = fresh();
      head = framed(files, [])[0] ?? '';
    }
    return [head, ...sent, ...framed(files, []).slice(1)];
  };
}
