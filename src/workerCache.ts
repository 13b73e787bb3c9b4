// What the packing thread keeps on the disk between sessions of the editor: facts of files, and counts of the slow tokeniser.

import { join } from 'node:path';
import process from 'node:process';
import type { Profile } from './core/model/profile.ts';
import type { PackMemory } from './core/pack/packMemory.ts';
import type { KeptFacts } from './core/pack/keptFacts.ts';
import { createCountStore } from './host/store/countStore.ts';
import { createFactsStore } from './host/store/factsStore.ts';
import { contentHash, hashLength } from './host/tokens/contentHash.ts';

/** The thread's part of the extension's folder. No method ever rejects: nothing here is needed. */
export interface WorkerCache {
  /** What was kept of a workspace. */
  facts(workspace: string): Promise<KeptFacts | undefined>;
  /** Keeps what a memory has learnt of a workspace, when it is enough. */
  keepFacts(workspace: string, memory: PackMemory): Promise<void>;
  /** Token counts by hash of the content; the counter adds to it. */
  counts(encoding: Profile['encoding']): Promise<Map<string, number>>;
  keepCounts(encoding: Profile['encoding'], counts: ReadonlyMap<string, number>): Promise<void>;
}

/** The cache in a folder, which may not exist yet; without a folder nothing is kept. */
export function openWorkerCache(folder: string | undefined): WorkerCache {
  return folder === undefined ? forgetful : keeping(folder);
}

const forgetful: WorkerCache = {
  facts: () => Promise.resolve(undefined),
  keepFacts: () => Promise.resolve(),
  counts: () => Promise.resolve(new Map()),
  keepCounts: () => Promise.resolve(),
};

function keeping(folder: string): WorkerCache {
  const names = { hashLength, hash: contentHash };
  const store = createFactsStore(join(folder, 'facts'), { program: process.argv[1], names });
  const counts = createCountStore(join(folder, 'counts'), names);
  return {
    facts: (workspace) => store.load(workspace),
    keepFacts: async (workspace, { index }) => {
      const facts = index.takeKept();
      await (facts && store.save(workspace, facts));
    },
    counts: (encoding) => counts.read(encoding),
    keepCounts: (encoding, known) => counts.write(encoding, known),
  };
}
