// The threads beside the extension host: one puts the pack, the disk and the tokeniser together, one judges syntax.

import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import type { Profile } from './core/model/profile.ts';
import { run as runPack, type PackDeps } from './core/pack/pack.ts';
import { createPackMemory, type PackMemory } from './core/pack/packMemory.ts';
import type { TokenCounter } from './core/ports.ts';
import type { PieceScanner } from './core/tokens/pieceScanner.ts';
import { digest } from './host/files/digest.ts';
import { createNodeFileSource } from './host/files/nodeFileSource.ts';
import { createGitHistory } from './host/git/gitHistory.ts';
import { createGitLister } from './host/git/gitLister.ts';
import { loadCounter } from './host/tokens/loadCounter.ts';
import { loadPieceScanner } from './host/tokens/loadPieceScanner.ts';
import { createLayoutStore } from './host/store/layoutStore.ts';
import { createInsertionJudge } from './host/syntax/insertionJudge.ts';
import { JUDGE_THREAD } from './host/syntax/judgeProtocol.ts';
import { serveJudge } from './host/syntax/serveJudge.ts';
import { createTreeSitterSyntax } from './host/syntax/treeSitterSyntax.ts';
import { servePacks, type PackJob } from './host/worker/servePacks.ts';
import { SentLayouts, type KeptLayouts } from './host/worker/sentLayouts.ts';
import type { PackRoot, WorkerSettings } from './host/worker/workerProtocol.ts';
import { openWorkerCache, type WorkerCache } from './workerCache.ts';

/** What is kept of a workspace between packs. */
interface Workspace {
  readonly key: string;
  readonly memory: Promise<PackMemory>;
  readonly onDisk: Pick<PackDeps, 'files' | 'lister' | 'history'> | undefined;
}

function createPackJob(cache: WorkerCache): PackJob {
  const scanner = loadPieceScanner();
  const syntax = createTreeSitterSyntax();
  const counters = new Counters(scanner, cache);
  let workspace: Workspace | undefined;
  return async (input, { roots, requested }, signal) => {
    const { encoding } = input.profile;
    const tokens = await counters.counterFor(encoding);
    const pieces = await scanner;
    signal.throwIfAborted();
    // A window has one workspace; when its folders change, what was known of the old ones is of no use.
    const key = JSON.stringify(roots);
    workspace = workspace?.key === key ? workspace : openWorkspace(key, roots, { scanner: pieces, cache });
    const { onDisk } = workspace;
    const memory = await workspace.memory;
    const world = onDisk ?? { files: requested };
    const deps = { ...world, tokens, memory, digest, syntax, elapsed: () => performance.now() };
    const pack = await runPack(input, deps, signal);
    // After the message with the pack, which is posted as soon as it is made.
    setImmediate(() => {
      void (onDisk && cache.keepFacts(key, memory));
      void counters.keep(encoding);
    });
    return pack;
  };
}

/** The counters of the encodings; what the slow one has counted is kept between sessions. */
class Counters {
  readonly #cache: WorkerCache;
  readonly #counters: Map<Profile['encoding'], Promise<TokenCounter>>;
  readonly #known = new Map<Profile['encoding'], { readonly counts: Map<string, number>; kept: number }>();

  constructor(scanner: Promise<PieceScanner>, cache: WorkerCache) {
    this.#cache = cache;
    this.#counters = new Map([['o200k_base', scanner]]);
  }

  counterFor(encoding: Profile['encoding']): Promise<TokenCounter> {
    const counter = this.#counters.get(encoding) ?? this.#load(encoding);
    this.#counters.set(encoding, counter);
    return counter;
  }

  /** Keeps the counts of an encoding when there are more than the last time. */
  async keep(encoding: Profile['encoding']): Promise<void> {
    const known = this.#known.get(encoding);
    if (known && known.counts.size > known.kept) {
      known.kept = known.counts.size;
      await this.#cache.keepCounts(encoding, known.counts);
    }
  }

  async #load(encoding: Profile['encoding']): Promise<TokenCounter> {
    const counts = await this.#cache.counts(encoding);
    this.#known.set(encoding, { counts, kept: counts.size });
    return loadCounter(encoding, counts);
  }
}

/** With one root out of the disk's reach all go through the editor, which reads every kind. */
function openWorkspace(
  key: string,
  roots: readonly PackRoot[],
  { scanner, cache }: { readonly scanner: PieceScanner; readonly cache: WorkerCache },
): Workspace {
  const onDisk = roots.every(isOnDisk) ? openOnDisk(roots.filter(isOnDisk)) : undefined;
  // Elsewhere a name is all that is known of a root, and two workspaces may have the same.
  const past = onDisk ? cache.facts(key) : Promise.resolve(undefined);
  return { key, memory: past.then((kept) => createPackMemory(scanner, digest, { now: Date.now, kept })), onDisk };
}

/** A pack is asked for in a trusted window alone. */
function openOnDisk(roots: readonly Required<PackRoot>[]): NonNullable<Workspace['onDisk']> {
  const git = { roots, isTrusted: true, searchPath: process.env['PATH'] };
  return { files: createNodeFileSource(roots), lister: createGitLister(git), history: createGitHistory(git) };
}

function isOnDisk(root: PackRoot): root is Required<PackRoot> {
  return root.path !== undefined;
}

/** Where no folder is named, layouts end with the thread. */
const noDisk: KeptLayouts = { load: () => Promise.resolve(undefined), save: () => Promise.resolve() };

if (parentPort && workerData === JUDGE_THREAD) {
  serveJudge(parentPort, createInsertionJudge());
} else if (parentPort) {
  const { layouts, cacheFolder } = (workerData ?? {}) as WorkerSettings;
  const kept = new SentLayouts(layouts === undefined ? noDisk : createLayoutStore(layouts));
  servePacks(parentPort, createPackJob(openWorkerCache(cacheFolder)), kept);
}
