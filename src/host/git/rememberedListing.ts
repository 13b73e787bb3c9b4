// Keeps git's list of one root as long as nothing that it rests upon has changed: git is a process or three, a look at the folders is not.

import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { proveUnchanged, type DiskProof } from './diskProof.ts';
import { findGitFolder, type GitFolder } from './gitFolder.ts';
import { listRepository, type RepositoryListing, type UntrackedListing } from './listRepository.ts';
import type { GitProgram } from './runGit.ts';

/** A user's ignore file may lie where only git knows: a list that rests upon it is not kept for longer. */
const LONGEST_MS = 600_000;

interface Kept {
  readonly listing: RepositoryListing;
  readonly proof: DiskProof;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The list of one root. */
export class RememberedListing {
  readonly #git: GitProgram;
  readonly #folder: string;
  readonly #now: () => number;
  #kept: Kept | undefined;

  /** `now` gives milliseconds since 1970 by the clock of the disk. */
  constructor(git: GitProgram, folder: string, now: () => number) {
    this.#git = git;
    this.#folder = folder;
    this.#now = now;
  }

  /** As `listRepository` gives it. */
  async list(signal: AbortSignal): Promise<RepositoryListing | undefined> {
    const started = this.#now();
    if (this.#kept && started < this.#kept.until && this.#kept.proof.holds()) {
      return this.#kept.listing;
    }
    this.#kept = undefined;
    const listing = await listRepository(this.#git, this.#folder, signal);
    return listing && { ...listing, untracked: this.#keep(listing, started) };
  }

  async #keep(listing: RepositoryListing, started: number): Promise<UntrackedListing | undefined> {
    const untracked = await listing.untracked;
    const repository = findGitFolder(this.#folder);
    // Another repository in it has a state of its own.
    if (untracked && repository && !untracked.holdsRepositories) {
      const proof = proveUnchanged(groundsOf(this.#folder, repository, { ...listing, untracked }), started);
      const kept = { tracked: listing.tracked, untracked: Promise.resolve(untracked) };
      this.#kept = proof && { listing: kept, proof, until: started + LONGEST_MS };
    }
    return untracked;
  }
}

/** What a list rests upon: the index, the entries of every folder that was looked into, and the rules and settings of git. */
function groundsOf(
  folder: string,
  { top, own, common }: GitFolder,
  { tracked, untracked }: { readonly tracked: readonly string[]; readonly untracked: UntrackedListing },
): readonly string[] {
  const settings = process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config');
  const paths = [...tracked, ...untracked.files, ...untracked.ignored.map((one) => one.path.replace(/\/$/u, ''))];
  const rules = paths.filter((name) => name === '.gitignore' || name.endsWith('/.gitignore'));
  return [
    ...[path.join(own, 'index'), path.join(own, 'config.worktree')],
    ...[path.join(common, 'config'), path.join(common, 'info/exclude')],
    ...['.gitconfig', '.gitignore', '.gitignore_global'].map((name) => path.join(homedir(), name)),
    ...['git/config', 'git/ignore'].map((name) => path.join(settings, name)),
    ...rulesAbove(folder, top),
    ...[...foldersOf([...paths, ...untracked.folders, ...untracked.crowded]), ...rules].map((name) =>
      path.join(folder, name),
    ),
  ];
}

/** Where the rules of the folders above may be. */
function rulesAbove(folder: string, top: string): readonly string[] {
  const files: string[] = [];
  for (let place = folder; place !== top; place = path.dirname(place)) {
    files.push(path.join(path.dirname(place), '.gitignore'));
  }
  return files;
}

/** All folders on the way to the paths, the root among them; a path that ends in `/` is one itself. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const name of paths) {
    for (
      let end = name.lastIndexOf('/');
      end > 0 && !folders.has(name.slice(0, end));
      end = name.lastIndexOf('/', end - 1)
    ) {
      folders.add(name.slice(0, end));
    }
  }
  return folders;
}
