// The text of a document, as the editor has it.

import * as vscode from 'vscode';

/** The text; undefined for what is gone or is no text. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
