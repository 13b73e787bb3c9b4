// The FileSource port over the disk. Links are never followed out of a root.

import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Dirent } from 'node:fs';
import type { DirectoryEntry, FileSource } from '../../core/ports.ts';

/** A root folder on the disk. */
export interface DiskRoot {
  /** Unique; the first segment of every path when there is more than one root. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** Reads the roots. Every method rejects with an Error when the thing cannot be read or lies outside of the roots. */
export function createNodeFileSource(roots: readonly DiskRoot[]): FileSource {
  return {
    readDirectory: async (folder) => {
      if (folder === '' && roots.length !== 1) {
        return roots.map(({ name }) => ({ name, kind: 'directory' }));
      }
      const entries = await readdir(await locateFolder(folder, roots), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    size: async (file) => (await lstat(await locate(file, roots))).size,
    readFile: async (file) => readPlainFile(await locate(file, roots)),
  };
}

/** Opens without following a link and without waiting for a pipe; a device or pipe is no file. */
async function readPlainFile(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) {
      throw new Error('not a plain file');
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The folder itself must lie in its root too: a link to a folder would be read through. */
async function locateFolder(workspacePath: string, roots: readonly DiskRoot[]): Promise<string> {
  const { root } = splitPath(workspacePath, roots);
  const real = await realpath(await locate(workspacePath, roots));
  if (!isWithin(real, await realpath(root.path))) {
    throw new Error(`${workspacePath} leads out of the workspace`);
  }
  return real;
}

/** Where a path is on the disk, by the real place of its folder; the last name is not followed. */
async function locate(workspacePath: string, roots: readonly DiskRoot[]): Promise<string> {
  const { root, rest } = splitPath(workspacePath, roots);
  const realRoot = await realpath(root.path);
  if (rest.length === 0) {
    return realRoot;
  }
  const wanted = path.join(root.path, ...rest);
  const realParent = await realpath(path.dirname(wanted));
  if (!isWithin(realParent, realRoot)) {
    throw new Error(`${workspacePath} leads out of the workspace`);
  }
  return path.join(realParent, path.basename(wanted));
}

function isWithin(real: string, realRoot: string): boolean {
  const way = path.relative(realRoot, real);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

function splitPath(
  workspacePath: string,
  roots: readonly DiskRoot[],
): { readonly root: DiskRoot; readonly rest: readonly string[] } {
  const segments = workspacePath.split('/').filter((segment) => segment !== '');
  const only = roots.length === 1 ? roots[0] : undefined;
  const root = only ?? roots.find(({ name }) => name === segments[0]);
  const rest = only ? segments : segments.slice(1);
  if (!root || rest.includes('..') || rest.includes('.')) {
    throw new Error(`${workspacePath} is not in the workspace`);
  }
  return { root, rest };
}

function kindOf(entry: Dirent): DirectoryEntry['kind'] {
  if (entry.isSymbolicLink()) {
    return 'link';
  }
  if (entry.isDirectory()) {
    return 'directory';
  }
  return entry.isFile() ? 'file' : 'other';
}
