// Narrows a workspace to what a question is about.

import { IgnoreRules } from '../egress/ignoreRules.ts';
import type { PackInput } from './packTypes.ts';

/** Whether a path belongs to the question: in its scope, or added by hand. */
export function inScope(
  input: Pick<PackInput, 'scope' | 'only' | 'attachments' | 'activePath' | 'openPaths'>,
): (path: string) => boolean {
  const attached = input.attachments.map(({ kind, path }) => ({ kind, path }));
  const isAttached = (path: string) =>
    attached.some((one) => (one.kind === 'folder' ? isBelow(path, one.path) : path === one.path));
  const belongs = scopeTest(input);
  const matches = patternTest(input.only);
  return (path) => (belongs(path) && matches(path)) || isAttached(path);
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
  const prefix = folder.replace(/\/+$/u, '');
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}
