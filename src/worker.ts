// The packing thread: puts the pack, the disk and the tokeniser together, and answers messages.

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
import { createTreeSitterSyntax } from './host/syntax/treeSitterSyntax.ts';
import { servePacks, type PackJob } from './host/worker/servePacks.ts';
import { SentLayouts, type KeptLayouts } from './host/worker/sentLayouts.ts';
import type { PackRoot, WorkerSettings } from './host/worker/workerProtocol.ts';

/** What is kept of a workspace between packs. */
interface Workspace {
  readonly key: string;
  readonly memory: PackMemory;
  readonly onDisk: Pick<PackDeps, 'files' | 'lister' | 'history'> | undefined;
}

function createPackJob(): PackJob {
  const scanner = loadPieceScanner();
  const syntax = createTreeSitterSyntax();
  const counters = new Map<Profile['encoding'], Promise<TokenCounter>>([['o200k_base', scanner]]);
  const counterFor = (encoding: Profile['encoding']): Promise<TokenCounter> => {
    const counter = counters.get(encoding) ?? loadCounter(encoding);
    counters.set(encoding, counter);
    return counter;
  };
  let workspace: Workspace | undefined;
  return async (input, { roots, requested }, signal) => {
    const tokens = await counterFor(input.profile.encoding);
    const pieces = await scanner;
    signal.throwIfAborted();
    // A window has one workspace; when its folders change, what was known of the old ones is of no use.
    const key = JSON.stringify(roots);
    workspace = workspace?.key === key ? workspace : openWorkspace(key, roots, pieces);
    const { memory, onDisk = { files: requested } } = workspace;
    return runPack(input, { ...onDisk, tokens, memory, digest, syntax, elapsed: () => performance.now() }, signal);
  };
}

/** With one root out of the disk's reach all go through the editor, which reads every kind. */
function openWorkspace(key: string, roots: readonly PackRoot[], scanner: PieceScanner): Workspace {
  const memory = createPackMemory(scanner, digest);
  return { key, memory, onDisk: roots.every(isOnDisk) ? openOnDisk(roots.filter(isOnDisk)) : undefined };
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

if (parentPort) {
  const { layouts } = workerData as WorkerSettings;
  servePacks(parentPort, createPackJob(), new SentLayouts(layouts === undefined ? noDisk : createLayoutStore(layouts)));
}
