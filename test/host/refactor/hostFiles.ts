// Files of the open workspace, for tests in the editor.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** The folder that is open. Throws when there is none. */
export function workspaceRoot(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new Error('No folder is open.');
  }
  return folder.uri.fsPath;
}

/** Writes a file into the workspace, past the editor. */
export function placeFile(name: string, text: string): vscode.Uri {
  const file = path.join(workspaceRoot(), name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return vscode.Uri.file(file);
}

/** Writes a file and opens it in the active editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = placeFile(name, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

/** Types text, as the user would. */
export async function typeAt(editor: vscode.TextEditor, offset: number, text: string): Promise<void> {
  const done = await editor.edit((builder) => {
    builder.insert(editor.document.positionAt(offset), text);
  });
  if (!done) {
    throw new Error('The text could not be typed.');
  }
}

/** Saves and closes everything, so that no question about unsaved text comes up. */
export async function closeAll(): Promise<void> {
  await vscode.workspace.saveAll(true);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
