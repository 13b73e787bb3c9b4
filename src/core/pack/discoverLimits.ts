// Keeps a list of files within bounds, in the way of the walk: shallow folders first, whole folders at a time.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import type { DiscoverLimits } from './discoverSurvey.ts';
import { tooMany } from './discoverWalk.ts';

/** The folders that are left out of a list, and whether a path is in one of them. */
export interface Bounded {
  readonly folded: readonly ExcludedFile[];
  readonly isFolded: (path: string) => boolean;
}

/** Leaves out folders with too many files, and the deepest ones when there are too many files in all. */
export function foldExcess(paths: readonly string[], limits: DiscoverLimits): Bounded {
  if (paths.length <= Math.min(limits.entries, limits.files)) {
    return { folded: [], isFolded: () => false };
  }
  const counts = countByFolder(paths);
  const folded = new Map<string, ExcludedFile>();
  let total = 0;
  for (const [folder, count] of [...counts].toSorted(shallowFirst)) {
    if (isWithin(folder, folded)) {
      continue;
    }
    if (total > limits.files) {
      folded.set(folder, tooMany(folder, limits.files, 'files'));
    } else if (count > limits.entries) {
      folded.set(folder, tooMany(folder, limits.entries, 'entries'));
    } else {
      total += count;
    }
  }
  return { folded: [...folded.values()], isFolded: (path) => isWithin(path, folded) };
}

/** Files directly in each folder; folders that hold only folders are counted with none. */
function countByFolder(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([['', 0]]);
  for (const path of paths) {
    let folder = folderOf(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
    for (folder = folderOf(folder.slice(0, -1)); !counts.has(folder); folder = folderOf(folder.slice(0, -1))) {
      counts.set(folder, 0);
    }
  }
  return counts;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function shallowFirst([one]: readonly [string, number], [other]: readonly [string, number]): number {
  const difference = one.split('/').length - other.split('/').length;
  return difference === 0 ? (one < other ? -1 : 1) : difference;
}

/** Whether the path is a folder that is left out, or lies below one. */
function isWithin(path: string, folded: ReadonlyMap<string, unknown>): boolean {
  if (folded.size === 0) {
    return false;
  }
  let at = path.length;
  while (at > 0) {
    if (folded.has(path.slice(0, at))) {
      return true;
    }
    at = path.lastIndexOf('/', at - 2) + 1;
  }
  return folded.has('');
}
