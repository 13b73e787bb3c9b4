// Keeps the proposals that wait for the user, so that a reload loses none: one file for each workspace.

import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './atomicFile.ts';

/** What is kept for one workspace, as text. */
export interface ProposalStore {
  /** Undefined when nothing is kept, or when it cannot be read. */
  load(): Promise<string | undefined>;
  /** Replaces what is kept; without a text nothing is. Rejects when the disk refuses: what was kept then stands. */
  save(text: string | undefined): Promise<void>;
}

/** The store of a workspace in a folder of its own, which is made with the first proposal. */
export function createProposalStore(folder: string): ProposalStore {
  const file = join(folder, 'pending.json');
  return {
    load: () => readFile(file, 'utf8').catch(() => undefined),
    save: async (text) => {
      if (text === undefined) {
        await rm(file, { force: true });
        return;
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomically(file, text);
    },
  };
}
