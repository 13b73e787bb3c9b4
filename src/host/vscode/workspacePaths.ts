// Translates between the editor's addresses and the workspace paths of the core.

import * as vscode from 'vscode';

/** One root folder of the workspace. */
export interface WorkspaceRoot {
  /** Unique among the roots: a second folder of the same name gets ` (2)`. */
  readonly name: string;
  readonly uri: vscode.Uri;
}

/** The roots, with unique names, in the editor's order. */
export function workspaceRoots(): readonly WorkspaceRoot[] {
  const seen = new Map<string, number>();
  return (vscode.workspace.workspaceFolders ?? []).map((folder) => {
    const count = (seen.get(folder.name) ?? 0) + 1;
    seen.set(folder.name, count);
    return { name: count === 1 ? folder.name : `${folder.name} (${count})`, uri: folder.uri };
  });
}

/**
 * The path of a document relative to the workspace, with `/`; in a multi-root workspace the root's name comes first.
 * A document outside the workspace, or without a file, has no path.
 */
export function pathOf(uri: vscode.Uri): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) {
    return undefined;
  }
  const roots = workspaceRoots();
  const relative = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
  if (roots.length === 1) {
    return relative;
  }
  const root = roots.find((candidate) => candidate.uri.toString() === folder.uri.toString());
  return root && (relative === '' ? root.name : `${root.name}/${relative}`);
}

/** The address of a workspace path; undefined when the path names no root or climbs out of it. */
export function uriOf(path: string): vscode.Uri | undefined {
  const roots = workspaceRoots();
  const single = roots.length === 1;
  const segments = path.split('/');
  const root = single ? roots[0] : roots.find((candidate) => candidate.name === segments[0]);
  const rest = single ? segments : segments.slice(1);
  if (!root || rest.some((segment) => segment === '..' || segment === '.')) {
    return undefined;
  }
  return vscode.Uri.joinPath(root.uri, ...rest);
}
