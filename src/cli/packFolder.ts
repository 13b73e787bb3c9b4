// Packs a folder of the disk for the command line, in this process.

import path from 'node:path';
import type { Profile } from '../core/model/profile.ts';
import { run as runPack } from '../core/pack/pack.ts';
import type { LastSend, Pack, PackInput } from '../core/pack/packTypes.ts';
import { createNodeFileSource } from '../host/files/nodeFileSource.ts';
import { loadCounter } from '../host/tokens/loadCounter.ts';
import type { CacheFolder } from './cacheFolder.ts';
import type { QuestionOptions } from './command.ts';
import { scopedFiles } from './scopedFiles.ts';

/** Where and with what to pack. */
export interface FolderPlan {
  /** Real path of the folder. */
  readonly folder: string;
  readonly scope?: string;
  readonly cache: CacheFolder;
}

/** The question as the core takes it. `now` is in milliseconds since 1970, `budget` in tokens. */
export function toPackInput(
  { question }: Pick<QuestionOptions, 'question'>,
  how: { readonly profile: Profile; readonly budget: number; readonly now: number; readonly last?: LastSend },
): PackInput {
  return {
    question,
    scope: { kind: 'workspace' },
    attachments: [],
    history: [],
    unsaved: [],
    openPaths: [],
    exclude: [],
    include: [],
    ...how,
  };
}

/** Makes the pack. Rejects with a PackRefusal when there is nothing to pack or no room for it. */
export async function packFolder(plan: FolderPlan, input: PackInput, signal: AbortSignal): Promise<Pack> {
  const { encoding } = input.profile;
  const counts = await plan.cache.counts(encoding);
  const knownBefore = counts.size;
  const disk = createNodeFileSource([{ name: path.basename(plan.folder), path: plan.folder }]);
  const pack = await runPack(
    input,
    {
      files: plan.scope === undefined ? disk : scopedFiles(disk, plan.scope),
      tokens: await loadCounter(encoding, counts),
      elapsed: () => performance.now(),
    },
    signal,
  );
  if (counts.size !== knownBefore) {
    await plan.cache.keepCounts(encoding, counts);
  }
  return pack;
}
