// Finds the package that a file belongs to, and the packages of the workspace that it needs, directly or through others.

import type { Scope } from '../../protocol/thread.ts';
import type { WorkspacePackage } from './packageManifests.ts';

/** A scope over a package and what it needs. */
export type PackageScope = Extract<Scope, { kind: 'package' }>;

/** The scope of the package nearest above a path, with every package of the workspace that it needs; undefined outside of any. */
export function packageScope(packages: readonly WorkspacePackage[], path: string): PackageScope | undefined {
  const folder = nearestFolder(packages, path);
  if (folder === undefined) {
    return undefined;
  }
  return { kind: 'package', path: folder, folders: withoutNested(closure(packages, folder)) };
}

/**
 * What to propose for the active file: the scope of its package, where the workspace has several and it is a part of them.
 * Undefined where the proposal would not be smaller than the workspace.
 */
export function proposeScope(packages: readonly WorkspacePackage[], activePath: string): PackageScope | undefined {
  const folders = new Set(packages.map(({ folder }) => folder));
  const scope = packageScope(packages, activePath);
  return folders.size > 1 && scope && !scope.folders.includes('') ? scope : undefined;
}

function nearestFolder(packages: readonly WorkspacePackage[], path: string): string | undefined {
  const above = packages.map(({ folder }) => folder).filter((folder) => isAtOrBelow(path, folder));
  return above.toSorted((one, other) => other.length - one.length)[0];
}

/** The folders in the order in which they are needed; one folder may hold packages of several kinds. */
function closure(packages: readonly WorkspacePackage[], start: string): readonly string[] {
  const byName = new Map(packages.map((one) => [`${one.kind} ${one.name}`, one.folder]));
  const byFolder = new Map<string, WorkspacePackage[]>();
  for (const one of packages) {
    byFolder.set(one.folder, [...(byFolder.get(one.folder) ?? []), one]);
  }
  const found = new Set([start]);
  for (const folder of found) {
    for (const { kind, needs, needsFolders } of byFolder.get(folder) ?? []) {
      const named = needs.flatMap((name) => byName.get(`${kind} ${name}`) ?? []);
      for (const needed of [...named, ...needsFolders.filter((one) => byFolder.has(one))]) {
        found.add(needed);
      }
    }
  }
  return [...found];
}

/** A folder below another one that is in the list adds nothing. */
function withoutNested(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && isAtOrBelow(folder, other)));
}

function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
