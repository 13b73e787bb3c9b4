// Proves that files and folders are as they were: by when they changed last, their size and which ones they are.

import { lstatSync } from 'node:fs';
import { COARSEST_CLOCK_MS } from '../../core/pack/keptFacts.ts';

/** The state of places on the disk at one time. */
export interface DiskProof {
  /** Whether each is as it was. Costs a look at each, up to the first that is not. */
  holds(): boolean;
}

/** The proof for absolute paths, some of which may not exist. Undefined when one changed so lately that it may change again unseen. */
export function proveUnchanged(paths: readonly string[], since: number): DiskProof | undefined {
  const stamps: string[] = [];
  for (const path of paths) {
    const { stamp, changed } = stateOf(path);
    if (changed > since - COARSEST_CLOCK_MS) {
      return undefined;
    }
    stamps.push(stamp);
  }
  return { holds: () => paths.every((path, index) => stateOf(path).stamp === stamps[index]) };
}

/** A folder changes when an entry of it comes, goes or is renamed. */
function stateOf(path: string): { readonly stamp: string; readonly changed: number } {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat
      ? {
          stamp: `${stat.mtimeMs} ${stat.ctimeMs} ${stat.size} ${stat.ino}`,
          changed: Math.max(stat.mtimeMs, stat.ctimeMs),
        }
      : { stamp: 'absent', changed: 0 };
  } catch (error) {
    return { stamp: String(error), changed: 0 };
  }
}
