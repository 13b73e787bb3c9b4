// Finds every file that may be packed, by git's list or by a walk, and says by which rule the others are left out.

import type { ExcludedFile, ExclusionReason } from '../../protocol/manifest.ts';
import { IgnoreRules } from '../egress/ignoreRules.ts';
import { forbiddenBy } from '../egress/forbiddenBy.ts';
import { MOST_ENTRIES, type FileLister, type StatResult } from '../ports.ts';
import { comparePaths } from '../text/comparePaths.ts';
import { foldersAbove, isUnspeakable, surveyListing } from './discoverListing.ts';
import { leaveOutKind, type Candidate, type DiscoverLimits, type Survey, type WalkedFiles } from './discoverSurvey.ts';
import { walkFolders } from './discoverWalk.ts';
import { excludeRules } from './folderRules.ts';
import { copiedFolders } from './foreignFolders.ts';
import { mentionsFolder, mentionsOf, spellingsOf } from './mentions.ts';
import type { PackInput } from './packTypes.ts';

/** A file that was found and may be read. */
export interface FoundFile {
  readonly path: string;
  /** Whether it was named by hand or by the user's settings: then it is read although it looks generated. */
  readonly isNamed: boolean;
  /** The rule by which git ignores it, when it is read all the same. */
  readonly ignoredBy?: string;
  /** Bytes, when the disk was asked; an unsaved document has none. */
  readonly size?: number;
  /** Milliseconds since 1970, as the disk says; known when the size is. */
  readonly modified?: number;
  /** In which it is kept, as the Encoding Standard names it; UTF-8 without one. */
  readonly encoding?: string;
}

/** What was found, in path order. */
export interface Discovery {
  readonly files: readonly FoundFile[];
  readonly excluded: readonly ExcludedFile[];
  /** Why words of a path may not leave although they come by another way, such as a selection. */
  readonly forbids: (path: string) => ExclusionReason | undefined;
  /** By what was named by hand in another case: how the workspace spells it. */
  readonly spellings: ReadonlyMap<string, string>;
}

/** What a discovery is about. */
export type DiscoverInput = Pick<
  PackInput,
  'exclude' | 'include' | 'attachments' | 'scope' | 'activePath' | 'unsaved' | 'pinned'
>;

/** What a discovery needs of the world. */
export interface DiscoverDeps extends WalkedFiles {
  /** Without one, or outside git, the folders are walked. */
  readonly lister?: FileLister;
  readonly limits?: DiscoverLimits;
}

/** A million files is more than any window or memory takes; the largest public monorepos stay below this. */
const LIMITS: DiscoverLimits = { entries: MOST_ENTRIES, files: 400_000 };

/** Rejects with the signal's reason when stopped, and with an Error when the workspace itself cannot be read. */
export async function discover(input: DiscoverInput, deps: DiscoverDeps, signal: AbortSignal): Promise<Discovery> {
  const { files, disk, lister, limits = LIMITS } = deps;
  const forbidden = excludeRules(input.exclude);
  const include = { base: '', name: 'panorama.pack.include', text: input.include.join('\n') };
  const survey: Survey = {
    ...{ files, disk, limits, signal },
    include: new IgnoreRules().with(include),
    mentions: mentionsOf(input),
    candidates: [],
    excluded: [],
    forbidden: [forbidden],
  };
  const rules = { git: new IgnoreRules(), forbidden, isWanted: false };
  const unsaved = input.unsaved.map(({ path }) => path);
  const isListed = lister !== undefined && (await surveyListing(lister, { rules, unsaved }, survey));
  if (!isListed) {
    await walkFolders([{ folder: '', outer: rules }], survey);
  }
  return conclude(survey, new Set(unsaved));
}

/** Takes up what was named and not reached, asks the disk for what is not known, and leaves out what is no file. */
async function conclude(survey: Survey, unsaved: ReadonlySet<string>): Promise<Discovery> {
  const { excluded, forbidden } = survey;
  const spellings = spell(survey);
  takeRespelled(survey, spellings);
  takeCrowded(survey);
  const stats = await statUnknown(survey);
  const files: FoundFile[] = [];
  for (const candidate of withoutCopied(survey)) {
    const { path, stat = stats.get(path) } = candidate;
    const found = stat === undefined ? toUnknown(candidate, stats.has(path)) : toFound(candidate, stat, unsaved);
    if (found && 'reason' in found) {
      excluded.push(found);
    } else if (found) {
      files.push(found);
    }
  }
  return {
    files: files.sort(comparePaths),
    excluded: excluded.sort(comparePaths),
    forbids: (path) => forbidden.map((all) => forbiddenBy(path, all)).find((reason) => reason !== undefined),
    spellings,
  };
}

function spell({ mentions, candidates, excluded }: Survey): ReadonlyMap<string, string> {
  const paths = mentions.folded.size === 0 ? [] : [...candidates, ...excluded].map(({ path }) => path);
  return spellingsOf(mentions, paths);
}

/** Takes up what was named in another case. */
function takeRespelled({ candidates, excluded, mentions }: Survey, spellings: ReadonlyMap<string, string>): void {
  const respelled = new Set([...spellings].flatMap(([mention, path]) => (mentions.files.has(mention) ? [path] : [])));
  for (const path of respelled) {
    const [known] = take(candidates, (one) => one.path === path);
    const [ignored] = take(
      excluded,
      (one) => one.path === path && (one.reason === 'ignored' || one.reason === 'vendored'),
    );
    if (known) {
      candidates.push({ ...known, isNamed: true });
    } else if (ignored) {
      const rule = ignored.reason === 'ignored' ? ignored.rule : undefined;
      candidates.push({ path, isNamed: true, ...(rule !== undefined && { ignoredBy: rule }) });
    }
  }
}

/** Takes the first that fits out of a list. */
function take<Item>(items: Item[], fits: (item: Item) => boolean): readonly Item[] {
  const index = items.findIndex(fits);
  return index < 0 ? [] : items.splice(index, 1);
}

/** Takes up what was named in a folder that has too much in it to be listed. */
function takeCrowded({ candidates, excluded, mentions, forbidden }: Survey): void {
  const crowded = excluded.flatMap(({ path, reason }) => (reason === 'too-many' ? [path === './' ? '' : path] : []));
  for (const path of crowded.length === 0 ? [] : mentions.files) {
    const isAllowed = forbidden.every((rules) => forbiddenBy(path, rules) === undefined);
    if (isAllowed && crowded.some((folder) => path.startsWith(folder))) {
      take(candidates, (one) => one.path === path);
      candidates.push({ path, isNamed: true });
    }
  }
}

/** Leaves out the folders of copied code, but for what was asked for in them. */
function withoutCopied({ candidates, excluded, mentions }: Survey): readonly Candidate[] {
  const copied = copiedFolders(candidates.map(({ path }) => path));
  if (copied.size === 0) {
    return candidates;
  }
  const left = new Map<string, ExcludedFile>();
  const kept = candidates.filter(({ path, isNamed }) => {
    const folders = foldersAbove(path);
    const folder = folders.find((one) => copied.has(one));
    const isAsked =
      folder === undefined ||
      isNamed ||
      folders.some((one) => one.startsWith(folder) && mentionsFolder(mentions, one.slice(0, -1)));
    if (!isAsked) {
      left.set(folder, { path: folder, reason: 'vendored', rule: `holds ${copied.get(folder) ?? ''}` });
    }
    return isAsked;
  });
  excluded.push(...left.values());
  return kept;
}

/** What the disk says of the candidates that it was not asked about yet; of none where asking is dear. */
async function statUnknown({ candidates, files, signal }: Survey): Promise<ReadonlyMap<string, StatResult>> {
  const unknown = candidates.flatMap(({ path, stat }) => (stat ? [] : [path]));
  const results = await files.stats?.(unknown, signal);
  return new Map(results && unknown.map((path, index) => [path, results[index]] as const));
}

/** A file that the disk was not asked about; one that it knows nothing of is not there, or has a name that cannot be said. */
function toUnknown({ path, isNamed, ignoredBy }: Candidate, wasAsked: boolean): FoundFile | ExcludedFile | undefined {
  if (!wasAsked) {
    return { path, isNamed, ...(ignoredBy !== undefined && { ignoredBy }) };
  }
  return isUnspeakable(path) ? { path, reason: 'unreadable', rule: 'its name is no text' } : undefined;
}

/** The file, or why it is none. */
function toFound(
  { path, isNamed, ignoredBy }: Candidate,
  stat: NonNullable<StatResult>,
  unsaved: ReadonlySet<string>,
): FoundFile | ExcludedFile {
  if ('error' in stat) {
    return { path, reason: 'unreadable', rule: stat.error };
  }
  const left = leaveOutKind(stat.kind);
  if (left) {
    return { path, ...left };
  }
  const { size, modified } = stat;
  const rule = ignoredBy === undefined ? undefined : { ignoredBy };
  return unsaved.has(path) ? { path, isNamed, ...rule } : { path, isNamed, size, modified, ...rule };
}
