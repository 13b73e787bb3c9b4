// Registers what shows the inside: the pack, the last request, diagnostics, the log.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { registerLastRequest } from './lastRequestDocument.ts';
import { registerLedger } from './registerLedger.ts';
import { registerPack } from './registerPack.ts';

/** Registers the views and commands; dispose the result to take them away. */
export function registerInspect(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerPack(services),
    registerLastRequest(services),
    registerLedger(services),
    vscode.commands.registerCommand('panorama.copyDiagnostics', async () => {
      const { copyDiagnostics } = await import('./copyDiagnostics.ts');
      return copyDiagnostics(services);
    }),
    vscode.commands.registerCommand('panorama.showLog', () => {
      services.log.show();
    }),
  );
}
