// Opens a cited file at the words quoted, as the file reads now.

import * as vscode from 'vscode';
import { findQuote } from '../../core/chat/citations.ts';
import { uriOf } from './workspacePaths.ts';

/**
 * Shows the file with the quoted words selected. Where they no longer stand, the file opens at `line` (1-based).
 * Rejects when the file cannot be opened.
 */
export async function openCitation(path: string, quote: string, line: number): Promise<void> {
  const uri = uriOf(path);
  if (!uri) {
    throw new Error(`No workspace folder holds ${path}.`);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const found = quote === '' ? undefined : findQuote({ path, text: document.getText() }, quote);
  const [first, last] = found ?? [line, line];
  const start = new vscode.Position(Math.max(0, first - 1), 0);
  const end = document.lineAt(Math.min(document.lineCount, Math.max(1, last)) - 1).range.end;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, end), preview: true });
}
