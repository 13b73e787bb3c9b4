// The FileSource port over the editor's own file system: folders that are not on a disk are read this way.

import * as vscode from 'vscode';
import type { StatSource } from '../../core/ports.ts';
import { kindOf, statFiles } from './statFiles.ts';
import { uriOf, workspaceRoots } from './workspacePaths.ts';

/** Reads the workspace through `vscode.workspace.fs`. Every method but `stats` rejects when the editor cannot read the thing. */
export function createEditorFiles(): StatSource {
  return {
    readDirectory: async (path) => {
      const roots = workspaceRoots();
      if (path === '' && roots.length > 1) {
        return roots.map(({ name }) => ({ name, kind: 'directory' }));
      }
      const entries = await vscode.workspace.fs.readDirectory(existing(path));
      return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
    },
    size: async (path) => (await vscode.workspace.fs.stat(existing(path))).size,
    stats: (paths, signal) => statFiles(paths.map(uriOf), signal),
    readFile: async (path) => vscode.workspace.fs.readFile(existing(path)),
  };
}

function existing(path: string): vscode.Uri {
  const uri = uriOf(path);
  if (!uri) {
    throw new Error(`No workspace folder holds ${path}.`);
  }
  return uri;
}
