// Workspaces for benchmarks: repositories put together from the source of the pinned packages of this project.

import { execFileSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A workspace on the disk. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/** What counts as source, and how large a file of it may be: larger ones are bundles. */
const SOURCE = /(?<!\.min)\.(?:ts|tsx|js|mjs|cjs|css|md|json|yml|html|py|c|h|cpp|sh)$/;
const MOST_BYTES = 300_000;

/**
 * Copies source from `packages` (a node_modules folder), package by package in the order of their names, until there are
 * that many bytes, and commits it. Throws when the packages hold less.
 */
export function makeCorpus(packages: string, folder: string, bytes: number): Corpus {
  const made = { folder, files: 0, bytes: 0 };
  for (const file of sourceFiles(packages, '')) {
    if (made.bytes >= bytes) {
      break;
    }
    const target = path.join(folder, file.replaceAll('node_modules', 'packages'));
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(packages, file), target);
    made.files += 1;
    made.bytes += lstatSync(target).size;
  }
  if (made.bytes < bytes) {
    throw new Error(`The packages hold ${made.bytes} bytes of source, which is less than ${bytes}.`);
  }
  writeFileSync(path.join(folder, '.gitignore'), 'dist-local/\n');
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Begin');
  return made;
}

function* sourceFiles(top: string, folder: string): Generator<string> {
  const entries = readdirSync(path.join(top, folder), { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.')) {
      yield* sourceFiles(top, file);
    } else if (entry.isFile() && SOURCE.test(entry.name) && lstatSync(path.join(top, file)).size <= MOST_BYTES) {
      yield file;
    }
  }
}
