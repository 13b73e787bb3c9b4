// The command line's own folder outside the workspace: what speeds up the next run, and what was spent.

import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { SendRecord } from '../core/egress/sendRecord.ts';
import type { Profile } from '../core/model/profile.ts';
import {
  SpendGuard,
  type SpendDecision,
  type SpendGuardDeps,
  type SpendJournal,
  type SpendRequest,
} from '../core/spend/spendGuard.ts';
import { localDay } from '../host/clock/localDay.ts';
import { createCountStore } from '../host/store/countStore.ts';
import { createFactsStore, type FactsStore } from '../host/store/factsStore.ts';
import { createLedger } from '../host/store/ledger.ts';
import { createSpendJournal } from '../host/store/spendJournal.ts';
import { contentHash, hashLength } from '../host/tokens/contentHash.ts';
import { makeFolder } from './files.ts';
import { noRefusals, openRefusalFile, type RefusalFile } from './refusalFile.ts';

/** What is kept between runs. Nothing here is needed: what cannot be kept is counted again or forgotten. */
export interface CacheFolder {
  /** Token counts by hash of the content; the counter adds to it. */
  counts(encoding: Profile['encoding']): Promise<Map<string, number>>;
  keepCounts(encoding: Profile['encoding'], counts: ReadonlyMap<string, number>): Promise<void>;
  /** What is known of the files of workspaces. */
  readonly facts: FactsStore;
  /** Fields of requests that services have refused. */
  readonly refusals: RefusalFile;
  /** Adds a row to the ledger. */
  record(row: SendRecord): Promise<void>;
  /** Sets the most that a request can cost aside, or says why not: it may cost at most `maxCost` US dollars. Never rejects. */
  reserve(request: SpendRequest, maxCost: number): Promise<SpendDecision>;
}

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
  facts: { load: () => Promise.resolve(undefined), save: () => Promise.resolve() },
  refusals: noRefusals,
  record: () => Promise.resolve(),
  reserve: (request, maxCost) => new SpendGuard(guardDeps(unwritten, maxCost)).reserve(request),
};

/** What is spent is kept by nobody; the cap of the one question holds. */
const unwritten: SpendJournal = { append: (_month, lines) => Promise.resolve(lines) };

function guardDeps(journal: SpendJournal, maxCost: number): SpendGuardDeps {
  const unbounded = Number.POSITIVE_INFINITY;
  const caps = {
    perQuestion: maxCost,
    perDay: unbounded,
    perMonth: unbounded,
    suggestionsPerDay: unbounded,
    suggestionsPerHour: unbounded,
  };
  return { journal, caps: () => caps, today: localDay, newId: () => crypto.randomUUID() };
}

function keeping(folder: string): CacheFolder {
  const ledger = createLedger(path.join(folder, 'ledger'));
  const onDisk = createSpendJournal(path.join(folder, 'spend'));
  // The one cap here is that of the question: it holds without the disk.
  const journal: SpendJournal = {
    append: (month, lines, safely) => onDisk.append(month, lines, safely).catch(() => lines),
  };
  const names = { hashLength, hash: contentHash };
  const store = createCountStore(folder, names);
  return {
    counts: (encoding) => store.read(encoding),
    keepCounts: (encoding, counts) => store.write(encoding, counts),
    facts: createFactsStore(path.join(folder, 'facts'), { program: process.argv[1], names }),
    refusals: openRefusalFile(path.join(folder, 'refused.json')),
    record: (row) => attempt(() => ledger.append(row)),
    reserve: (request, maxCost) => new SpendGuard(guardDeps(journal, maxCost)).reserve(request),
  };
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
