// The WorkspaceMemory port over the editor's own memory of a workspace.

import type * as vscode from 'vscode';
import type { WorkspaceMemory } from '../../core/ports.ts';

/** Keeps values under names of Panorama's own. */
export function createWorkspaceMemory(memento: vscode.Memento): WorkspaceMemory {
  return {
    read: (name) => memento.get<unknown>(name),
    write: async (name, value) => {
      await memento.update(name, value);
    },
  };
}
