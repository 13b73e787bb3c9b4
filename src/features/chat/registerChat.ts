// Registers the chat: its view, its commands and the question that other commands may ask.

import * as vscode from 'vscode';
import { attachPanel } from '../../host/vscode/webview.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { readSelection } from '../../host/vscode/editorContext.ts';
import type { Scope } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import { askFromCommand } from './askCommand.ts';
import { ChatController } from './chatController.ts';
import { ChatSession } from './chatSession.ts';

/** Registers the chat; dispose the result to take all of it away. */
export function registerChat(services: Services): vscode.Disposable {
  const session = new ChatSession(services);
  const controller = new ChatController(services, session);
  return vscode.Disposable.from(
    session,
    controller,
    vscode.window.registerWebviewViewProvider('panorama.chat', {
      resolveWebviewView: (view) => {
        showIn(view, services, controller);
      },
    }),
    registerConversationCommands(services, session),
    registerContextCommands(controller),
    registerScopeCommands(controller),
    vscode.commands.registerCommand('panorama.ask', (argument: unknown) => askFromCommand(argument, controller)),
  );
}

function showIn(view: vscode.WebviewView, services: Services, controller: ChatController): void {
  const panel = attachPanel(view.webview, services.extensionUri, {
    received: (message) => {
      controller.receive(message, panel).catch((error: unknown) => {
        services.log.error(`The chat panel's ${message.kind} failed: ${String(error)}`);
      });
    },
    rejected: () => {
      services.log.warn('The chat panel sent a message that does not fit the protocol; it was dropped.');
    },
  });
  const attached = controller.attach(panel);
  const viewer = services.preview.addViewer(() => view.visible, view.onDidChangeVisibility);
  view.onDidDispose(() => {
    vscode.Disposable.from(panel, attached, viewer).dispose();
  });
}

function registerConversationCommands(services: Services, session: ChatSession): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.chat.new', () => {
      session.startAfresh();
    }),
    vscode.commands.registerCommand('panorama.chat.stop', () => {
      session.stop();
    }),
    vscode.commands.registerCommand('panorama.chat.export', async () => {
      const { exportThread } = await import('./exportThread.ts');
      await exportThread(session.current, 'markdown');
    }),
    vscode.commands.registerCommand('panorama.chat.exportJson', async () => {
      const { exportThread } = await import('./exportThread.ts');
      await exportThread(session.current, 'json');
    }),
    vscode.commands.registerCommand('panorama.chat.import', async () => {
      const { importThread } = await import('./exportThread.ts');
      const id = await importThread(services);
      await (id !== undefined && session.openKept(id));
    }),
    vscode.commands.registerCommand('panorama.chat.rename', async () => {
      const { renameCurrent } = await import('./chatHistory.ts');
      await renameCurrent(session);
    }),
    vscode.commands.registerCommand('panorama.chat.history', async () => {
      const { showHistory } = await import('./chatHistory.ts');
      await showHistory({ services, session });
    }),
  );
}

function registerScopeCommands(controller: ChatController): vscode.Disposable {
  const choose = (scope: Scope) => controller.chooseScope(scope);
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

function registerContextCommands(controller: ChatController): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('panorama.addSelection', async () => {
      const selection = readSelection();
      if (selection) {
        await controller.addAttachment(selection);
      } else {
        await controller.focus();
      }
    }),
    vscode.commands.registerCommand('panorama.addFile', (uri?: vscode.Uri) => addPath(controller, 'file', uri)),
    vscode.commands.registerCommand('panorama.addFolder', (uri?: vscode.Uri) => addPath(controller, 'folder', uri)),
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
