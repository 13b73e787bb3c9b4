// Makes one hash of many files, so that a finished step is repeated only when its input changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Lists the files under a path in a stable order; a file lists itself, a missing path nothing.
 * @param {string} start
 * @returns {string[]} absolute paths
 */
export function listFiles(start) {
  if (!existsSync(start)) return [];
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start)
    .sort()
    .flatMap((name) => listFiles(path.join(start, name)));
}

/**
 * The SHA-256 of the names and bytes of all files under the given paths, in hexadecimal.
 * @param {readonly string[]} paths absolute paths of files or folders
 * @param {string} [seed] mixed in first, for what is not a file
 */
export function fingerprint(paths, seed = '') {
  const hash = createHash('sha256').update(seed);
  for (const start of paths) {
    for (const file of listFiles(start)) {
      hash.update(`\0${path.relative(start, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}
