// Packs a folder of the disk for the command line, in this process.

import path from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import type { EgressPolicy } from '../core/egress/gate.ts';
import { IgnoreRules, type IgnoreFile } from '../core/egress/ignoreRules.ts';
import { createEgressPolicy } from '../core/egress/policy.ts';
import type { Profile } from '../core/model/profile.ts';
import { run as runPack, type PackDeps } from '../core/pack/pack.ts';
import { createPackMemory, type PackMemory } from '../core/pack/packMemory.ts';
import type { LaidPack, PackInput } from '../core/pack/packTypes.ts';
import type { FileSource } from '../core/ports.ts';
import { createNodeFileSource } from '../host/files/nodeFileSource.ts';
import { digest } from '../host/files/digest.ts';
import { createGitHistory } from '../host/git/gitHistory.ts';
import { createGitLister } from '../host/git/gitLister.ts';
import type { FactsStore } from '../host/store/factsStore.ts';
import { loadCounter } from '../host/tokens/loadCounter.ts';
import { createTreeSitterSyntax } from '../host/syntax/treeSitterSyntax.ts';
import { loadPieceScanner } from '../host/tokens/loadPieceScanner.ts';
import type { CacheFolder } from './cacheFolder.ts';
import type { QuestionOptions } from './command.ts';

/** A pack and the rules of what may leave, as they stood when it was made. */
export interface GuardedPack {
  readonly pack: LaidPack;
  readonly policy: EgressPolicy;
}

/** The question as the core takes it. `now` is in milliseconds since 1970, `budget` in tokens. */
export function toPackInput(
  { question, scope }: Pick<QuestionOptions, 'question' | 'scope'>,
  how: { readonly profile: Profile; readonly budget: number; readonly now: number } & Pick<
    PackInput,
    'ledger' | 'afreshBecause'
  >,
): PackInput {
  return {
    question,
    scope: { kind: 'workspace' },
    ...(scope !== undefined && { only: [scope] }),
    attachments: [],
    history: [],
    unsaved: [],
    openPaths: [],
    exclude: [],
    include: [],
    ...how,
  };
}

/** Makes the pack of a folder (its real path). Rejects with a PackRefusal when there is nothing to pack or no room for it. */
export async function packFolder(
  folder: string,
  input: PackInput,
  { cache, signal }: { readonly cache: CacheFolder; readonly signal: AbortSignal },
): Promise<GuardedPack> {
  const { encoding } = input.profile;
  const counts = await cache.counts(encoding);
  const knownBefore = counts.size;
  const ignoreFiles: IgnoreFile[] = [];
  const roots = [{ name: path.basename(folder), path: folder }];
  const files = watchIgnoreFiles(createNodeFileSource(roots), (file) => ignoreFiles.push(file));
  // Who names a folder on the command line trusts it.
  const git = { roots, isTrusted: true, searchPath: process.env['PATH'] };
  const [scanner, kept] = await Promise.all([loadPieceScanner(), cache.facts.load(folder)]);
  if (kept === undefined) {
    keepYoungHeapSmall();
  }
  const memory = createPackMemory(scanner, digest, { now: Date.now, kept });
  const deps: PackDeps = {
    files,
    lister: createGitLister(git),
    history: createGitHistory(git),
    syntax: createTreeSitterSyntax(),
    tokens: encoding === 'o200k_base' ? scanner : await loadCounter(encoding, counts),
    memory,
    digest,
    elapsed: () => performance.now(),
  };
  const pack = await runPack(input, deps, signal);
  if (counts.size !== knownBefore) {
    await cache.keepCounts(encoding, counts);
  }
  keepFacts(folder, memory, cache.facts);
  return { pack, policy: createEgressPolicy({ trusted: true, forbidden: rulesOf(ignoreFiles) }) };
}

/** Keeps the facts once the pack is on its way; the process lives until they are written. */
function keepFacts(folder: string, { index }: PackMemory, store: FactsStore): void {
  setImmediate(() => {
    const facts = index.takeKept();
    if (facts) {
      void store.save(folder, facts);
    }
  });
}

/**
 * Texts are read, scanned and dropped: with a young heap that grows, a third of the memory at the peak is theirs. A
 * process of our own may say so; the threads of the editor have limits of their own.
 */
function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** The gate judges by the `.panoramaignore` files that the walk has read, without a second walk. */
function watchIgnoreFiles(files: FileSource, found: (file: IgnoreFile) => void): FileSource {
  const name = '.panoramaignore';
  return {
    ...files,
    readFile: async (file) => {
      const bytes = await files.readFile(file);
      if (path.posix.basename(file) === name) {
        found({ base: file.slice(0, -name.length), name: file, text: new TextDecoder().decode(bytes) });
      }
      return bytes;
    },
  };
}

/** Shallow files first: deeper ones win, as in git. */
function rulesOf(files: readonly IgnoreFile[]): IgnoreRules {
  const ordered = files.toSorted((one, other) => one.base.length - other.base.length);
  return ordered.reduce((rules, file) => rules.with(file), new IgnoreRules());
}
