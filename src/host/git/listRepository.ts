// Lists one repository from a folder in it: the index, what is not tracked, and what is ignored and by which rule.

import { lstatSync, opendirSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { MOST_ENTRIES, type IgnoredPath, type UntrackedPaths } from '../../core/ports.ts';
import { IgnoreOracle, type OraclePlace } from './ignoreOracle.ts';
import { runGit, type GitProgram } from './runGit.ts';

/** The files of one folder and of the repositories in it, by path relative to it. */
export interface RepositoryListing {
  readonly tracked: readonly string[];
  /** Never rejects; undefined when git failed. */
  readonly untracked: Promise<UntrackedListing | undefined>;
}

/** What is not tracked, and what was looked into to find it. */
export interface UntrackedListing extends UntrackedPaths {
  /** Folders that were read, ending in `/`. */
  readonly folders: readonly string[];
  /** Whether repositories of their own lie in it. */
  readonly holdsRepositories: boolean;
}

/** What git keeps in the folder of a repository. */
const REPOSITORY_ENTRIES = ['HEAD', 'objects', 'refs'];

/** Mode of an entry of the index that is a repository of its own. */
const SUBMODULE = '160000';

/** Undefined where git does not list: outside of a repository, in an ignored folder of one, or when it fails. */
export async function listRepository(
  git: GitProgram,
  folder: string,
  signal: AbortSignal,
): Promise<RepositoryListing | undefined> {
  const isTop = hasEntry(folder, '.git');
  const others = runGit(git, { folder, isTop, words: ['ls-files', '-z', '--others', '--directory'] }, signal);
  const index = runGit(git, { folder, isTop, words: ['ls-files', '-z', '--stage'] }, signal);
  const inRepository = isTop ? '' : await findPlace(git, folder, signal);
  const output = await index;
  if (output === undefined || inRepository === undefined) {
    return undefined;
  }
  const { tracked, submodules } = readIndex(output.toString('utf8'));
  const place = { folder, isTop, inRepository };
  const untracked = listUntracked(git, { place, others, submodules }, signal).catch(() => undefined);
  // Submodules are listed with what is not tracked: they take processes of their own.
  return { tracked, untracked };
}

/** The folder's path in its repository; undefined when that ignores it, since then it would list nothing. */
async function findPlace(git: GitProgram, folder: string, signal: AbortSignal): Promise<string | undefined> {
  const output = await runGit(git, { folder, words: ['rev-parse', '--show-prefix', '--show-toplevel'] }, signal);
  const [prefix, top] = output?.toString('utf8').split('\n') ?? [];
  // A repository may say that its files are elsewhere.
  if (prefix === undefined || top === undefined || !isSamePlace(path.join(top, prefix), folder)) {
    return undefined;
  }
  const words = ['check-ignore', '--quiet', '--no-index', `./${prefix}`];
  const ignored = prefix === '' ? undefined : await runGit(git, { folder: top, words }, signal);
  return ignored === undefined ? prefix : undefined;
}

function isSamePlace(one: string, other: string): boolean {
  try {
    return realpathSync.native(one) === realpathSync.native(other);
  } catch {
    return false;
  }
}

/** The paths of the index, each once, and the repositories in it. */
function readIndex(output: string): { readonly tracked: readonly string[]; readonly submodules: readonly string[] } {
  const tracked: string[] = [];
  const submodules: string[] = [];
  let last = '';
  for (const entry of output.split('\0')) {
    const name = entry.slice(entry.indexOf('\t') + 1);
    // A path with a conflict stands there up to three times, one after the other.
    if (name === '' || name === last) {
      continue;
    }
    last = name;
    if (entry.startsWith(SUBMODULE)) {
      submodules.push(name);
    } else {
      tracked.push(name);
    }
  }
  return { tracked, submodules };
}

interface Gathered {
  readonly files: string[];
  readonly ignored: IgnoredPath[];
  readonly unlisted: string[];
  readonly crowded: string[];
  readonly folders: string[];
}

async function listUntracked(
  git: GitProgram,
  from: {
    readonly place: OraclePlace;
    readonly others: Promise<Buffer | undefined>;
    readonly submodules: readonly string[];
  },
  signal: AbortSignal,
): Promise<UntrackedListing | undefined> {
  const gathered: Gathered = { files: [], ignored: [], unlisted: [], crowded: [], folders: [] };
  const { folder } = from.place;
  const others = await from.others;
  if (others === undefined) {
    return undefined;
  }
  const oracle = new IgnoreOracle(git, from.place, signal);
  try {
    const listed = others.toString('utf8').split('\0').filter(isListed);
    // A root of which nothing is tracked stands there as itself.
    let paths = withoutCrowded(listed.includes('./') ? readFolder(folder, '', gathered) : listed, gathered);
    const nested = from.submodules.filter((name) => hasEntry(path.join(folder, name), '.git'));
    // A submodule that is no repository on the disk is a folder like others.
    paths.push(
      ...from.submodules
        .filter((name) => !nested.includes(name) && isFolder(path.join(folder, name)))
        .map((name) => `${name}/`),
    );
    while (paths.length > 0) {
      signal.throwIfAborted();
      paths = await sort(paths, { folder, oracle, gathered, nested });
    }
    await Promise.all(nested.map((name) => listNested(git, { folder, name, gathered }, signal)));
    return { ...gathered, holdsRepositories: nested.length > 0 };
  } finally {
    oracle.close();
  }
}

/** Sorts paths into files, ignored ones and repositories; gives what is in the other folders. */
async function sort(
  paths: readonly string[],
  {
    folder,
    oracle,
    gathered,
    nested,
  }: { readonly folder: string; readonly oracle: IgnoreOracle; readonly gathered: Gathered; readonly nested: string[] },
): Promise<string[]> {
  const inner: string[] = [];
  const rules = await oracle.ask(paths);
  for (const [index, name] of paths.entries()) {
    const rule = rules[index];
    if (rule) {
      gathered.ignored.push(rule);
    } else if (!name.endsWith('/')) {
      gathered.files.push(name);
    } else if (isRepository(path.join(folder, name))) {
      nested.push(name.slice(0, -1));
    } else {
      inner.push(...readFolder(folder, name, gathered));
    }
  }
  return inner;
}

/** What is in a folder, folders ending in `/`; one with too much in it is noted, and one that cannot be read left to the walk. */
function readFolder(folder: string, name: string, { crowded, unlisted, folders }: Gathered): string[] {
  const paths: string[] = [];
  folders.push(name);
  try {
    const directory = opendirSync(path.join(folder, name));
    for (
      let entry = directory.readSync();
      entry !== null && paths.length <= MOST_ENTRIES;
      entry = directory.readSync()
    ) {
      paths.push(name + entry.name + (entry.isDirectory() ? '/' : ''));
    }
    directory.closeSync();
  } catch {
    unlisted.push(name);
    return [];
  }
  if (paths.length > MOST_ENTRIES) {
    crowded.push(name);
    return [];
  }
  return paths.filter(isListed);
}

/** Takes up the files of a repository in the folder; where git does not list it, it is to be walked. */
async function listNested(
  git: GitProgram,
  { folder, name, gathered }: { readonly folder: string; readonly name: string; readonly gathered: Gathered },
  signal: AbortSignal,
): Promise<void> {
  const prefix = `${name}/`;
  const listing = await listRepository(git, path.join(folder, name), signal);
  const untracked = await listing?.untracked;
  if (listing === undefined || untracked === undefined) {
    gathered.unlisted.push(prefix);
    return;
  }
  for (const one of [...listing.tracked, ...untracked.files]) {
    gathered.files.push(prefix + one);
  }
  const inner = withPrefix(untracked, prefix);
  gathered.ignored.push(...inner.ignored);
  gathered.unlisted.push(...inner.unlisted);
  gathered.crowded.push(...inner.crowded);
}

/** The paths as they stand below a folder or root; a rule of a file in it is named by its path as well. */
export function withPrefix({ files, ignored, unlisted, crowded }: UntrackedPaths, prefix: string): UntrackedPaths {
  const below = (one: string) => prefix + one;
  const isInside = (rule: string) => /^(?:.*\/)?\.git(?:ignore|\/info\/exclude):/.test(rule);
  return {
    files: files.map(below),
    ignored: ignored.map(({ path, rule }) => ({ path: below(path), rule: isInside(rule) ? below(rule) : rule })),
    unlisted: unlisted.map(below),
    crowded: crowded.map(below),
  };
}

/** The paths without those in folders that have too many beside each other, which are noted. */
function withoutCrowded(paths: string[], { crowded }: Gathered): string[] {
  if (paths.length <= MOST_ENTRIES) {
    return paths;
  }
  const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/', name.length - 2) + 1);
  const counts = new Map<string, number>();
  for (const name of paths) {
    const folder = folderOf(name);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const folders = new Set([...counts].flatMap(([folder, count]) => (count > MOST_ENTRIES ? [folder] : [])));
  crowded.push(...folders);
  return paths.filter((name) => !folders.has(folderOf(name)));
}

/** A repository in another: `.git` is a file that leads to it, or a folder with what git keeps there. */
function isRepository(folder: string): boolean {
  const inside = path.join(folder, '.git');
  try {
    if (lstatSync(inside).isFile()) {
      return true;
    }
    const entries = readdirSync(inside);
    return REPOSITORY_ENTRIES.every((name) => entries.includes(name));
  } catch {
    return false;
  }
}

function hasEntry(folder: string, name: string): boolean {
  return lstatSync(path.join(folder, name), { throwIfNoEntry: false }) !== undefined;
}

function isFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What belongs to the workspace: no empty name, and nothing of git's own. */
function isListed(name: string): boolean {
  return name !== '' && !/(?:^|\/)\.git(?:\/|$)/i.test(name);
}
