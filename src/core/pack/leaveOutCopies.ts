// Leaves out copies: of files that say the same a model needs one, and two that differ a little mislead it.

import type { FileFacts } from './fileFacts.ts';
import { nearDuplicates } from './nearDuplicates.ts';
import type { RankContext } from './rankFiles.ts';
import type { Reading } from './workspaceIndex.ts';

/** The files without copies of others. What the user named, has open or has pinned stays. */
export function leaveOutCopies(files: readonly FileFacts[], { input, found, history }: RankContext): Reading {
  const { attachments, activePath, openPaths, pinned = [], full = [] } = input;
  const wanted = new Set([
    ...attachments.map(({ path }) => path),
    ...(activePath === undefined ? [] : [activePath]),
    ...[...openPaths, ...pinned, ...full],
    ...found.flatMap(({ path, isNamed }) => (isNamed ? [path] : [])),
  ]);
  const copies = nearDuplicates(files, (path) => history?.touched.get(path)?.[0]);
  const left = new Map([...copies].filter(([path]) => !wanted.has(path)));
  return {
    files: files.filter(({ path }) => !left.has(path)),
    excluded: [...left].map(([path, { path: original, kind }]) => ({
      path,
      reason: 'duplicate',
      rule: kind === 'exact' ? `the same as ${original}` : `nearly the same as ${original}`,
    })),
  };
}
