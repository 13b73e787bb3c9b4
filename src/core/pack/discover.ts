// Walks the workspace: finds every file that may be packed, and says by which rule the others are left out.

import type { ExcludedFile, ExclusionReason } from '../../protocol/manifest.ts';
import { IgnoreRules, type IgnoredBy } from '../egress/ignoreRules.ts';
import { forbiddenBy } from '../egress/policy.ts';
import { isSecretFile } from '../egress/secretFiles.ts';
import type { DirectoryEntry, FileSource } from '../ports.ts';
import { errorWords } from './errorWords.ts';
import { enterFolder, excludeRules, type FolderRules } from './folderRules.ts';
import { mentionsBelow, mentionsOf, type Mentions } from './mentions.ts';
import type { PackInput } from './packTypes.ts';

/** A file that was found and may be read. */
export interface FoundFile {
  readonly path: string;
  /** Whether it was named by hand or by the user's settings: then it is read although it looks generated. */
  readonly isNamed: boolean;
  /** The rule by which git ignores it, when it is read all the same. */
  readonly ignoredBy?: string;
}

/** What the walk found, in path order. */
export interface Discovery {
  readonly files: readonly FoundFile[];
  readonly excluded: readonly ExcludedFile[];
  /** Why words of a path may not leave although they come by another way, such as a selection. */
  readonly forbids: (path: string) => ExclusionReason | undefined;
}

/** Where the walk reads: ignore rules are those of the disk, whatever an unsaved edit says. */
export interface WalkedFiles {
  readonly files: FileSource;
  readonly disk: FileSource;
}

interface Walk extends WalkedFiles {
  readonly signal: AbortSignal;
  readonly include: IgnoreRules;
  readonly mentions: Mentions;
  readonly found: FoundFile[];
  readonly excluded: ExcludedFile[];
  forbidden: readonly IgnoreRules[];
}

/** Walks from the top. Rejects with the signal's reason when stopped, and with an Error when the top cannot be read. */
export async function discover(
  input: Pick<PackInput, 'exclude' | 'include' | 'attachments' | 'scope' | 'activePath'>,
  source: WalkedFiles,
  signal: AbortSignal,
): Promise<Discovery> {
  const include = { base: '', name: 'panorama.pack.include', text: input.include.join('\n') };
  const forbidden = excludeRules(input.exclude);
  const walk: Walk = {
    ...source,
    signal,
    include: new IgnoreRules().with(include),
    mentions: mentionsOf(input),
    found: [],
    excluded: [],
    forbidden: [forbidden],
  };
  const rules = { git: new IgnoreRules(), forbidden, isWanted: false };
  await walkFolder('', rules, walk, await source.files.readDirectory(''));
  return {
    files: walk.found.toSorted(byPath),
    excluded: walk.excluded.toSorted(byPath),
    forbids: (path) => walk.forbidden.map((all) => forbiddenBy(path, all)).find((reason) => reason !== undefined),
  };
}

async function walkFolder(
  folder: string,
  outer: FolderRules,
  walk: Walk,
  entries: readonly DirectoryEntry[],
): Promise<void> {
  walk.signal.throwIfAborted();
  const rules = await enterFolder(folder, outer, { entries, files: walk.disk, signal: walk.signal });
  if (rules.forbidden !== outer.forbidden) {
    walk.forbidden = [...walk.forbidden, rules.forbidden];
  }
  for (const entry of entries) {
    if (entry.name.toLowerCase() === '.git') {
      continue;
    }
    if (entry.kind === 'directory') {
      await visitFolder(folder + entry.name, rules, walk);
    } else {
      visitFile(folder + entry.name, entry.kind, rules, walk);
    }
  }
}

async function visitFolder(path: string, rules: FolderRules, walk: Walk): Promise<void> {
  const forbidden = rules.forbidden.match(path, true);
  if (forbidden) {
    walk.excluded.push({ path: `${path}/`, reason: 'excluded', rule: forbidden.rule });
    return;
  }
  const ignoredBy = rules.ignoredBy ?? rules.git.match(path, true);
  const isWanted =
    ignoredBy !== undefined && (rules.isWanted || isIncluded(path, true, walk) || walk.mentions.folders.has(path));
  if (ignoredBy && !isWanted && !mayHoldWanted(path, walk)) {
    walk.excluded.push({ path: `${path}/`, reason: 'ignored', rule: ignoredBy.rule });
    return;
  }
  const entries = await walk.files.readDirectory(path).catch((error: unknown) => {
    walk.signal.throwIfAborted();
    walk.excluded.push({ path: `${path}/`, reason: 'unreadable', rule: errorWords(error) });
    return [];
  });
  await walkFolder(`${path}/`, { ...rules, isWanted, ...(ignoredBy && { ignoredBy }) }, walk, entries);
}

function visitFile(path: string, kind: DirectoryEntry['kind'], rules: FolderRules, walk: Walk): void {
  const isNamed = walk.mentions.files.has(path) || isIncluded(path, false, walk);
  const ignoredBy = rules.ignoredBy ?? rules.git.match(path, false);
  const left =
    leaveOut(path, kind, rules.forbidden) ?? (isNamed || rules.isWanted ? undefined : leaveIgnored(ignoredBy));
  if (left) {
    walk.excluded.push({ path, ...left });
  } else {
    walk.found.push({ path, isNamed, ...(ignoredBy && { ignoredBy: ignoredBy.rule }) });
  }
}

/** What nothing brings back. */
function leaveOut(
  path: string,
  kind: DirectoryEntry['kind'],
  forbidden: IgnoreRules,
): Omit<ExcludedFile, 'path'> | undefined {
  if (kind !== 'file') {
    return kind === 'link' ? { reason: 'link' } : { reason: 'unreadable', rule: 'not a plain file' };
  }
  if (isSecretFile(path)) {
    return { reason: 'secret' };
  }
  const excluded = forbidden.match(path, false);
  return excluded && { reason: 'excluded', rule: excluded.rule };
}

function leaveIgnored(ignoredBy: IgnoredBy | undefined): Omit<ExcludedFile, 'path'> | undefined {
  return ignoredBy && { reason: 'ignored', rule: ignoredBy.rule };
}

function isIncluded(path: string, isFolder: boolean, { include }: Walk): boolean {
  return include.matchDeep(path, isFolder) !== undefined;
}

/** An ignored folder is entered only when a mention or an include could lie below it. */
function mayHoldWanted(folder: string, { mentions, include }: Walk): boolean {
  return mentionsBelow(mentions, folder) || include.mayMatchBelow(folder);
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}
