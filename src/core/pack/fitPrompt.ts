// Fits what is wanted into the budget and lays it out: counted exactly as it will be sent.

import { hideSecrets } from '../egress/secrets.ts';
import type { History, Syntax, TokenCounter } from '../ports.ts';
import { allocate, type Allotment } from './allocate.ts';
import { renderTree, type FileTree } from './fileTree.ts';
import { layOut } from './layout.ts';
import { volatilityOf } from './layoutOrder.ts';
import type { LaidDocument, Layout } from './layoutTypes.ts';
import type { PackMemory } from './packMemory.ts';
import { PackRefusal } from './packRefusal.ts';
import type { PackInput } from './packTypes.ts';
import { framePrompt, type PromptFrame } from './promptFrame.ts';
import type { RankedFile } from './rankFiles.ts';
import type { TextReader } from './textReader.ts';

/** The list of paths takes at most this share of the budget. */
const TREE_SHARE = 0.1;

/** UTF-16 units of a token of paths, at the most: about 4 on average. */
const LONGEST_TOKEN = 8;

/** Where a service tells no prices the usual ratio decides: cached input costs a quarter. */
const UNKNOWN_PRICES = { input: 4, cached: 1 };

/** What fitting needs. */
export interface FitDeps {
  readonly counter: TokenCounter;
  readonly texts: TextReader;
  readonly memory: Pick<PackMemory, 'parts' | 'counts' | 'trees'>;
  readonly syntax?: Syntax;
}

/** The prompt as it will be sent, in its parts. */
export interface FittedPrompt {
  readonly layout: Layout;
  readonly frame: PromptFrame;
  readonly tree: FileTree;
  /** What was allotted for this question; what the layout keeps of earlier ones is not here. */
  readonly allotted: ReadonlyMap<string, Allotment>;
}

/** What is to be fitted. */
export interface RankedPrompt {
  readonly ranked: readonly RankedFile[];
  /** Those of the ranked files, in path order. */
  readonly paths: readonly string[];
  readonly history: History | undefined;
}

/**
 * Rejects with a PackRefusal when the budget has no room for the question
 * itself, and with the signal's reason when stopped.
 */
export async function fitPrompt(
  input: PackInput,
  { ranked, paths, history }: RankedPrompt,
  deps: FitDeps,
  signal: AbortSignal,
): Promise<FittedPrompt> {
  const { texts, memory } = deps;
  const counter = memory.counts.remembering(deps.counter);
  const frame = framePrompt(input, counter);
  const room = input.budget * TREE_SHARE;
  const tree = memory.trees.recall({ paths, room, counter: deps.counter }, () =>
    renderTree(paths, (text) => counter.count(text) <= room, LONGEST_TOKEN * room),
  );
  const list = { text: hideSecrets(tree.text).text, listed: paths.filter((path) => !tree.folded.has(path)) };
  const empty = layOut({ ...layoutBase(input, frame, counter), list, wanted: [], known: new Map(), textOf: () => '' });
  const fixed = empty.tokens.total;
  if (fixed > input.budget) {
    throw new PackRefusal(
      'budget-too-small',
      `The instructions, the conversation and the question take ${fixed} tokens; the budget is ${input.budget}. Choose a larger one.`,
    );
  }
  const allotments = await allocate(ranked, input.budget - fixed, { ...deps, question: input.question }, signal);
  const known = await readKnown(input, ranked, { texts, allotments }, signal);
  const present = allotments.filter(({ path }) => known.has(path));
  const wanted = present.map((allotment): LaidDocument => toLaid(allotment, { known, history, texts }));
  const layout = layOut({
    ...layoutBase(input, frame, counter),
    ...(input.ledger && { ledger: input.ledger }),
    ...(input.afreshBecause !== undefined && { afreshBecause: input.afreshBecause }),
    ...{ list, wanted, known, textOf: (path: string) => texts.have(path).text },
  });
  return { layout, frame, tree, allotted: new Map(present.map((one) => [one.path, one])) };
}

function layoutBase(input: PackInput, frame: PromptFrame, counter: TokenCounter) {
  const { budget, profile, now } = input;
  const { input: price, cached = price } = profile.prices?.standard ?? UNKNOWN_PRICES;
  return {
    frame,
    budget,
    prices: { input: price, cached },
    cacheMinutes: profile.cacheMinutes,
    now,
    count: (text: string) => counter.count(text),
  };
}

/**
 * The hashes of the present texts. Those that the prompt holds or shall hold are read now: one that has changed since it was
 * ranked has another hash, one that has gone has none.
 */
async function readKnown(
  input: PackInput,
  ranked: readonly RankedFile[],
  { texts, allotments }: { readonly texts: TextReader; readonly allotments: readonly Allotment[] },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(ranked.map(({ facts }) => [facts.path, facts.hash]));
  const sent = input.ledger?.segments.flatMap(({ path }) => (known.has(path) ? [path] : [])) ?? [];
  for (const path of new Set([...allotments.map((one) => one.path), ...sent])) {
    const text = await texts.read(path, known.get(path) ?? '', signal);
    if (text) {
      known.set(path, text.hash);
    } else {
      known.delete(path);
    }
  }
  return known;
}

/** What was estimated for a file in full is counted now: its secrets are hidden, and the model may count otherwise. */
function toLaid(
  { path, level, lines, cut, tokens, score }: Allotment,
  { known, history, texts }: LaidContext,
): LaidDocument {
  return {
    ...{ path, level, score },
    tokens: level === 'full' ? texts.have(path).tokens : tokens,
    hash: known.get(path) ?? '',
    ...(lines && { lines }),
    ...(cut !== undefined && { cut }),
    volatility: volatilityOf(history?.touched.get(path)),
  };
}

interface LaidContext {
  readonly known: ReadonlyMap<string, string>;
  readonly history: History | undefined;
  readonly texts: TextReader;
}
