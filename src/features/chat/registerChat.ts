// Registers the chat: its view, its commands and the question that other commands may ask.

import * as vscode from 'vscode';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { readSelection } from '../../host/vscode/editorContext.ts';
import type { Scope } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import { askFromCommand } from './askCommand.ts';
import type { ChatController } from './chatController.ts';
import { Chats } from './chats.ts';

/** Registers the chat; dispose the result to take all of it away. */
export function registerChat(services: Services): vscode.Disposable {
  const chats = new Chats(services);
  return vscode.Disposable.from(
    chats,
    vscode.window.registerWebviewViewProvider('panorama.chat', {
      resolveWebviewView: (view, { state }) => chats.showInView(view, threadOf(state)),
    }),
    vscode.window.registerWebviewPanelSerializer('panorama.chatTab', {
      deserializeWebviewPanel: (panel, state: unknown) => chats.openTab({ panel, threadId: threadOf(state) }),
    }),
    registerTabCommands(chats),
    registerConversationCommands(services, chats),
    registerContextCommands(chats),
    registerScopeCommands(chats),
    vscode.commands.registerCommand('panorama.ask', (argument: unknown) =>
      askFromCommand(argument, chats.active.controller),
    ),
    vscode.commands.registerCommand('panorama.chat.prepare', async (argument: unknown) => {
      const { prepareQuestion } = await import('./prepareQuestion.ts');
      await prepareQuestion(argument, chats.active.controller);
    }),
  );
}

/** The conversation that a view or a tab showed, from what its webview kept. */
function threadOf(state: unknown): string | undefined {
  const thread = typeof state === 'object' && state !== null && 'thread' in state ? state.thread : undefined;
  return typeof thread === 'string' ? thread : undefined;
}

function registerTabCommands(chats: Chats): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.chat.newInEditor', () => chats.openTab()),
    vscode.commands.registerCommand('panorama.chat.moveToEditor', () => chats.moveToTab()),
  );
}

function registerConversationCommands(services: Services, chats: Chats): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.chat.new', () => {
      chats.active.session.startAfresh();
    }),
    vscode.commands.registerCommand('panorama.chat.stop', () => {
      chats.active.session.stop();
    }),
    vscode.commands.registerCommand('panorama.chat.export', async () => {
      const { exportThread } = await import('./exportThread.ts');
      await exportThread(chats.active.session.current, 'markdown');
    }),
    vscode.commands.registerCommand('panorama.chat.exportJson', async () => {
      const { exportThread } = await import('./exportThread.ts');
      await exportThread(chats.active.session.current, 'json');
    }),
    vscode.commands.registerCommand('panorama.chat.import', async () => {
      const { importThread } = await import('./exportThread.ts');
      const id = await importThread(services);
      await (id !== undefined && chats.openKept(id));
    }),
    vscode.commands.registerCommand('panorama.chat.rename', async () => {
      const { renameCurrent } = await import('./chatHistory.ts');
      await renameCurrent(chats.active.session);
    }),
    vscode.commands.registerCommand('panorama.chat.history', async () => {
      const { showHistory } = await import('./chatHistory.ts');
      await showHistory({
        services,
        sessionOf: (id) => chats.showing(id)?.session,
        openKept: (id) => chats.openKept(id),
      });
    }),
  );
}

function registerScopeCommands(chats: Chats): vscode.Disposable {
  const choose = (scope: Scope) => chats.active.controller.chooseScope(scope);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.askFolder', async (uri?: vscode.Uri) => {
      const { askFolder } = await import('./scopeCommands.ts');
      await askFolder(uri, choose);
    }),
    vscode.commands.registerCommand('panorama.askPackage', async (uri?: vscode.Uri) => {
      const { askPackage } = await import('./scopeCommands.ts');
      await askPackage(uri, choose);
    }),
  );
}

function registerContextCommands(chats: Chats): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.addSelection', async () => {
      const { controller } = chats.active;
      const selection = readSelection();
      if (selection) {
        await controller.addAttachment(selection);
      } else {
        await controller.focus();
      }
    }),
    vscode.commands.registerCommand('panorama.addFile', (uri?: vscode.Uri) =>
      addPath(chats.active.controller, 'file', uri),
    ),
    vscode.commands.registerCommand('panorama.addFolder', (uri?: vscode.Uri) =>
      addPath(chats.active.controller, 'folder', uri),
    ),
  );
}

async function addPath(controller: ChatController, kind: 'file' | 'folder', uri?: vscode.Uri): Promise<void> {
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  const path = target && pathOf(target);
  if (path === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Only files of the workspace can be added.'));
    return;
  }
  await controller.addAttachment({ kind, path });
}
