// The packing thread: puts the pack, the disk and the tokeniser together, and answers messages.

import { parentPort } from 'node:worker_threads';
import type { Profile } from './core/model/profile.ts';
import { run as runPack } from './core/pack/pack.ts';
import type { TokenCounter } from './core/ports.ts';
import { createNodeFileSource } from './host/files/nodeFileSource.ts';
import { loadCounter } from './host/tokens/loadCounter.ts';
import { servePacks, type PackJob } from './host/worker/servePacks.ts';
import type { PackRoot } from './host/worker/workerProtocol.ts';

function createPackJob(): PackJob {
  const counters = new Map<Profile['encoding'], Promise<TokenCounter>>();
  const counterFor = (encoding: Profile['encoding']): Promise<TokenCounter> => {
    const counter = counters.get(encoding) ?? loadCounter(encoding);
    counters.set(encoding, counter);
    return counter;
  };
  return async (input, { roots, requested }, signal) => {
    const tokens = await counterFor(input.profile.encoding);
    signal.throwIfAborted();
    // With one root out of the disk's reach all go through the editor, which reads every kind.
    const files = roots.every(isOnDisk) ? createNodeFileSource(roots.filter(isOnDisk)) : requested;
    return runPack(input, { files, tokens, elapsed: () => performance.now() }, signal);
  };
}

function isOnDisk(root: PackRoot): root is Required<PackRoot> {
  return root.path !== undefined;
}

if (parentPort) {
  servePacks(parentPort, createPackJob());
}
