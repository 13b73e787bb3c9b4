// Questions with known answers: commits of a repository, their messages as the questions, the files that they changed as the answers.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A question over one state of a repository. */
export interface RecallCase {
  /** A short name of the repository. */
  readonly repo: string;
  readonly commit: string;
  /** The state to pack: the commit's parent. */
  readonly base: string;
  /** Of the commit, seconds since 1970. */
  readonly time: number;
  readonly question: string;
  /** Paths that the commit changed or deleted. */
  readonly truth: readonly string[];
}

/** Lines that a commit takes away or changes, 1-based: a first line and how many; with 0 lines it adds behind the first. */
export type Hunk = readonly [number, number];

/** Reads the cases, one JSON object a line. Throws on anything else. */
export function readCases(file: string): readonly RecallCase[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const value: unknown = JSON.parse(line);
    if (!isCase(value)) {
      throw new Error(`${file}:${index + 1} is no recall case`);
    }
    return value;
  });
}

function isCase(value: unknown): value is RecallCase {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const truth = fields.get('truth');
  return (
    ['repo', 'commit', 'base', 'question'].every((name) => typeof fields.get(name) === 'string') &&
    typeof fields.get('time') === 'number' &&
    Array.isArray(truth) &&
    truth.length > 0
  );
}

/** Runs git and answers with its output. */
export function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-c', 'core.quotePath=false', ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** A working copy of the repository for checking states out. The repository itself is only read. */
export function cloneFor(repository: string, folder: string): void {
  git('.', 'clone', '--quiet', '--shared', '--no-checkout', repository, folder);
  git(folder, 'config', 'core.autocrlf', 'false');
}

/** Puts the state before the commit into the working copy, with nothing of later states in sight. A file whose content the repository lacks is absent. */
export function checkOut(folder: string, { base }: RecallCase): void {
  git(folder, 'update-ref', '--no-deref', 'HEAD', base);
  git(folder, 'read-tree', base);
  try {
    git(folder, 'checkout-index', '--all', '--force', '--quiet', '--index');
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) {
      throw error;
    }
  }
  git(folder, 'clean', '-ffdxq');
}

/** By path of the old state, the lines that the commit touches. */
export function hunksOf(folder: string, { base, commit, truth }: RecallCase): ReadonlyMap<string, readonly Hunk[]> {
  const hunks = new Map<string, Hunk[]>();
  let current: Hunk[] = [];
  for (const line of git(folder, 'diff', '-U0', '--no-renames', '--no-ext-diff', base, commit, '--', ...truth).split(
    '\n',
  )) {
    const path = /^--- a\/([^\t]*)/.exec(line)?.[1];
    const range = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (path !== undefined) {
      current = [];
      hunks.set(path, current);
    } else if (range) {
      current.push([Number(range[1]), Number(range[2] ?? 1)]);
    }
  }
  return hunks;
}
