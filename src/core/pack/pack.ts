// Packs a workspace for one question: the outline, from the walk to the manifest.

import type { ExcludedFile, Manifest, PackedFile } from '../../protocol/manifest.ts';
import { inputPrice } from '../model/price.ts';
import type { FileSource, TokenCounter } from '../ports.ts';
import { allocate, orderForPrompt, toDocument, tokensOf, type ChosenFile } from './allocate.ts';
import { countMessages } from './countMessages.ts';
import { discover, type Discovery } from './discover.ts';
import { renderTree, type FileTree } from './fileTree.ts';
import { forecastCache } from './forecastCache.ts';
import { PackRefusal } from './packRefusal.ts';
import type { Pack, PackInput } from './packTypes.ts';
import { rankFiles, type RankedFile } from './rankFiles.ts';
import { readFiles, type ReadFile, type Reading } from './readFiles.ts';
import { renderPrompt, type RenderedPrompt } from './renderPrompt.ts';
import { inScope } from './scopeFiles.ts';

/** What packing needs of the world. */
export interface PackDeps {
  readonly files: FileSource;
  readonly tokens: TokenCounter;
  /** Milliseconds of a clock that only goes forward, for the timings. */
  readonly elapsed: () => number;
}

/** The list of paths takes at most this share of the budget. */
const TREE_SHARE = 0.1;

/** Makes the pack. Rejects with a PackRefusal on bad arguments and with the signal's reason when stopped. */
export async function run(input: PackInput, deps: PackDeps, signal: AbortSignal): Promise<Pack> {
  const started = deps.elapsed();
  const discovery = narrow(withUnsaved(await discover(input, deps.files, signal), input), input);
  const discovered = deps.elapsed();
  const unsaved = new Map(input.unsaved.map(({ path, text }) => [path, text]));
  const reading = await readFiles(discovery.files, { source: deps.files, tokens: deps.tokens, unsaved }, signal);
  requireSomething(reading, input);
  const counted = deps.elapsed();
  const ranked = rankFiles(reading.files, input);
  const rankedAt = deps.elapsed();
  const fitted = fit(input, ranked, deps.tokens);
  const excluded = [...discovery.excluded, ...reading.excluded].toSorted((one, other) =>
    one.path < other.path ? -1 : 1,
  );
  const renderedAt = deps.elapsed();
  const timings = {
    discoverMs: discovered - started,
    countMs: counted - discovered,
    rankMs: rankedAt - counted,
    renderMs: renderedAt - rankedAt,
    totalMs: renderedAt - started,
  };
  const manifest = toManifest(input, { ranked, fitted, excluded, counter: deps.tokens, timings });
  return { messages: fitted.prompt.messages, manifest, documents: sentDocuments(fitted.chosen) };
}

/** Untitled documents and files that are not saved yet take part by their name. */
function withUnsaved(discovery: Discovery, input: PackInput): Discovery {
  const known = new Set([...discovery.files, ...discovery.excluded].map(({ path }) => path));
  const folders = discovery.excluded.filter(({ path }) => path.endsWith('/')).map(({ path }) => path);
  const fresh = input.unsaved
    .map(({ path }) => path)
    .filter((path) => !known.has(path) && !folders.some((folder) => path.startsWith(folder)));
  return { ...discovery, files: [...discovery.files, ...fresh.map((path) => ({ path, broughtBack: false }))] };
}

function narrow(discovery: Discovery, input: PackInput): Discovery {
  const belongs = inScope(input);
  return {
    files: discovery.files.filter(({ path }) => belongs(path)),
    excluded: discovery.excluded.filter(({ path }) => belongs(path)),
  };
}

function requireSomething(reading: Reading, { attachments, scope }: PackInput): void {
  const hasWords = attachments.some(({ kind }) => kind === 'selection');
  if (reading.files.length === 0 && !hasWords) {
    const where = scope.kind === 'workspace' ? 'The workspace' : 'What you chose';
    throw new PackRefusal('nothing-in-scope', `${where} holds no file that can be read.`);
  }
}

interface Fitted {
  readonly chosen: readonly ChosenFile[];
  readonly tree: FileTree;
  readonly prompt: RenderedPrompt;
  readonly total: number;
}

/** Fits the budget exactly: what was chosen by estimate is counted as it will be sent, and the last choice goes while it is too much. */
function fit(input: PackInput, ranked: readonly RankedFile[], counter: TokenCounter): Fitted {
  const paths = ranked.map(({ file }) => file.path).toSorted();
  const tree = renderTree(paths, (text) => counter.count(text) <= input.budget * TREE_SHARE);
  const empty = renderPrompt(input, tree.text, []);
  const fixed = countMessages(empty.messages, counter);
  if (fixed > input.budget) {
    throw new PackRefusal(
      'budget-too-small',
      `The question and its instructions take ${fixed} tokens; the budget is ${input.budget}. Choose a larger one.`,
    );
  }
  const { question } = input;
  let chosen = allocate(ranked, input.budget - fixed, { question, counter });
  for (;;) {
    const prompt = renderPrompt(input, tree.text, orderForPrompt(chosen).map(toDocument));
    const total = countMessages(prompt.messages, counter);
    if (total <= input.budget) {
      return { chosen, tree, prompt, total };
    }
    chosen = withoutLast(chosen, total - input.budget, counter);
  }
}

function withoutLast(chosen: readonly ChosenFile[], excess: number, counter: TokenCounter): readonly ChosenFile[] {
  let freed = 0;
  let kept = chosen.length;
  while (kept > 0 && freed < excess) {
    kept -= 1;
    const last = chosen[kept];
    freed += last ? tokensOf(last, counter) : 0;
  }
  return chosen.slice(0, kept);
}

function sentDocuments(chosen: readonly ChosenFile[]): Pack['documents'] {
  return chosen.map((one) => {
    const { path, text, lines } = toDocument(one);
    return { path, text, firstLine: lines?.[0] ?? 1 };
  });
}

interface Findings {
  readonly ranked: readonly RankedFile[];
  readonly fitted: Fitted;
  readonly excluded: readonly ExcludedFile[];
  readonly counter: TokenCounter;
  readonly timings: Manifest['timings'];
}

function toManifest(input: PackInput, { ranked, fitted, excluded, counter, timings }: Findings): Manifest {
  const { chosen, tree, prompt, total } = fitted;
  const byPath = new Map(chosen.map((one) => [one.ranked.file.path, one]));
  const treeTokens = counter.count(prompt.tree);
  const fileTokens = chosen.length === 0 ? 0 : counter.count(prompt.documents);
  const cache = forecastCache(input, prompt.messages, { total, counter });
  const cold = inputPrice(input.profile, total, 0);
  const expected = inputPrice(input.profile, total, cache.prefixTokens);
  const sent: readonly ReadFile[] = chosen.map(({ ranked: { file } }) => file);
  return {
    budget: input.budget,
    tokens: { total, instructions: total - treeTokens - fileTokens, tree: treeTokens, files: fileTokens },
    files: ranked.map((one) => toPackedFile(one, byPath.get(one.file.path), tree)),
    excluded,
    hidden: sent.flatMap(({ hidden }) => hidden),
    invisible: sent.flatMap(({ invisible }) => invisible ?? []),
    cache,
    price: { currency: 'USD', ...(cold !== undefined && { cold }), ...(expected !== undefined && { expected }) },
    timings,
  };
}

function toPackedFile({ file, score, reason }: RankedFile, chosen: ChosenFile | undefined, tree: FileTree): PackedFile {
  const { path } = file;
  if (chosen?.excerpt) {
    const { lines, tokens } = chosen.excerpt;
    return { path, level: 'excerpt', lines: [lines], tokens, score, reason: `${reason}; too large to send whole` };
  }
  if (chosen) {
    return { path, level: 'full', tokens: file.tokens, score, reason };
  }
  const level = tree.folded.has(path) ? 'folded' : 'listed';
  return { path, level, tokens: 0, score, reason: `${reason}; no room in the budget` };
}
