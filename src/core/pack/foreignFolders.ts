// Folders of code that others wrote: installed packages, and copies that a project keeps of them.

import type { LeftOutBy } from './folderRules.ts';

/** Where package managers and tools install; never the place of a project's own code, but where a repository tracks it as a sample. */
const INSTALLED = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.pnpm-store',
  '.venv',
  'site-packages',
  '__pypackages__',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.gradle',
  '.terraform',
  '.dart_tool',
  'Pods',
  'Carthage',
  '.svn',
  '.hg',
]);

/** A name alone says little, since a shop has vendors too: it takes a sign in the folder that its content came from elsewhere. */
const KEPT_COPIES = /(?:^|\/)(?:vendors?|third[-_]?party|3rd[-_]?party)\//i;

/** Files that come with what others wrote. */
const LICENSE = /^(?:(?:icu-|mit-|apache-|bsd-)?licen[cs]e|copying|copyright|notice|unlicense)(?:[.-]|$)/i;

/** What package managers leave beside the copies that they make; with it all in its folder is one. */
const MANAGED = new Set(['.cargo-checksum.json', 'modules.txt', 'autoload.php']);

/** The first folder of the path (ending in `/`) in which packages are installed, by its name. */
export function installedFolder(path: string): string | undefined {
  for (let from = 0, to = path.indexOf('/'); to >= 0; from = to + 1, to = path.indexOf('/', from)) {
    if (INSTALLED.has(path.slice(from, to))) {
      return path.slice(0, to + 1);
    }
  }
  return undefined;
}

/** Why a folder (ending in `/`) in which packages are installed is left out. */
export function installedBy(folder: string): LeftOutBy | undefined {
  const name = folder.slice(folder.lastIndexOf('/', folder.length - 2) + 1);
  return INSTALLED.has(name.slice(0, -1)) ? { reason: 'vendored', rule: name } : undefined;
}

/** Folders (ending in `/`) that hold copies of what others wrote, with the file that shows it. */
export function copiedFolders(paths: readonly string[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const path of paths) {
    if (!KEPT_COPIES.test(path)) {
      continue;
    }
    const end = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, end), path.slice(end)];
    // A license of the folder of copies itself is as often the project's own.
    const isBelow = KEPT_COPIES.test(folder.slice(0, -1));
    if (MANAGED.has(name) || (isBelow && LICENSE.test(name))) {
      folders.set(folder, name);
    }
  }
  return folders;
}
