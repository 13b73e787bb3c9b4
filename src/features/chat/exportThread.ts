// Opens the conversation as a Markdown document, which the user may save where they like.

import * as vscode from 'vscode';
import { exportMarkdown } from '../../core/chat/exportMarkdown.ts';
import type { Thread } from '../../protocol/thread.ts';

/** Opens an untitled document; nothing is written to the disk. */
export async function exportThread(thread: Thread): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: exportMarkdown(thread) });
  await vscode.window.showTextDocument(document, { preview: false });
}
