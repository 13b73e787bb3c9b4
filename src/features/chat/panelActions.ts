// What the panel's links and buttons do in the editor.

import * as vscode from 'vscode';
import { offsetsOf } from '../../host/vscode/snapshotOf.ts';
import { openCitation } from '../../host/vscode/openCitation.ts';
import type { PanelAction } from '../../protocol/messages.ts';
import type { Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';

/** The commands behind the panel's buttons; the webview can start nothing else. */
const ACTIONS: Readonly<Record<Exclude<PanelAction, 'showLog'>, string>> = {
  setKey: 'panorama.setKey',
  chooseProfile: 'panorama.chooseProfile',
  showPack: 'panorama.pack.openPage',
  openSettings: 'panorama.openSettings',
  newChat: 'panorama.chat.new',
  manageTrust: 'workbench.trust.manage',
};

/** Runs one of the panel's buttons. */
export async function runAction(action: PanelAction, services: Pick<Services, 'log'>): Promise<void> {
  if (action === 'showLog') {
    services.log.show();
  } else {
    await vscode.commands.executeCommand(ACTIONS[action]);
  }
}

/** Tells keybindings and menus whether an answer is under way. */
export async function setAnswering(answering: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'panorama.answering', answering);
}

/** Opens a web address in the user's browser; any other scheme does nothing. */
export async function openLink(url: string): Promise<void> {
  const uri = vscode.Uri.parse(url, true);
  if (uri.scheme === 'https' || uri.scheme === 'http') {
    await vscode.env.openExternal(uri);
  }
}

/** Opens what a turn cites; a file that is gone is told. */
export async function showCitation(
  turn: Turn | undefined,
  { path, quote }: { readonly path: string; readonly quote: string },
  services: Pick<Services, 'log'>,
): Promise<void> {
  const citation = turn?.citations.find((candidate) => candidate.path === path && candidate.quote === quote);
  try {
    await openCitation(path, quote, citation?.lines[0] ?? 1);
  } catch (error) {
    services.log.warn(`A citation could not be opened: ${String(error)}`);
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be opened. It may have been moved or deleted.', path),
    );
  }
}

/** Puts code in place of the selection, through the write gate. */
export async function insertAtCursor(text: string, services: Pick<Services, 'writeGate'>): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a file to insert the code into.'));
    return;
  }
  const { document, selection } = editor;
  const result = await services.writeGate.apply({
    label: vscode.l10n.t('Insert code'),
    changes: [
      {
        kind: 'edit',
        uri: document.uri,
        version: document.version,
        text: document.getText(),
        edits: [{ ...offsetsOf(document, selection), newText: text }],
      },
    ],
  });
  if (result.kind === 'refused') {
    void vscode.window.showWarningMessage(result.message);
  }
}
