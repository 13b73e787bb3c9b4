// The command line's own folder outside the workspace: token counts that speed up the next run, and what was spent.

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { SendRecord } from '../core/egress/sender.ts';
import type { Profile } from '../core/model/profile.ts';
import { writeFileAtomically } from '../host/store/atomicFile.ts';
import { createLedger } from '../host/store/ledger.ts';
import { makeFolder } from './files.ts';

/** What is kept between runs. Nothing here is needed: what cannot be kept is counted or forgotten. */
export interface CacheFolder {
  /** Token counts by hash of the text; the counter adds to it. */
  counts(encoding: Profile['encoding']): Promise<Map<string, number>>;
  keepCounts(encoding: Profile['encoding'], counts: ReadonlyMap<string, number>): Promise<void>;
  /** Adds a row to the ledger. */
  record(row: SendRecord): Promise<void>;
}

const version = 1;

/** Where the folder is: as said, or by the XDG rules, which ignore a path that is not absolute. */
export function cachePath(
  option: string | undefined,
  environment: { readonly XDG_CACHE_HOME?: string | undefined },
): string {
  if (option !== undefined) {
    return path.resolve(option);
  }
  const { XDG_CACHE_HOME: home = '' } = environment;
  return path.join(path.isAbsolute(home) ? home : path.join(homedir(), '.cache'), 'panorama');
}

/** Opens the folder. In a workspace, or where it cannot be made, nothing is kept. */
export async function openCacheFolder(folder: string, workspace: string | undefined): Promise<CacheFolder> {
  const isInside = workspace !== undefined && isWithin(folder, workspace);
  const real = isInside ? undefined : await makeFolder(folder);
  return real === undefined || (workspace !== undefined && isWithin(real, workspace)) ? forgetful : keeping(real);
}

const forgetful: CacheFolder = {
  counts: () => Promise.resolve(new Map()),
  keepCounts: () => Promise.resolve(),
  record: () => Promise.resolve(),
};

function keeping(folder: string): CacheFolder {
  const ledger = createLedger(path.join(folder, 'ledger'));
  const countsFile = (encoding: string): string => path.join(folder, `counts-${encoding}.json`);
  return {
    counts: async (encoding) => new Map(await readCounts(countsFile(encoding))),
    keepCounts: (encoding, counts) =>
      attempt(() => writeFileAtomically(countsFile(encoding), JSON.stringify({ version, counts: [...counts] }))),
    record: (row) => attempt(() => ledger.append(row)),
  };
}

async function readCounts(file: string): Promise<readonly (readonly [string, number])[]> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    const { version: written, counts } = value as { readonly version?: unknown; readonly counts?: unknown };
    return written === version && Array.isArray(counts) ? counts.filter(isCount) : [];
  } catch {
    return [];
  }
}

function isCount(value: unknown): value is readonly [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]);
}

async function attempt(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    // A full or read-only disk costs the next run some time, and fails no question.
  }
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
