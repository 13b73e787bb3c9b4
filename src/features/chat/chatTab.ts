// A chat in an editor tab: its name follows the conversation.

import * as vscode from 'vscode';
import type { Chat } from './chat.ts';

/** The kind of the tab's webview, by which the editor restores it. */
const CHAT_TAB = 'panorama.chatTab';

/** A chat in a tab; dispose it when the tab closes. */
export interface ChatTab extends vscode.Disposable {
  readonly chat: Chat;
  readonly panel: vscode.WebviewPanel;
}

/** Makes a tab for a chat, or takes the one that the editor has restored. */
export function makeTab(chat: Chat, extensionUri: vscode.Uri, restored?: vscode.WebviewPanel): ChatTab {
  const panel = restored ?? vscode.window.createWebviewPanel(CHAT_TAB, '', vscode.ViewColumn.Active);
  panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
  const { session } = chat;
  const name = (): void => {
    const { title } = session.current;
    panel.title = title === '' ? vscode.l10n.t('New Chat') : title;
  };
  name();
  const listeners = vscode.Disposable.from(session.onDidChange(name), session.onDidReplace(name));
  return {
    chat,
    panel,
    dispose: () => {
      listeners.dispose();
    },
  };
}
