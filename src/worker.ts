// The packing thread: puts the pack, the disk and the tokeniser together, and answers messages.

import { parentPort } from 'node:worker_threads';
import type { Profile } from './core/model/profile.ts';
import { run as runPack } from './core/pack/pack.ts';
import { createPackMemory, type PackMemory } from './core/pack/packMemory.ts';
import type { TokenCounter } from './core/ports.ts';
import type { PieceScanner } from './core/tokens/pieceScanner.ts';
import { digest } from './host/files/digest.ts';
import { createNodeFileSource } from './host/files/nodeFileSource.ts';
import { loadCounter } from './host/tokens/loadCounter.ts';
import { loadPieceScanner } from './host/tokens/loadPieceScanner.ts';
import { createTreeSitterSyntax } from './host/syntax/treeSitterSyntax.ts';
import { servePacks, type PackJob } from './host/worker/servePacks.ts';
import type { PackRoot } from './host/worker/workerProtocol.ts';

function createPackJob(): PackJob {
  const scanner = loadPieceScanner();
  const syntax = createTreeSitterSyntax();
  const counters = new Map<Profile['encoding'], Promise<TokenCounter>>([['o200k_base', scanner]]);
  const counterFor = (encoding: Profile['encoding']): Promise<TokenCounter> => {
    const counter = counters.get(encoding) ?? loadCounter(encoding);
    counters.set(encoding, counter);
    return counter;
  };
  const memories = new Map<string, PackMemory>();
  const memoryFor = (roots: readonly PackRoot[], scanner: PieceScanner): PackMemory => {
    const key = JSON.stringify(roots);
    const memory = memories.get(key) ?? createPackMemory(scanner, digest);
    // A window has one workspace; when its folders change, what was known of the old ones is of no use.
    memories.clear();
    memories.set(key, memory);
    return memory;
  };
  return async (input, { roots, requested }, signal) => {
    const tokens = await counterFor(input.profile.encoding);
    const memory = memoryFor(roots, await scanner);
    signal.throwIfAborted();
    // With one root out of the disk's reach all go through the editor, which reads every kind.
    const files = roots.every(isOnDisk) ? createNodeFileSource(roots.filter(isOnDisk)) : requested;
    return runPack(input, { files, tokens, memory, digest, syntax, elapsed: () => performance.now() }, signal);
  };
}

function isOnDisk(root: PackRoot): root is Required<PackRoot> {
  return root.path !== undefined;
}

if (parentPort) {
  servePacks(parentPort, createPackJob());
}
