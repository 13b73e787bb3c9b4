// The walk through folders where there is no git: shallow folders first, in path order, so that a limit cuts the same.

import type { IgnoreRules } from '../egress/ignoreRules.ts';
import type { DirectoryEntry } from '../ports.ts';
import { judgeFile, judgeIgnoredFolder, type Survey } from './discoverSurvey.ts';
import { errorWords } from './errorWords.ts';
import { enterFolder, type FolderRules } from './folderRules.ts';
import { installedBy } from './foreignFolders.ts';

/** A folder to walk, with the rules in force around it. */
export interface Visit {
  /** Ends in `/`, or is empty for the workspace. */
  readonly folder: string;
  readonly outer: FolderRules;
}

/** Walks the folders and all below them. Rejects with the signal's reason when stopped, and with an Error when the workspace itself cannot be read. */
export async function walkFolders(start: readonly Visit[], survey: Survey): Promise<void> {
  let level = start;
  while (level.length > 0) {
    const next: Visit[] = [];
    for (const visit of level) {
      survey.signal.throwIfAborted();
      next.push(...(await walkFolder(visit, survey)));
    }
    level = next.toSorted((one, other) => (one.folder < other.folder ? -1 : 1));
  }
}

/** The entry of the manifest for a folder with too much in it; `most` is the number that is read. */
export function tooMany(folder: string, most: number, of: 'entries' | 'files') {
  const rule = of === 'entries' ? `more than ${most} entries` : `more than ${most} files in the workspace`;
  return { path: folder === '' ? './' : folder, reason: 'too-many', rule } as const;
}

async function walkFolder({ folder, outer }: Visit, survey: Survey): Promise<readonly Visit[]> {
  const { limits, excluded, candidates } = survey;
  if (candidates.length > limits.files) {
    excluded.push(tooMany(folder, limits.files, 'files'));
    return [];
  }
  const entries = await readFolder(folder, survey);
  if (entries.length > limits.entries) {
    excluded.push(tooMany(folder, limits.entries, 'entries'));
    return [];
  }
  const rules = await enterFolder(folder, outer, { entries, files: survey.disk, signal: survey.signal });
  noteForbidden(rules.forbidden, outer.forbidden, survey);
  const inner: Visit[] = [];
  for (const entry of entries) {
    const path = folder + entry.name;
    if (entry.name.toLowerCase() === '.git') {
      continue;
    }
    if (entry.kind === 'directory') {
      inner.push(...visitFolder(path, rules, survey));
    } else {
      const ignoredBy = rules.ignoredBy ?? rules.git.match(path, false);
      judgeFile({ path, kind: entry.kind, forbidden: rules.forbidden, ignoredBy, isWanted: rules.isWanted }, survey);
    }
  }
  return inner;
}

function noteForbidden(own: IgnoreRules, outer: IgnoreRules, { forbidden }: Survey): void {
  if (own !== outer) {
    forbidden.push(own);
  }
}

/** A folder that cannot be read is left out; without the workspace itself there is no walk. */
async function readFolder(folder: string, { files, signal, excluded }: Survey): Promise<readonly DirectoryEntry[]> {
  try {
    return await files.readDirectory(folder.slice(0, -1));
  } catch (error) {
    signal.throwIfAborted();
    if (folder === '') {
      throw error;
    }
    excluded.push({ path: folder, reason: 'unreadable', rule: errorWords(error) });
    return [];
  }
}

/** Whether and how a folder is entered. */
function visitFolder(path: string, rules: FolderRules, survey: Survey): readonly Visit[] {
  const forbidden = rules.forbidden.match(path, true);
  if (forbidden) {
    survey.excluded.push({ path: `${path}/`, reason: 'excluded', rule: forbidden.rule });
    return [];
  }
  const ignoredBy = rules.ignoredBy ?? rules.git.match(path, true) ?? installedBy(`${path}/`);
  if (ignoredBy === undefined) {
    return [{ folder: `${path}/`, outer: { ...rules, isWanted: false } }];
  }
  const verdict = rules.isWanted ? 'whole' : judgeIgnoredFolder(path, survey);
  if (verdict === 'leave') {
    survey.excluded.push({ path: `${path}/`, reason: 'ignored', ...ignoredBy });
    return [];
  }
  return [{ folder: `${path}/`, outer: { ...rules, ignoredBy, isWanted: verdict === 'whole' } }];
}
