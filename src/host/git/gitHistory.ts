// The HistorySource port over git: which commits of HEAD touched which files.

import type { History, HistorySource } from '../../core/ports.ts';
import { chooseGit, type GitOptions, type GitRoot } from './gitLister.ts';
import { findGitFolder, readHead } from './gitFolder.ts';
import { runGit, type GitProgram } from './runGit.ts';

/** Keeps histories between runs, by a key that names the commit they begin at. Neither rejects: a history can be read again. */
export interface HistoryCache {
  get(key: string): Promise<History | undefined>;
  set(key: string, history: History): Promise<void>;
}

/** Commits that are looked at: older ones say nothing of what is worked on. */
const MOST_COMMITS = 2_000;

/** What begins a commit in the output; no path has it at its beginning, since 40 digits follow. */
const COMMIT = /^\u0001[0-9a-f]{40,64} (.*)$/su;

/**
 * Reads the histories of the roots. Merges are passed over: what they bring stands in the commits that they join. A file
 * that was renamed has the commits since then; those before stand by its earlier path. Repositories inside a root have none.
 */
export function createGitHistory(options: GitOptions & { readonly cache?: HistoryCache }): HistorySource {
  const { roots, cache } = options;
  const git = chooseGit(options);
  const last = new Map<string, { readonly head: string; readonly history: History }>();
  let joined: Joined = { parts: [], whole: undefined };
  const readRoot = async (root: GitRoot, program: GitProgram, signal: AbortSignal): Promise<History | undefined> => {
    const head = await headOf(root, program, signal);
    if (head === undefined) {
      return undefined;
    }
    const key = `${head} ${root.path}`;
    const known = last.get(root.path);
    const history =
      known?.head === head ? known.history : ((await cache?.get(key)) ?? (await readLog(root, program, signal)));
    if (history && known?.head !== head) {
      last.set(root.path, { head, history });
      await cache?.set(key, history);
    }
    return history;
  };
  return {
    head: async (signal) => {
      const heads = git ? await Promise.all(roots.map((root) => headOf(root, git, signal))) : [];
      signal.throwIfAborted();
      return heads.every((head) => head === undefined) ? undefined : heads.map((head) => head ?? '-').join(' ');
    },
    read: async (signal) => {
      const histories = git ? await Promise.all(roots.map((root) => readRoot(root, git, signal))) : [];
      signal.throwIfAborted();
      // What is made from a history is kept by its identity: the same parts give the same whole.
      if (histories.some((history, index) => history !== joined.parts[index])) {
        joined = { parts: histories, whole: joinHistories(histories, roots) };
      }
      return joined.whole;
    },
  };
}

/** The histories of the roots as one. */
interface Joined {
  readonly parts: readonly (History | undefined)[];
  readonly whole: History | undefined;
}

async function headOf({ path }: GitRoot, git: GitProgram, signal: AbortSignal): Promise<string | undefined> {
  const repository = findGitFolder(path);
  const head = repository && readHead(repository);
  if (head !== undefined) {
    return head;
  }
  const output = await runGit(git, { folder: path, words: ['rev-parse', '--verify', '--quiet', 'HEAD'] }, signal);
  return output?.toString('latin1').trim();
}

async function readLog({ path }: GitRoot, git: GitProgram, signal: AbortSignal): Promise<History | undefined> {
  const words = [
    ...['log', '-z', '--name-only', '--relative', '--no-renames', '--no-merges', '--no-show-signature'],
    ...['--no-ext-diff', '--no-textconv', '--no-mailmap', '--no-color', '--no-notes', '--ignore-submodules=none'],
    ...['--format=%x01%H %s', `--max-count=${MOST_COMMITS}`, 'HEAD', '--'],
  ];
  const output = await runGit(git, { folder: path, words }, signal);
  return output && readTouched(output.toString('utf8'));
}

function readTouched(output: string): History {
  const touched = new Map<string, number[]>();
  const subjects: string[] = [];
  let isFirst = false;
  for (const field of output.split('\0')) {
    const commit = COMMIT.exec(field);
    if (commit) {
      subjects.push(commit[1] ?? '');
      isFirst = true;
      continue;
    }
    // The first name of a commit stands on a line of its own.
    const name = isFirst ? field.replace(/^\n/u, '') : field;
    isFirst = false;
    if (name !== '') {
      const indexes = touched.get(name) ?? [];
      indexes.push(subjects.length - 1);
      touched.set(name, indexes);
    }
  }
  return { commits: subjects.length, touched, subjects };
}

/** Each root counts its own commits. */
function joinHistories(histories: readonly (History | undefined)[], roots: readonly GitRoot[]): History | undefined {
  const known = histories.flatMap((history, index) => (history ? [{ history, root: roots[index]?.name ?? '' }] : []));
  const [first] = known;
  if (first === undefined || roots.length === 1) {
    return first?.history;
  }
  return {
    commits: Math.max(...known.map(({ history }) => history.commits)),
    touched: new Map(
      known.flatMap(({ history, root }) => [...history.touched].map(([path, at]) => [`${root}/${path}`, at] as const)),
    ),
  };
}
