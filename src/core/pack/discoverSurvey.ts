// What a discovery gathers on its way, and the verdict on a single file, the same for git's list and for the walk.

import type { ExcludedFile, ExclusionReason } from '../../protocol/manifest.ts';
import type { IgnoreRules } from '../egress/ignoreRules.ts';
import { isSecretFile } from '../egress/secretFiles.ts';
import type { DirectoryEntry, FileSource, StatResult } from '../ports.ts';
import type { LeftOutBy } from './folderRules.ts';
import { mentionsBelow, mentionsFolder, type Mentions } from './mentions.ts';

/** Where the files are read: ignore rules are those of the disk, whatever an unsaved edit says. */
export interface WalkedFiles {
  readonly files: FileSource;
  readonly disk: FileSource;
}

/** How much is listed. */
export interface DiscoverLimits {
  /** Entries of one folder above which the whole folder is left out. */
  readonly entries: number;
  /** Files above which no further folder is entered. */
  readonly files: number;
}

/** A file that no rule leaves out. */
export interface Candidate {
  readonly path: string;
  readonly isNamed: boolean;
  /** The rule by which git ignores it, when it was brought back. */
  readonly ignoredBy?: string;
  /** What the disk says of it, when that was asked already. */
  readonly stat?: StatResult | undefined;
}

/** The state of one discovery. */
export interface Survey extends WalkedFiles {
  readonly signal: AbortSignal;
  readonly include: IgnoreRules;
  readonly mentions: Mentions;
  readonly limits: DiscoverLimits;
  readonly candidates: Candidate[];
  readonly excluded: ExcludedFile[];
  /** All rule sets met that nothing lifts. */
  readonly forbidden: IgnoreRules[];
}

/** A file as it was met. */
export interface Sighting {
  readonly path: string;
  /** Unknown for what git lists. */
  readonly kind?: DirectoryEntry['kind'];
  readonly forbidden: IgnoreRules;
  readonly ignoredBy: LeftOutBy | undefined;
  /** Whether all of its folder was asked for although git ignores it. */
  readonly isWanted: boolean;
  readonly stat?: StatResult | undefined;
}

/** Takes a file up, or leaves it out with the first of: secret, excluded, ignored, no plain file. */
export function judgeFile(sighting: Sighting, survey: Survey): void {
  const { path, ignoredBy, stat } = sighting;
  const isNamed = survey.mentions.files.has(path) || isIncluded(path, false, survey);
  const left = leaveOut(sighting, isNamed);
  if (left) {
    survey.excluded.push({ path, ...left });
  } else {
    survey.candidates.push({ path, isNamed, ...ruleOfGit(ignoredBy), stat });
  }
}

/** What was brought back against another rule than git's needs no word. */
function ruleOfGit(ignoredBy: LeftOutBy | undefined): Pick<Candidate, 'ignoredBy'> {
  return ignoredBy && ignoredBy.reason === undefined ? { ignoredBy: ignoredBy.rule } : {};
}

/** Why no file of this kind is read; undefined for a plain one. */
export function leaveOutKind(
  kind: DirectoryEntry['kind'],
): { readonly reason: ExclusionReason; readonly rule?: string } | undefined {
  if (kind === 'file') {
    return undefined;
  }
  return kind === 'link' ? { reason: 'link' } : { reason: 'unreadable', rule: 'not a plain file' };
}

/** Whether the user's own settings bring the path back. */
function isIncluded(path: string, isFolder: boolean, { include }: Survey): boolean {
  return !include.isEmpty && include.matchDeep(path, isFolder) !== undefined;
}

/** What becomes of an ignored folder: taken up whole, looked through for what is wanted below it, or left. */
export function judgeIgnoredFolder(path: string, survey: Survey): 'whole' | 'search' | 'leave' {
  if (isIncluded(path, true, survey) || mentionsFolder(survey.mentions, path)) {
    return 'whole';
  }
  return mentionsBelow(survey.mentions, path) || survey.include.mayMatchBelow(path) ? 'search' : 'leave';
}

function leaveOut(
  { path, kind, forbidden, ignoredBy, isWanted }: Sighting,
  isNamed: boolean,
): Omit<ExcludedFile, 'path'> | undefined {
  if (isSecretFile(path)) {
    return { reason: 'secret' };
  }
  const excluded = forbidden.isEmpty ? undefined : forbidden.match(path, false);
  if (excluded) {
    return { reason: 'excluded', rule: excluded.rule };
  }
  if (ignoredBy && !isNamed && !isWanted) {
    return { reason: 'ignored', ...ignoredBy };
  }
  return leaveOutKind(kind ?? 'file');
}
