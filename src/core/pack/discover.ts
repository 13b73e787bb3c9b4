// Walks the workspace: finds every file that may be packed, and says by which rule the others are left out.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import { IgnoreRules, type IgnoredBy } from '../egress/ignoreRules.ts';
import { isSecretFile } from '../egress/secretFiles.ts';
import type { DirectoryEntry, FileSource } from '../ports.ts';
import type { PackInput } from './packTypes.ts';

/** A file that was found and may be read. */
export interface FoundFile {
  readonly path: string;
  /** True when the user's own settings or a mention bring it back although git ignores it. */
  readonly broughtBack: boolean;
}

/** What the walk found, in path order. */
export interface Discovery {
  readonly files: readonly FoundFile[];
  readonly excluded: readonly ExcludedFile[];
}

/** The rules in force in one folder. */
interface FolderRules {
  readonly git: IgnoreRules;
  readonly panorama: IgnoreRules;
}

interface Walk {
  readonly source: FileSource;
  readonly signal: AbortSignal;
  readonly include: IgnoreRules;
  readonly mentioned: ReadonlySet<string>;
  readonly files: FoundFile[];
  readonly excluded: ExcludedFile[];
}

/** Walks from the top. Rejects with the signal's reason when stopped, and with an Error when the top cannot be read. */
export async function discover(
  input: Pick<PackInput, 'exclude' | 'include' | 'attachments'>,
  source: FileSource,
  signal: AbortSignal,
): Promise<Discovery> {
  const walk: Walk = {
    source,
    signal,
    include: settingRules('panorama.pack.include', input.include),
    mentioned: new Set(input.attachments.map(({ path }) => path)),
    files: [],
    excluded: [],
  };
  const rules = { git: new IgnoreRules(), panorama: settingRules('panorama.pack.exclude', input.exclude) };
  await walkFolder('', rules, walk, await source.readDirectory(''));
  return { files: walk.files.toSorted(byPath), excluded: walk.excluded.toSorted(byPath) };
}

/** Patterns of a setting as rules for the whole workspace. */
export function settingRules(name: string, patterns: readonly string[]): IgnoreRules {
  return new IgnoreRules().with({ base: '', name, text: patterns.join('\n') });
}

async function walkFolder(
  folder: string,
  outer: FolderRules,
  walk: Walk,
  entries: readonly DirectoryEntry[],
): Promise<void> {
  walk.signal.throwIfAborted();
  const rules = await rulesOf(folder, outer, entries, walk);
  for (const entry of entries) {
    const path = folder + entry.name;
    if (entry.kind === 'directory') {
      await visitFolder(path, entry.name, rules, walk);
    } else {
      visitFile(path, entry, rules, walk);
    }
  }
}

async function visitFolder(path: string, name: string, rules: FolderRules, walk: Walk): Promise<void> {
  if (name === '.git') {
    return;
  }
  const decision = decide(path, true, rules, walk);
  if (decision) {
    walk.excluded.push({ path: `${path}/`, ...decision });
    return;
  }
  const entries = await walk.source.readDirectory(path).catch((error: unknown) => {
    walk.signal.throwIfAborted();
    walk.excluded.push({ path: `${path}/`, reason: 'unreadable', rule: wordsOf(error) });
    return [];
  });
  await walkFolder(`${path}/`, rules, walk, entries);
}

function visitFile(path: string, entry: DirectoryEntry, rules: FolderRules, walk: Walk): void {
  if (entry.kind !== 'file') {
    walk.excluded.push({ path, reason: entry.kind === 'link' ? 'link' : 'unreadable' });
    return;
  }
  const decision = decide(path, false, rules, walk);
  if (decision) {
    walk.excluded.push({ path, ...decision });
  } else {
    walk.files.push({ path, broughtBack: isBroughtBack(path, walk) });
  }
}

/** Secrets and `.panoramaignore` stand above all; a mention or the user's own include beats git's rules. */
function decide(
  path: string,
  isFolder: boolean,
  rules: FolderRules,
  walk: Walk,
): Pick<ExcludedFile, 'reason' | 'rule'> | undefined {
  if (!isFolder && isSecretFile(path)) {
    return { reason: 'secret' };
  }
  const excluded = rules.panorama.match(path, isFolder);
  if (excluded) {
    return { reason: 'excluded', rule: excluded.rule };
  }
  const ignored: IgnoredBy | undefined = rules.git.match(path, isFolder);
  if (!ignored || isBroughtBack(path, walk) || (isFolder && mayHoldBroughtBack(path, walk))) {
    return undefined;
  }
  return { reason: 'ignored', rule: ignored.rule };
}

function isBroughtBack(path: string, walk: Walk): boolean {
  return walk.mentioned.has(path) || walk.include.matchDeep(path) !== undefined || hasMentionedFolder(path, walk);
}

function hasMentionedFolder(path: string, { mentioned }: Walk): boolean {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    if (mentioned.has(path.slice(0, at))) {
      return true;
    }
  }
  return false;
}

/** An ignored folder is entered only when a mention or an include could lie below it. */
function mayHoldBroughtBack(folder: string, { mentioned, include }: Walk): boolean {
  if ([...mentioned].some((path) => path.startsWith(`${folder}/`))) {
    return true;
  }
  return include.mayMatchBelow(folder);
}

async function rulesOf(
  folder: string,
  outer: FolderRules,
  entries: readonly DirectoryEntry[],
  walk: Walk,
): Promise<FolderRules> {
  const has = (name: string, kind: DirectoryEntry['kind']) =>
    entries.some((entry) => entry.name === name && entry.kind === kind);
  let { git, panorama } = outer;
  if (has('.git', 'directory')) {
    git = await withFile(git, folder, '.git/info/exclude', walk);
  }
  if (has('.gitignore', 'file')) {
    git = await withFile(git, folder, '.gitignore', walk);
  }
  if (has('.panoramaignore', 'file')) {
    panorama = await withFile(panorama, folder, '.panoramaignore', walk);
  }
  return { git, panorama };
}

async function withFile(rules: IgnoreRules, folder: string, name: string, walk: Walk): Promise<IgnoreRules> {
  try {
    const bytes = await walk.source.readFile(folder + name);
    return rules.with({ base: folder, name: folder + name, text: new TextDecoder('utf-8').decode(bytes) });
  } catch (error) {
    walk.signal.throwIfAborted();
    if (name !== '.git/info/exclude') {
      walk.excluded.push({ path: folder + name, reason: 'unreadable', rule: wordsOf(error) });
    }
    return rules;
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}
