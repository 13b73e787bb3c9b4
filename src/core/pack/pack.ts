// Packs a workspace for one question: the outline, from the walk to the manifest.

import type { ExcludedFile, Manifest, PackedFile } from '../../protocol/manifest.ts';
import { hideSecrets } from '../egress/secrets.ts';
import { inputPrice } from '../model/price.ts';
import type { FileLister, FileSource, TokenCounter } from '../ports.ts';
import { allocate, hiddenIn, invisibleIn, orderForPrompt, toDocument, tokensOf, type ChosenFile } from './allocate.ts';
import { countMessages } from './countMessages.ts';
import { discover, type Discovery } from './discover.ts';
import { renderTree, type FileTree } from './fileTree.ts';
import { forecastCache } from './forecastCache.ts';
import { respell } from './mentions.ts';
import { PackRefusal } from './packRefusal.ts';
import type { Pack, PackInput } from './packTypes.ts';
import { rankFiles, type RankedFile } from './rankFiles.ts';
import { readFiles, type ReadFile } from './readFiles.ts';
import { renderPrompt, type RenderedPrompt } from './renderPrompt.ts';
import { inScope } from './scopeFiles.ts';
import { overlayUnsaved } from './unsavedFiles.ts';

/** What packing needs of the world. */
export interface PackDeps {
  readonly files: FileSource;
  /** Lists the files by git where it may. */
  readonly lister?: FileLister;
  readonly tokens: TokenCounter;
  /** Milliseconds of a clock that only goes forward, for the timings. */
  readonly elapsed: () => number;
}

/** The list of paths takes at most this share of the budget. */
const TREE_SHARE = 0.1;

/** Makes the pack. Rejects with a PackRefusal on bad arguments and with the signal's reason when stopped. */
export async function run(input: PackInput, deps: PackDeps, signal: AbortSignal): Promise<Pack> {
  const { tokens: counter, files: disk } = deps;
  const started = deps.elapsed();
  const files = overlayUnsaved(disk, input.unsaved);
  const found = await discover(input, { files, disk, ...(deps.lister && { lister: deps.lister }) }, signal);
  const spelled = respell(input, found.spellings);
  const discovery = narrow(found, spelled);
  const discovered = deps.elapsed();
  const reading = await readFiles(discovery.files, { files, tokens: counter }, signal);
  const counted = deps.elapsed();
  const excluded = [...discovery.excluded, ...reading.excluded].toSorted(byPath);
  const asked = withoutForbidden(spelled, discovery);
  requireSomething(reading.files, excluded, asked);
  const ranked = rankFiles(reading.files, asked);
  const rankedAt = deps.elapsed();
  const fitted = fit(asked, ranked, counter);
  const renderedAt = deps.elapsed();
  const timings = {
    discoverMs: discovered - started,
    countMs: counted - discovered,
    rankMs: rankedAt - counted,
    renderMs: renderedAt - rankedAt,
    totalMs: renderedAt - started,
  };
  const manifest = toManifest(input, { ranked, fitted, excluded, counter, timings });
  return { messages: fitted.prompt.messages, manifest, documents: sentDocuments(fitted.chosen) };
}

function narrow(discovery: Discovery, input: PackInput): Discovery {
  const belongs = inScope(input);
  return {
    ...discovery,
    files: discovery.files.filter(({ path }) => belongs(path)),
    excluded: discovery.excluded.filter(({ path }) => belongs(path)),
  };
}

/** The words of a selection are those of its file: they stay here when the file does. */
function withoutForbidden(input: PackInput, { forbids }: Discovery): PackInput {
  const attachments = input.attachments.filter(({ kind, path }) => kind !== 'selection' || forbids(path) === undefined);
  return { ...input, attachments };
}

function requireSomething(
  files: readonly ReadFile[],
  excluded: readonly ExcludedFile[],
  { attachments, scope }: PackInput,
): void {
  if (files.length > 0 || attachments.some(({ kind }) => kind === 'selection')) {
    return;
  }
  const where = scope.kind === 'workspace' ? 'The workspace' : 'What you chose';
  const [only, ...others] = excluded;
  const why =
    only && others.length === 0
      ? ` ${only.path} is left out: ${only.reason}${only.rule ? ` (${only.rule})` : ''}.`
      : '';
  throw new PackRefusal('nothing-in-scope', `${where} holds no file that can be sent.${why}`);
}

interface Fitted {
  readonly chosen: readonly ChosenFile[];
  readonly tree: FileTree;
  readonly prompt: RenderedPrompt;
  readonly total: number;
}

/** Fits the budget exactly: all when all fits; else what was chosen by estimate is counted as it will be sent, and the last choice goes while it is too much. */
function fit(input: PackInput, ranked: readonly RankedFile[], counter: TokenCounter): Fitted {
  const paths = ranked.map(({ file }) => file.path).toSorted();
  const tree = renderTree(paths, (text) => counter.count(text) <= input.budget * TREE_SHARE);
  const treeText = hideSecrets(tree.text).text;
  const empty = renderPrompt(input, treeText, []);
  const fixed = countMessages(empty.messages, counter);
  if (fixed > input.budget) {
    throw new PackRefusal(
      'budget-too-small',
      `The instructions, the conversation and the question take ${fixed} tokens; the budget is ${input.budget}. Choose a larger one.`,
    );
  }
  const render = (chosen: readonly ChosenFile[]): Fitted => {
    const prompt = renderPrompt(input, treeText, orderForPrompt(chosen).map(toDocument));
    return { chosen, tree, prompt, total: countMessages(prompt.messages, counter) };
  };
  const whole = ranked.every(({ part }) => part === undefined) && fixed + sumTokens(ranked) <= input.budget;
  const all = whole ? render(ranked.map((one) => ({ ranked: one }))) : undefined;
  if (all && all.total <= input.budget) {
    return all;
  }
  let fitted = render(allocate(ranked, input.budget - fixed, { question: input.question, counter }));
  while (fitted.total > input.budget) {
    fitted = render(withoutLast(fitted.chosen, fitted.total - input.budget, counter));
  }
  return fitted;
}

function sumTokens(ranked: readonly RankedFile[]): number {
  return ranked.reduce((sum, { file }) => sum + file.tokens, 0);
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
    const { text, lines } = toDocument(one);
    return { path: one.ranked.file.path, text, firstLine: lines?.[0] ?? 1 };
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
  return {
    budget: input.budget,
    tokens: { total, instructions: total - treeTokens - fileTokens, tree: treeTokens, files: fileTokens },
    files: ranked.map((one) => toPackedFile(one, byPath.get(one.file.path), tree)),
    excluded,
    hidden: chosen.flatMap(hiddenIn),
    invisible: chosen.flatMap(invisibleIn),
    cache,
    price: { currency: 'USD', ...(cold !== undefined && { cold }), ...(expected !== undefined && { expected }) },
    timings,
  };
}

function toPackedFile(
  { file, score, reason, part }: RankedFile,
  chosen: ChosenFile | undefined,
  tree: FileTree,
): PackedFile {
  const { path } = file;
  if (chosen?.excerpt) {
    const { lines, tokens } = chosen.excerpt;
    const why = part ? 'you selected these lines' : `${reason}; too large to send whole`;
    return { path, level: 'excerpt', lines: [lines], tokens, score, reason: why };
  }
  if (chosen) {
    return { path, level: 'full', tokens: file.tokens, score, reason };
  }
  const level = tree.folded.has(path) ? 'folded' : 'listed';
  return { path, level, tokens: 0, score, reason: `${reason}; no room in the budget` };
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}
