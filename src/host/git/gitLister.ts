// The FileLister port over git, for all roots of a workspace.

import type { FileLister, FileListing, UntrackedPaths } from '../../core/ports.ts';
import { withPrefix, type RepositoryListing } from './listRepository.ts';
import { RememberedListing } from './rememberedListing.ts';
import { findGit, type GitProgram } from './runGit.ts';

/** A root folder of the workspace on the disk. */
export interface GitRoot {
  /** Unique; the first segment of every path when there is more than one root. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** Where and how git is run. */
export interface GitOptions {
  readonly roots: readonly GitRoot[];
  /** Whether the user trusts the workspace. Without trust git is never run. */
  readonly isTrusted: boolean;
  /** The PATH in which git is looked for. */
  readonly searchPath: string | undefined;
  /** Milliseconds after which a call of git is given up. */
  readonly patience?: number;
}

/** A repository on a slow disk takes a second or two; a walk of our own would take longer still. */
const PATIENCE_MS = 10_000;

/** The git to run; undefined without trust, and where there is none. */
export function chooseGit({
  roots,
  isTrusted,
  searchPath,
  patience = PATIENCE_MS,
}: GitOptions): GitProgram | undefined {
  const program = isTrusted
    ? findGit(
        searchPath,
        roots.map((root) => root.path),
      )
    : undefined;
  return program === undefined ? undefined : { program, patience };
}

/** Lists the roots by git, and again by git only when something has changed. A root outside of git is left to the walk. */
export function createGitLister(options: GitOptions & { readonly now?: () => number }): FileLister {
  const { roots, now = Date.now } = options;
  const git = chooseGit(options);
  const remembered = git && roots.map(({ path }) => new RememberedListing(git, path, now));
  return {
    list: async (signal) => {
      if (remembered === undefined) {
        return undefined;
      }
      const listings = await Promise.all(remembered.map((root) => root.list(signal)));
      signal.throwIfAborted();
      return joinListings(
        listings,
        roots.map((root) => (roots.length === 1 ? '' : `${root.name}/`)),
      );
    },
  };
}

/** One list of all; the prefixes stand for the roots. */
function joinListings(
  listings: readonly (RepositoryListing | undefined)[],
  prefixes: readonly string[],
): FileListing | undefined {
  if (listings.every((listing) => listing === undefined)) {
    return undefined;
  }
  const [only] = listings;
  if (listings.length === 1 && only) {
    return only;
  }
  const prefixOf = (index: number) => prefixes[index] ?? '';
  return {
    tracked: listings.flatMap((listing, index) => listing?.tracked.map((one) => prefixOf(index) + one) ?? []),
    untracked: Promise.all(listings.map(async (listing, index) => belowPrefix(listing, prefixOf(index)))).then(
      joinUntracked,
    ),
  };
}

async function belowPrefix(
  listing: RepositoryListing | undefined,
  prefix: string,
): Promise<UntrackedPaths | undefined> {
  if (listing === undefined) {
    return left(prefix);
  }
  const untracked = await listing.untracked;
  return untracked && withPrefix(untracked, prefix);
}

/** A root that git does not list is left to the walk as a whole. */
function left(prefix: string): UntrackedPaths {
  return { files: [], ignored: [], unlisted: [prefix], crowded: [] };
}

/** Undefined when git failed at one of the roots: half a list is none. */
function joinUntracked(parts: readonly (UntrackedPaths | undefined)[]): UntrackedPaths | undefined {
  const whole = parts.filter((part) => part !== undefined);
  if (whole.length < parts.length) {
    return undefined;
  }
  return {
    files: whole.flatMap(({ files }) => files),
    ignored: whole.flatMap(({ ignored }) => ignored),
    unlisted: whole.flatMap(({ unlisted }) => unlisted),
    crowded: whole.flatMap(({ crowded }) => crowded),
  };
}
