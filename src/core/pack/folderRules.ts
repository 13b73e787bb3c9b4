// The rules in force in a folder: those of the folders above it and those of its own ignore files.

import { IgnoreRules, type IgnoredBy } from '../egress/ignoreRules.ts';
import type { DirectoryEntry, FileSource } from '../ports.ts';

/** What decides about the entries of a folder. */
export interface FolderRules {
  readonly git: IgnoreRules;
  /** The settings that exclude, and `.panoramaignore` files: nothing lifts what they say. */
  readonly forbidden: IgnoreRules;
  /** Why git ignores the folder itself, when it is entered all the same. */
  readonly ignoredBy?: IgnoredBy;
  /** Whether all in it was asked for although git ignores it. */
  readonly isWanted: boolean;
}

/** Patterns of the setting that takes away, as rules for the whole workspace. */
export function excludeRules(patterns: readonly string[]): IgnoreRules {
  return new IgnoreRules().with({
    base: '',
    name: 'panorama.pack.exclude',
    text: patterns.join('\n'),
    isFinal: true,
  });
}

/** The rules of a folder (its path ends in `/`, or is empty), from those above it. Rejects with the signal's reason when stopped. */
export async function enterFolder(
  folder: string,
  outer: FolderRules,
  {
    entries,
    files,
    signal,
  }: { readonly entries: readonly DirectoryEntry[]; readonly files: FileSource; readonly signal: AbortSignal },
): Promise<FolderRules> {
  const kindOf = (name: string) => entries.find((entry) => entry.name === name)?.kind;
  const read = async (name: string): Promise<string | undefined> => {
    try {
      return new TextDecoder('utf-8').decode(await files.readFile(folder + name));
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  };
  const exclude = kindOf('.git') === 'directory' ? await read('.git/info/exclude') : undefined;
  const ignore = kindOf('.gitignore') === 'file' ? await read('.gitignore') : undefined;
  let { git, forbidden } = outer;
  git = git.with({ base: folder, name: `${folder}.git/info/exclude`, text: exclude ?? '' });
  git = git.with({ base: folder, name: `${folder}.gitignore`, text: ignore ?? '' });
  const own = kindOf('.panoramaignore');
  if (own !== undefined) {
    const text = own === 'file' ? await read('.panoramaignore') : undefined;
    forbidden = forbidden.with({
      base: folder,
      ...(text === undefined ? closed(folder) : { name: `${folder}.panoramaignore`, text }),
    });
  }
  return { ...outer, git, forbidden };
}

/** A rule that cannot be read must not open what it closes. */
function closed(folder: string): { readonly name: string; readonly text: string } {
  return { name: `${folder}.panoramaignore, which cannot be read`, text: '*' };
}
