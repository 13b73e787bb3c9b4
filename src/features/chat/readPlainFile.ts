// Reads a small text file of the workspace that is no link and lies behind none: what a link leads to is not the workspace's word.

import * as vscode from 'vscode';

/** The text of a file below a root folder; undefined when it is missing, a link, too large or no UTF-8. Never rejects. */
export async function readPlainFile(
  root: vscode.Uri,
  segments: readonly string[],
  mostBytes: number,
): Promise<string | undefined> {
  try {
    for (const [index] of segments.entries()) {
      const { type } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(root, ...segments.slice(0, index + 1)));
      if ((type & vscode.FileType.SymbolicLink) !== 0) {
        return undefined;
      }
    }
    const uri = vscode.Uri.joinPath(root, ...segments);
    const { size } = await vscode.workspace.fs.stat(uri);
    const bytes = size > mostBytes ? undefined : await vscode.workspace.fs.readFile(uri);
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
