// The patterns of the settings that keep files out, as they read from the whole workspace.

import { anchorPatterns } from '../../core/egress/anchorPatterns.ts';
import type { Settings } from './settings.ts';
import { workspaceRoots } from './workspacePaths.ts';

/** The patterns of each root. */
export function excludedPatterns(settings: Pick<Settings, 'exclude'>): readonly string[] {
  const roots = workspaceRoots();
  return roots.flatMap(({ name, uri }) =>
    roots.length === 1 ? settings.exclude(uri) : anchorPatterns(settings.exclude(uri), name),
  );
}
