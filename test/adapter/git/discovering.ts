// Discovers a folder of the disk for a test, by git's list and by the walk.

import process from 'node:process';
import { discover, type DiscoverDeps, type DiscoverInput, type Discovery } from '../../../src/core/pack/discover.ts';
import { overlayUnsaved } from '../../../src/core/pack/unsavedFiles.ts';
import { createNodeFileSource } from '../../../src/host/files/nodeFileSource.ts';
import { createGitLister, type GitRoot } from '../../../src/host/git/gitLister.ts';

/** A question over the whole workspace. */
const plain: DiscoverInput = {
  exclude: [],
  include: [],
  attachments: [],
  scope: { kind: 'workspace' },
  unsaved: [],
};

/** One folder as the roots of a workspace. */
export const rootsOf = (folder: string): readonly GitRoot[] => [{ name: 'root', path: folder }];

/** Discovers by git where there is one. */
export function discoverByGit(
  roots: readonly GitRoot[],
  changes: Partial<DiscoverInput> = {},
  deps: Partial<DiscoverDeps> = {},
): Promise<Discovery> {
  const lister = createGitLister({ roots, isTrusted: true, searchPath: process.env['PATH'] });
  return discoverByWalk(roots, changes, { lister, ...deps });
}

/** Discovers by the walk alone. */
export function discoverByWalk(
  roots: readonly GitRoot[],
  changes: Partial<DiscoverInput> = {},
  deps: Partial<DiscoverDeps> = {},
): Promise<Discovery> {
  const input = { ...plain, ...changes };
  const disk = createNodeFileSource(roots);
  const files = overlayUnsaved(disk, input.unsaved);
  return discover(input, { files, disk, ...deps }, new AbortController().signal);
}

/** What became of each path: `full` or the reason and rule. */
export function verdictsOf({ files, excluded }: Discovery): Record<string, string> {
  return Object.fromEntries([
    ...files.map(
      ({ path, isNamed, ignoredBy }) =>
        [path, ['found', isNamed ? 'named' : '', ignoredBy ?? ''].join(' ').trim()] as const,
    ),
    ...excluded.map(
      ({ path, reason, rule }) => [path, rule === undefined ? reason : `${reason} (${rule.trimEnd()})`] as const,
    ),
  ]);
}
