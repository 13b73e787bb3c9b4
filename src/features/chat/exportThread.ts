// Takes conversations out and in: as a Markdown or JSON document, and from a JSON file.

import * as vscode from 'vscode';
import { exportMarkdown } from '../../core/chat/exportMarkdown.ts';
import { parseThreadJson, toThreadJson } from '../../core/chat/threadJson.ts';
import type { Thread } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';

/** Opens an untitled document; nothing is written to the disk. */
export async function exportThread(thread: Thread, language: 'markdown' | 'json'): Promise<void> {
  const content = language === 'markdown' ? exportMarkdown(thread) : toThreadJson(thread);
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Lets the user choose a file and keeps the conversation in it, beside those that are there; answers its id. */
export async function importThread({ chats }: Pick<Services, 'chats'>): Promise<string | undefined> {
  const filters = { [vscode.l10n.t('Chats')]: ['json'] };
  const [file] = (await vscode.window.showOpenDialog({ filters, openLabel: vscode.l10n.t('Import') })) ?? [];
  if (!file) {
    return undefined;
  }
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const thread = parseThreadJson(text, crypto.randomUUID());
  if (!thread) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('That file holds no chat. Choose one that “Export Chat as JSON” has made.'),
    );
    return undefined;
  }
  await chats.add(thread);
  return thread.id;
}
