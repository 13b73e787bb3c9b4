// Finds the project's own files: those that git tracks, or would track.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Paths relative to `folder` with `/`, sorted. */
export function listSourceFiles(folder) {
  const names = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: folder, encoding: 'utf8' });
  return names.split('\0').filter((name) => name !== '' && existsSync(path.join(folder, name)));
}

/** The text of a file found by `listSourceFiles`. */
export function readSource(folder, name) {
  return readFileSync(path.join(folder, name), 'utf8');
}
