// Finds every file that may be packed, by git's list or by a walk, and says by which rule the others are left out.

import type { ExcludedFile, ExclusionReason } from '../../protocol/manifest.ts';
import { IgnoreRules } from '../egress/ignoreRules.ts';
import { forbiddenBy } from '../egress/policy.ts';
import { MOST_ENTRIES, type FileLister, type StatResult } from '../ports.ts';
import { isUnspeakable, surveyListing } from './discoverListing.ts';
import { leaveOutKind, type Candidate, type DiscoverLimits, type Survey, type WalkedFiles } from './discoverSurvey.ts';
import { walkFolders } from './discoverWalk.ts';
import { excludeRules } from './folderRules.ts';
import { mentionsOf, spellingsOf } from './mentions.ts';
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
export type DiscoverInput = Pick<PackInput, 'exclude' | 'include' | 'attachments' | 'scope' | 'activePath' | 'unsaved'>;

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
  const { candidates, excluded, mentions, forbidden } = survey;
  const spellings = spellingsOf(
    mentions,
    [...candidates, ...excluded].map(({ path }) => path),
  );
  takeNamed(survey, spellings);
  const stats = await statUnknown(survey);
  const files: FoundFile[] = [];
  for (const candidate of candidates) {
    const found = toFound(candidate, stats, unsaved);
    if (found && 'reason' in found) {
      excluded.push(found);
    } else if (found) {
      files.push(found);
    }
  }
  return {
    files: files.sort(byPath),
    excluded: excluded.sort(byPath),
    forbids: (path) => forbidden.map((all) => forbiddenBy(path, all)).find((reason) => reason !== undefined),
    spellings,
  };
}

/** Takes up files named in another case, and those in a folder that has too many to be listed. */
function takeNamed(survey: Survey, spellings: ReadonlyMap<string, string>): void {
  const { candidates, excluded, mentions, forbidden } = survey;
  const respelled = new Set([...spellings].flatMap(([mention, path]) => (mentions.files.has(mention) ? [path] : [])));
  const crowded = excluded.flatMap(({ path, reason }) => (reason === 'too-many' ? [path === './' ? '' : path] : []));
  for (const path of crowded.length === 0 ? [] : mentions.files) {
    const isAllowed = forbidden.every((rules) => forbiddenBy(path, rules) === undefined);
    if (isAllowed && crowded.some((folder) => path.startsWith(folder))) {
      candidates.push({ path, isNamed: true });
    }
  }
  if (respelled.size === 0) {
    return;
  }
  candidates.splice(
    0,
    candidates.length,
    ...candidates.map((one) => (respelled.has(one.path) ? { ...one, isNamed: true } : one)),
    ...excluded.flatMap(({ path, reason, rule }) =>
      reason === 'ignored' && respelled.has(path)
        ? [{ path, isNamed: true, ...(rule !== undefined && { ignoredBy: rule }) }]
        : [],
    ),
  );
  const kept = excluded.filter(({ path, reason }) => reason !== 'ignored' || !respelled.has(path));
  excluded.splice(0, excluded.length, ...kept);
}

/** What the disk says of every candidate; of none where asking is dear. */
async function statUnknown({ candidates, files, signal }: Survey): Promise<ReadonlyMap<string, StatResult>> {
  const known = new Map(candidates.flatMap(({ path, stat }) => (stat ? [[path, stat]] : [])));
  if (files.stats === undefined) {
    return known;
  }
  const unknown = candidates.flatMap(({ path, stat }) => (stat ? [] : [path]));
  const results = await files.stats(unknown, signal);
  return new Map([...known, ...unknown.map((path, index) => [path, results[index]] as const)]);
}

/** The file, why it is none, or undefined for what is no longer there. */
function toFound(
  { path, isNamed, ignoredBy }: Candidate,
  stats: ReadonlyMap<string, StatResult>,
  unsaved: ReadonlySet<string>,
): FoundFile | ExcludedFile | undefined {
  const stat = stats.get(path);
  const found = { path, isNamed, ...(ignoredBy !== undefined && { ignoredBy }) };
  if (stat === undefined) {
    const gone = isUnspeakable(path)
      ? ({ path, reason: 'unreadable', rule: 'its name is no text' } as const)
      : undefined;
    return stats.has(path) ? gone : found;
  }
  if ('error' in stat) {
    return { path, reason: 'unreadable', rule: stat.error };
  }
  const left = leaveOutKind(stat.kind);
  if (left) {
    return { path, ...left };
  }
  return unsaved.has(path) ? found : { ...found, size: stat.size, modified: stat.modified };
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}
