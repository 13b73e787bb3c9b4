// Registers the page of the ledger; its code is loaded when it is first shown.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { LedgerPage } from './ledgerPage.ts';

/** Registers the command and the page; dispose the result to take them away. */
export function registerLedger(services: Services): vscode.Disposable {
  let page: LedgerPage | undefined;
  const getPage = async () => {
    const { LedgerPage } = await import('./ledgerPage.ts');
    page ??= new LedgerPage(services);
    return page;
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => page?.dispose()),
    vscode.window.registerWebviewPanelSerializer('panorama.ledgerPage', {
      deserializeWebviewPanel: async (panel) => {
        (await getPage()).restore(panel);
      },
    }),
    vscode.commands.registerCommand('panorama.showLedger', async () => {
      (await getPage()).show();
    }),
  );
}
