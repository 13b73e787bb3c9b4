// Narrows a workspace to what a question is about.

import { IgnoreRules } from '../egress/ignoreRules.ts';
import { trimSlash } from './mentions.ts';
import type { PackInput } from './packTypes.ts';

/** Whether a path belongs to the question: in its scope, pinned, or added by hand. */
export function inScope(
  input: Pick<PackInput, 'scope' | 'only' | 'attachments' | 'activePath' | 'openPaths' | 'pinned'>,
): (path: string) => boolean {
  const pinned = new Set(input.pinned);
  const attached = attachmentTest(input.attachments);
  const belongs = scopeTest(input);
  const matches = patternTest(input.only);
  return (path) => (belongs(path) && matches(path)) || pinned.has(path) || attached(path) !== undefined;
}

/** How a path was added by hand: itself, as a selection in it, or as a part of a folder. */
export function attachmentTest(
  attachments: PackInput['attachments'],
): (path: string) => 'file' | 'selection' | 'folder' | undefined {
  const pathsOf = (kind: 'file' | 'selection') =>
    new Set(attachments.filter((one) => one.kind === kind).map(({ path }) => path));
  const [files, selections] = [pathsOf('file'), pathsOf('selection')];
  const folders = attachments.filter(({ kind }) => kind === 'folder').map(({ path }) => path);
  return (path) => {
    if (files.has(path)) {
      return 'file';
    }
    if (folders.some((folder) => isBelow(path, folder))) {
      return 'folder';
    }
    return selections.has(path) ? 'selection' : undefined;
  };
}

function patternTest(patterns: readonly string[] | undefined): (path: string) => boolean {
  if (patterns === undefined) {
    return () => true;
  }
  const rules = new IgnoreRules().with({ base: '', name: 'scope', text: patterns.join('\n') });
  return (path) => rules.matchDeep(path) !== undefined;
}

function scopeTest({
  scope,
  activePath,
  openPaths,
}: Pick<PackInput, 'scope' | 'activePath' | 'openPaths'>): (path: string) => boolean {
  switch (scope.kind) {
    case 'workspace':
      return () => true;
    case 'folder':
      return (path) => isBelow(path, scope.path);
    case 'package':
      return (path) => scope.folders.some((folder) => isBelow(path, folder));
    case 'editors': {
      const open = new Set(openPaths);
      return (path) => open.has(path) || path === activePath;
    }
    case 'file': {
      const wanted = scope.path ?? activePath;
      return (path) => path === wanted;
    }
    case 'selection':
      return () => false;
  }
}

function isBelow(path: string, folder: string): boolean {
  const prefix = trimSlash(folder);
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}
