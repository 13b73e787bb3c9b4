// Takes up what git lists: Panorama's own rules over it, and a walk through what git ignores but the user asked for.

import type { IgnoreRules } from '../egress/ignoreRules.ts';
import type { DirectoryEntry, FileLister, IgnoredPath, StatResult, UntrackedPaths } from '../ports.ts';
import { foldExcess } from './discoverLimits.ts';
import { judgeFile, judgeIgnoredFolder, type Survey } from './discoverSurvey.ts';
import { tooMany, walkFolders, type Visit } from './discoverWalk.ts';
import { enterFolder, forbid, FORBIDDING_FILE, type FolderRules, type LeftOutBy } from './folderRules.ts';
import { installedBy, installedFolder } from './foreignFolders.ts';

/** What git and the disk said, before any rule of ours. */
interface Listed {
  /** How many of the paths, from the first, are of the index. */
  readonly trackedCount: number;
  /** Files of the index and others that no rule ignores, as far as they are there. */
  readonly paths: readonly string[];
  /** What the disk says of each. */
  readonly stats: readonly StatResult[];
  readonly untracked: UntrackedPaths;
}

/** Surveys by git's list; false, with nothing taken up, when there is none. `unsaved` are paths that need not be on the disk. */
export async function surveyListing(
  lister: FileLister,
  { rules, unsaved }: { readonly rules: FolderRules; readonly unsaved: readonly string[] },
  survey: Survey,
): Promise<boolean> {
  const listed = await readListing(lister, survey);
  if (listed === undefined) {
    return false;
  }
  const { limits, excluded } = survey;
  const { ignored, crowded, unlisted } = listed.untracked;
  const forbidden = await readForbidding(listed, rules, survey);
  const { folded, isFolded } = foldExcess(listed.paths, limits);
  excluded.push(...folded, ...crowded.map((path) => tooMany(path, limits.entries, 'entries')));
  const closed = new ForbiddenFolders(forbidden, survey);
  const installed = new Set<string>();
  for (const [index, path] of listed.paths.entries()) {
    // What a repository tracks is its own, in whatever folder.
    const folder = index < listed.trackedCount ? undefined : installedFolder(path);
    if (folder !== undefined) {
      installed.add(folder);
    } else if (!isFolded(path) && !closed.holds(path)) {
      judgeFile({ path, forbidden, ignoredBy: undefined, isWanted: false, stat: listed.stats[index] }, survey);
    }
  }
  const inner = { ...rules, forbidden };
  const leftOut = [...ignored, ...[...installed].map((path) => ({ path, rule: path, ...installedBy(path) }))];
  const visits = leftOut.flatMap((one) => takeIgnored(one, { inner, closed }, survey));
  const walked = unlisted.filter((folder) => !closed.holds(folder)).map((folder) => ({ folder, outer: inner }));
  await walkFolders([...visits, ...walked], survey);
  await takeUnsaved(unsaved, { listed, inner, closed }, survey);
  return true;
}

/** Stats what is tracked while git still looks for what is not. */
async function readListing(lister: FileLister, { files, signal }: Survey): Promise<Listed | undefined> {
  const listing = files.stats && (await lister.list(signal));
  if (files.stats === undefined || listing === undefined) {
    return undefined;
  }
  const trackedStats = await files.stats(listing.tracked, signal);
  const untracked = await listing.untracked;
  signal.throwIfAborted();
  if (untracked === undefined) {
    return undefined;
  }
  const paths: string[] = [];
  const stats: StatResult[] = [];
  const otherStats = await files.stats(untracked.files, signal);
  const hidden = hiddenByLinks(untracked, otherStats);
  for (const [index, path] of listing.tracked.entries()) {
    const stat = trackedStats[index];
    if ((stat !== undefined || isUnspeakable(path)) && !hidden(path)) {
      paths.push(path);
      stats.push(stat);
    }
  }
  const trackedCount = paths.length;
  return { trackedCount, paths: [...paths, ...untracked.files], stats: [...stats, ...otherStats], untracked };
}

/** A link that stands in the place of a folder of the index hides what was in it. */
function hiddenByLinks({ files, ignored }: UntrackedPaths, stats: readonly StatResult[]): (path: string) => boolean {
  const links = new Set(files.filter((_, index) => kindOf(stats[index]) === 'link'));
  const inPlace = new Set([...links, ...ignored.map(({ path }) => path)]);
  let last = { folder: '', isHidden: false };
  return (path) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder !== last.folder) {
      last = { folder, isHidden: foldersAbove(folder).some((one) => inPlace.has(one.slice(0, -1))) };
    }
    return last.isHidden;
  };
}

/** A name whose bytes are no text stands under another name, which nothing on the disk has. */
export function isUnspeakable(path: string): boolean {
  return path.includes('\uFFFD');
}

/** The rules of all `.panoramaignore` files, shallow ones first: deeper ones win. */
async function readForbidding(
  { paths, untracked, stats }: Listed,
  rules: FolderRules,
  survey: Survey,
): Promise<IgnoreRules> {
  const isForbidding = (path: string) => path === FORBIDDING_FILE || path.endsWith(`/${FORBIDDING_FILE}`);
  const found = [...paths.filter(isForbidding), ...untracked.ignored.map(({ path }) => path).filter(isForbidding)];
  let { forbidden } = rules;
  for (const path of found.toSorted((one, other) => depthOf(one) - depthOf(other))) {
    const kind = kindOf(stats[paths.indexOf(path)]);
    forbidden = await forbid(
      path.slice(0, -FORBIDDING_FILE.length),
      kind,
      { forbidden },
      { ...survey, files: survey.disk },
    );
  }
  if (forbidden !== rules.forbidden) {
    survey.forbidden.push(forbidden);
  }
  return forbidden;
}

function kindOf(stat: StatResult): DirectoryEntry['kind'] {
  return stat && 'kind' in stat ? stat.kind : 'file';
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** Finds the folders that the rules close, and notes each once. */
class ForbiddenFolders {
  readonly #rules: IgnoreRules;
  readonly #survey: Survey;
  readonly #verdicts = new Map<string, boolean>();

  constructor(rules: IgnoreRules, survey: Survey) {
    this.#rules = rules;
    this.#survey = survey;
  }

  /** Whether a folder above the path, or the folder that it is itself (ending in `/`), is closed. */
  holds(path: string): boolean {
    return !this.#rules.isEmpty && this.#isClosed(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
  }

  #isClosed(folder: string): boolean {
    if (folder === '') {
      return false;
    }
    const known = this.#verdicts.get(folder);
    const verdict = known ?? (this.holds(folder) || this.#close(folder));
    this.#verdicts.set(folder, verdict);
    return verdict;
  }

  #close(folder: string): boolean {
    const match = this.#rules.match(folder, true);
    if (match) {
      this.#survey.excluded.push({ path: `${folder}/`, reason: 'excluded', rule: match.rule });
    }
    return match !== undefined;
  }
}

/** Leaves out what git ignores, or takes up what the user wants of it. */
function takeIgnored(
  { path, ...ignoredBy }: IgnoredPath & LeftOutBy,
  { inner, closed }: { readonly inner: FolderRules; readonly closed: ForbiddenFolders },
  survey: Survey,
): readonly Visit[] {
  if (closed.holds(path)) {
    return [];
  }
  if (!path.endsWith('/')) {
    judgeFile({ path, forbidden: inner.forbidden, ignoredBy, isWanted: false }, survey);
    return [];
  }
  const verdict = judgeIgnoredFolder(path.slice(0, -1), survey);
  if (verdict === 'leave') {
    survey.excluded.push({ path, reason: 'ignored', ...ignoredBy });
    return [];
  }
  return [{ folder: path, outer: { ...inner, ignoredBy, isWanted: verdict === 'whole' } }];
}

/** Takes up unsaved documents that git does not list: those that are not on the disk, by the rules of the folders they are to be in. */
async function takeUnsaved(
  unsaved: readonly string[],
  { listed, inner, closed }: Taking,
  survey: Survey,
): Promise<void> {
  const { paths, untracked } = listed;
  const known = new Set([
    ...(unsaved.length === 0 ? [] : paths),
    ...untracked.ignored.map(({ path }) => path),
    ...untracked.unlisted,
  ]);
  for (const path of unsaved) {
    const isKnown = [path, ...foldersAbove(path)].some((one) => known.has(one));
    if (!isKnown && !closed.holds(path)) {
      known.add(await takeByFolders(path, { inner, closed }, survey));
    }
  }
}

interface Taking {
  readonly listed: Listed;
  readonly inner: FolderRules;
  readonly closed: ForbiddenFolders;
}

/** The folders above a path: the workspace itself and those below it, ending in `/`. */
export function foldersAbove(path: string): readonly string[] {
  const folders = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at + 1));
  }
  return folders;
}

/** Judges a path by the rules of every folder on the way to it. Gives the path, or the folder with which it was judged. */
async function takeByFolders(path: string, { inner, closed }: Omit<Taking, 'listed'>, survey: Survey): Promise<string> {
  let rules = inner;
  for (const folder of foldersAbove(path)) {
    const ignored = folder === '' ? undefined : rules.git.match(folder.slice(0, -1), true);
    if (ignored) {
      await walkFolders(takeIgnored({ path: folder, ...ignored }, { inner, closed }, survey), survey);
      return folder;
    }
    const entries = await survey.disk.readDirectory(folder.slice(0, -1)).catch(() => []);
    survey.signal.throwIfAborted();
    const entered = await enterFolder(folder, rules, { entries, files: survey.disk, signal: survey.signal });
    // The files that forbid have been read already.
    rules = { ...entered, forbidden: inner.forbidden };
  }
  const ignoredBy = rules.git.match(path, false);
  judgeFile({ path, kind: 'file', forbidden: inner.forbidden, ignoredBy, isWanted: false }, survey);
  return path;
}
