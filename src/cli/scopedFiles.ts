// The files of a folder that match a pattern; the others are not there.

import ignore from 'ignore';
import type { FileSource } from '../core/ports.ts';

/** Files that say what to leave out: they count for the files in scope, wherever they stand. */
const rules: readonly string[] = ['.gitignore', '.panoramaignore'];

/** A FileSource that shows the files matching a gitignore-style pattern, and every folder. */
export function scopedFiles(files: FileSource, pattern: string): FileSource {
  const scope = ignore().add(pattern);
  return {
    size: (path) => files.size(path),
    readFile: (path) => files.readFile(path),
    readDirectory: async (folder) => {
      const entries = await files.readDirectory(folder);
      const prefix = folder === '' ? '' : `${folder}/`;
      return entries.filter(
        ({ name, kind }) => kind === 'directory' || rules.includes(name) || scope.ignores(prefix + name),
      );
    },
  };
}
