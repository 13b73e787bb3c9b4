// Commits that a question can be given: the list of the last ones, and each with what it changed.

import * as vscode from 'vscode';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';
import { attachText } from './attachText.ts';
import type { FoundMention } from './foundMention.ts';
import { openRepositories, type Commit, type Repository } from './openRepositories.ts';

/** Commits that are looked at. */
const MOST_COMMITS = 50;

/** Letters of a hash that are shown. */
const SHORT_HASH = 8;

/** Files of a commit whose changes are told at most. */
const MOST_FILES = 50;

/** The list of the last commits, then those whose message or hash holds what stands behind `commit`. */
export async function commitMentions(query: string, forbids: Services['forbids']): Promise<readonly FoundMention[]> {
  const wanted = query.toLowerCase().replace(/^commits?[:/-]?/u, '');
  const all: FoundMention = {
    label: vscode.l10n.t('commits'),
    detail: vscode.l10n.t('The last commits with their messages'),
    icon: 'text',
    attach: () => attachText(vscode.l10n.t('commits'), readCommits),
  };
  const found = (await recentCommits()).filter(({ commit: { hash, message } }) =>
    `${hash} ${message.toLowerCase().replace(/\s+/gu, '-')}`.includes(wanted),
  );
  return [...(wanted === '' ? [all] : []), ...found.map((one) => toMention(one, forbids))];
}

/** The last commits of all repositories, a line each. */
export async function readCommits(): Promise<string> {
  return (await recentCommits()).map(({ commit }) => describe(commit)).join('\n');
}

interface FoundCommit {
  readonly repository: Repository;
  readonly commit: Commit;
}

async function recentCommits(): Promise<readonly FoundCommit[]> {
  const logs = await Promise.all((await openRepositories()).map(readLog));
  return logs.flat();
}

/** A repository without a commit has no log. */
async function readLog(repository: Repository): Promise<readonly FoundCommit[]> {
  try {
    return (await repository.log({ maxEntries: MOST_COMMITS })).map((commit) => ({ repository, commit }));
  } catch {
    return [];
  }
}

function describe({ hash, message, authorDate }: Commit): string {
  const date = authorDate ? ` ${authorDate.toISOString().slice(0, 10)}` : '';
  return `${hash.slice(0, SHORT_HASH)}${date} ${message.trim()}`;
}

function toMention({ repository, commit }: FoundCommit, forbids: Services['forbids']): FoundMention {
  const label = commit.hash.slice(0, SHORT_HASH);
  const detail = commit.message.split('\n', 1)[0] ?? '';
  return {
    label,
    detail,
    icon: 'text',
    attach: () => attachText(label, () => readPatch({ repository, commit }, forbids)),
  };
}

/** What the commit changed, file by file; files outside the workspace, and those that may not leave, are left away. The first commit has its message alone. */
async function readPatch({ repository, commit }: FoundCommit, forbids: Services['forbids']): Promise<string> {
  const [parent] = commit.parents;
  if (parent === undefined) {
    return describe(commit);
  }
  const changes = await repository.diffBetween(parent, commit.hash);
  const mayLeave = (path: string | undefined) => path !== undefined && forbids(path) === undefined;
  const paths = changes.filter(({ uri }) => mayLeave(pathOf(uri))).slice(0, MOST_FILES);
  const patches = await Promise.all(paths.map(({ uri }) => repository.diffBetween(parent, commit.hash, uri.fsPath)));
  return [describe(commit), ...patches].join('\n\n');
}
