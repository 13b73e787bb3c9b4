// Starts git, and nothing else: the only file that starts a program.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A running git. */
export type GitProcess = ChildProcessWithoutNullStreams;

/** How git is run. */
export interface GitProgram {
  /** Absolute path of the program. */
  readonly program: string;
  /** Milliseconds after which a call is given up. */
  readonly patience: number;
}

/** One call. */
export interface GitCall {
  /** Absolute path of the folder that git is run for. */
  readonly folder: string;
  readonly words: readonly string[];
  /** Whether only the folder itself may be the top of a repository, and none above it. */
  readonly isTop?: boolean;
}

/** Bytes of output above which a call is given up. */
const MOST_OUTPUT = 268_435_456;

/** Whatever a repository's own configuration says: no hook, no file monitor, no pager, no signature check, no way to a server. */
const SAFE_WORDS = [
  '--no-pager',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.untrackedCache=false',
    'log.showSignature=false',
  ].flatMap((setting) => ['-c', setting]),
];

const SAFE_ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ICASE_PATHSPECS: '0',
  LC_ALL: 'C',
};

/** What the user's own environment may say to git: where it is and which of the user's settings it reads. */
const KEPT_VARIABLES = new Set(['GIT_EXEC_PATH', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM']);

/** Finds git in the folders of a PATH: absolute ones alone, and none in the workspace, which could hold a program of that name. */
export function findGit(searchPath: string | undefined, workspace: readonly string[]): string | undefined {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const folders = (searchPath ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const outside = folders.filter((folder) => workspace.every((root) => !isWithin(folder, root)));
  return outside.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isProgram);
}

/** What the call printed; undefined when git failed, was given up or stopped. Never rejects. */
export async function runGit(git: GitProgram, call: GitCall, signal: AbortSignal): Promise<Buffer | undefined> {
  const child = startGit(git, call, signal);
  child.stdin.end();
  const chunks: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    length += chunk.length;
    chunks.push(chunk);
    if (length > MOST_OUTPUT) {
      child.kill('SIGKILL');
    }
  });
  const isDone = await endOf(child);
  return isDone && length <= MOST_OUTPUT ? Buffer.concat(chunks) : undefined;
}

/** Starts a call; it ends by itself when it is stopped or takes too long. */
export function startGit(
  { program, patience }: GitProgram,
  { folder, words, isTop = false }: GitCall,
  signal: AbortSignal,
): GitProcess {
  const child = spawn(program, [...SAFE_WORDS, '-C', folder, ...words], {
    // Not the workspace: some systems look for programs and libraries there first.
    cwd: path.dirname(program),
    env: environment(isTop ? folder : undefined),
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  child.stderr.resume();
  // Writing to a git that has ended is told by its end.
  child.stdin.on('error', () => undefined);
  return child;
}

/** Whether it ended well. */
export function endOf(child: GitProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}

/** For the top of a repository: whatever it says of itself, its files are there, and it is looked for nowhere else. */
function environment(top: string | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT_VARIABLES.has(name));
  return {
    ...Object.fromEntries(own),
    ...SAFE_ENVIRONMENT,
    ...(top !== undefined && { GIT_WORK_TREE: top, GIT_CEILING_DIRECTORIES: path.dirname(top) }),
  };
}

function isWithin(folder: string, root: string): boolean {
  const way = path.relative(root, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
