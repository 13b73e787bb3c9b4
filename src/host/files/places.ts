// Where workspace paths are on the disk, and that they stay within their roots.

import { realpathSync } from 'node:fs';
import path from 'node:path';

/** A root folder on the disk. */
export interface DiskRoot {
  /** Unique; the first segment of every path when there is more than one root. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** Finds workspace paths on the disk. All but `forget` throw an Error when the path lies outside of the roots. */
export interface Places {
  /** By the real place of its folder; the last name is not followed. */
  readonly file: (workspacePath: string) => string;
  /** The real place of the folder itself: a link to a folder would be read through. */
  readonly folder: (workspacePath: string) => string;
  /** As it is written, links on the way not looked at: for a stat alone. */
  readonly unchecked: (workspacePath: string) => string;
  /** Forgets where folders really are. */
  readonly forget: () => void;
}

/** The places of these roots; where a folder really is, is kept until `forget`. */
export function createPlaces(roots: readonly DiskRoot[]): Places {
  const real = new Map<string, string>();
  const realOf = (folder: string): string => {
    const known = real.get(folder) ?? realpathSync.native(folder);
    real.set(folder, known);
    return known;
  };
  const within = (workspacePath: string, folder: string, root: DiskRoot): string => {
    const place = realOf(folder);
    if (!isWithin(place, realOf(root.path))) {
      throw new Error(`${workspacePath} leads out of the workspace`);
    }
    return place;
  };
  return {
    file: (workspacePath) => {
      const { root, rest } = splitPath(workspacePath, roots);
      if (rest === '') {
        return realOf(root.path);
      }
      const wanted = root.path + path.sep + rest;
      return path.join(within(workspacePath, path.dirname(wanted), root), path.basename(wanted));
    },
    folder: (workspacePath) => {
      const { root, rest } = splitPath(workspacePath, roots);
      return within(workspacePath, rest === '' ? root.path : root.path + path.sep + rest, root);
    },
    unchecked: (workspacePath) => {
      const { root, rest } = splitPath(workspacePath, roots);
      return root.path + path.sep + rest;
    },
    forget: () => {
      real.clear();
    },
  };
}

function isWithin(real: string, realRoot: string): boolean {
  return real === realRoot || real.startsWith(realRoot.endsWith(path.sep) ? realRoot : realRoot + path.sep);
}

/** A segment that climbs or stands still. */
const DOTS = /(?:^|\/)\.\.?(?:\/|$)/;

function splitPath(
  workspacePath: string,
  roots: readonly DiskRoot[],
): { readonly root: DiskRoot; readonly rest: string } {
  const only = roots.length === 1 ? roots[0] : undefined;
  const end = workspacePath.includes('/') ? workspacePath.indexOf('/') : workspacePath.length;
  const root = only ?? roots.find(({ name }) => name === workspacePath.slice(0, end));
  const rest = only ? workspacePath : workspacePath.slice(end + 1);
  if (!root || rest.startsWith('/') || climbs(rest)) {
    throw new Error(`${workspacePath} is not in the workspace`);
  }
  return { root, rest };
}

/** Most paths have no segment that begins with a dot: they need no closer look. */
function climbs(rest: string): boolean {
  return (rest.startsWith('.') || rest.includes('/.')) && DOTS.test(rest);
}
