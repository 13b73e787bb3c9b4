// Tells changes that can alter a pack from those in what no pack looks at.

import type { ExclusionReason, Manifest } from '../../protocol/manifest.ts';

/** What stays out by its name or its place, whatever stands in it. */
const CLOSED: ReadonlySet<ExclusionReason> = new Set<ExclusionReason>([
  'ignored',
  'excluded',
  'vendored',
  'secret',
  'too-many',
]);

/** Whether any of the changed paths, folders among them, may make the next pack another than this one. */
export function concernsPack({ excluded }: Pick<Manifest, 'excluded'>, changed: readonly string[]): boolean {
  const closed = new Set(excluded.flatMap(({ path, reason }) => (CLOSED.has(reason) ? [path] : [])));
  return changed.some((path) => !closed.has(path) && !foldersOf(path).some((folder) => closed.has(folder)));
}

/** The folders above a path, and itself as one. */
function foldersOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_, index) => `${segments.slice(0, index + 1).join('/')}/`);
}
