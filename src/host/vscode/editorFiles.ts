// The FileSource port over the editor's own file system: folders that are not on a disk are read this way.

import * as vscode from 'vscode';
import type { DirectoryEntry, FileSource } from '../../core/ports.ts';
import { uriOf, workspaceRoots } from './workspacePaths.ts';

/** Reads the workspace through `vscode.workspace.fs`. Every method rejects when the editor cannot read the thing. */
export function createEditorFiles(): FileSource {
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

/** A link keeps the bit of what it points to; it is a link first, since links are not followed. */
function kindOf(type: vscode.FileType): DirectoryEntry['kind'] {
  if ((type & vscode.FileType.SymbolicLink) !== 0) {
    return 'link';
  }
  if (type === vscode.FileType.Directory) {
    return 'directory';
  }
  return type === vscode.FileType.File ? 'file' : 'other';
}
