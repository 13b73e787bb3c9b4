// The rules in force in a folder: those of the folders above it and those of its own ignore files.

import { IgnoreRules, type IgnoredBy } from '../egress/ignoreRules.ts';
import type { DirectoryEntry, FileSource } from '../ports.ts';

/** What keeps a path out until somebody asks for it. */
export interface LeftOutBy extends IgnoredBy {
  /** Git's ignore rules, where nothing else is said. */
  readonly reason?: 'vendored';
}

/** What decides about the entries of a folder. */
export interface FolderRules {
  readonly git: IgnoreRules;
  /** The settings that exclude, and `.panoramaignore` files: nothing lifts what they say. */
  readonly forbidden: IgnoreRules;
  /** Why the folder itself would be left out, when it is entered all the same. */
  readonly ignoredBy?: LeftOutBy;
  /** Whether all in it was asked for although git ignores it. */
  readonly isWanted: boolean;
}

/** Where a folder's own rules are read. */
interface RuleFiles {
  readonly entries: readonly DirectoryEntry[];
  readonly files: FileSource;
  readonly signal: AbortSignal;
}

/** Name of the file whose rules nothing lifts. */
export const FORBIDDING_FILE = '.panoramaignore';

/** What git keeps in the folder of a repository. */
const REPOSITORY_ENTRIES = ['HEAD', 'objects', 'refs'];

/** Patterns of the setting that takes away, as rules for the whole workspace. */
export function excludeRules(patterns: readonly string[]): IgnoreRules {
  return new IgnoreRules().with({
    base: '',
    name: 'panorama.pack.exclude',
    text: patterns.join('\n'),
    isFinal: true,
  });
}

/**
 * The rules of a folder (its path ends in `/`, or is empty), from those above it. A repository in a repository has ignore
 * rules of its own alone, as for git. Rejects with the signal's reason when stopped.
 */
export async function enterFolder(folder: string, outer: FolderRules, from: RuleFiles): Promise<FolderRules> {
  let { git } = outer;
  if (kindOf('.git', from) !== undefined && (await isRepository(folder, from))) {
    git = new IgnoreRules();
  }
  if (kindOf('.git', from) === 'directory') {
    const text = (await readRules(`${folder}.git/info/exclude`, from)) ?? '';
    git = git.with({ base: folder, name: `${folder}.git/info/exclude`, text });
  }
  if (kindOf('.gitignore', from) === 'file') {
    const text = (await readRules(`${folder}.gitignore`, from)) ?? '';
    git = git.with({ base: folder, name: `${folder}.gitignore`, text });
  }
  const own = kindOf(FORBIDDING_FILE, from);
  return { ...outer, git, forbidden: own === undefined ? outer.forbidden : await forbid(folder, own, outer, from) };
}

/** The rules with those of the folder's `.panoramaignore`; one that cannot be read closes the folder. */
export async function forbid(
  folder: string,
  kind: DirectoryEntry['kind'],
  { forbidden }: Pick<FolderRules, 'forbidden'>,
  from: Pick<RuleFiles, 'files' | 'signal'>,
): Promise<IgnoreRules> {
  const name = folder + FORBIDDING_FILE;
  const text = kind === 'file' ? await readRules(name, from) : undefined;
  return forbidden.with({
    base: folder,
    ...(text === undefined ? { name: `${name}, which cannot be read`, text: '*' } : { name, text }),
  });
}

function kindOf(name: string, { entries }: Pick<RuleFiles, 'entries'>): DirectoryEntry['kind'] | undefined {
  return entries.find((entry) => entry.name === name)?.kind;
}

async function isRepository(folder: string, from: RuleFiles): Promise<boolean> {
  const kind = kindOf('.git', from);
  if (folder === '' || kind !== 'directory') {
    return folder !== '' && kind === 'file';
  }
  const entries = await from.files.readDirectory(`${folder}.git`).catch(() => []);
  from.signal.throwIfAborted();
  return REPOSITORY_ENTRIES.every((name) => entries.some((entry) => entry.name === name));
}

async function readRules(
  path: string,
  { files, signal }: Pick<RuleFiles, 'files' | 'signal'>,
): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8').decode(await files.readFile(path));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
