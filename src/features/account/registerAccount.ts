// Registers the account: keys, models, settings, and what is kept.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { ProbeDocument } from './probeDocument.ts';
import { registerSeclai } from './registerSeclai.ts';
import { watchRefusedSettings } from './refusedSettings.ts';

/** Registers the commands; dispose the result to take them away. */
export function registerAccount(services: Services): vscode.Disposable {
  const opened: vscode.Disposable[] = [];
  const page = once(async () => {
    const made: ProbeDocument = (await import('./probeDocument.ts')).createProbeDocument();
    opened.push(made);
    return made;
  });
  const refresh = once(async () => (await import('./refreshModels.ts')).createRefresh(services));
  const commands: Readonly<Record<string, () => Promise<void>>> = {
    'panorama.setKey': async () => (await import('./accountCommands.ts')).setKey(services),
    'panorama.clearKey': async () => (await import('./accountCommands.ts')).clearKey(services),
    'panorama.chooseProfile': async () => (await import('./accountCommands.ts')).chooseProfile(services),
    'panorama.testConnection': async () => (await import('./testConnection.ts')).testConnection(services, await page()),
    'panorama.openSettings': openSettings,
    'panorama.removeAllData': async () => (await import('./removeAllData.ts')).removeAllData(services),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(name, () => reported(services, name, run)),
  );
  const telling = services.onDidPack(() => {
    void reported(services, 'The notice of an end', async () => (await import('./tellSunset.ts')).tellSunset(services));
    void reported(services, 'The list of models', async () => (await refresh())(services.profiles.current()));
  });
  return vscode.Disposable.from(...registered, telling, registerSeclai(services), watchRefusedSettings(services));
}

/** Makes a thing when it is first asked for, and gives the same from then on. */
function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () => (made ??= make());
}

/** A command that fails says so in a sentence; what the editor refuses is in the error's own words. */
async function reported({ log }: Services, name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error(`${name} failed: ${reason}`);
    void vscode.window.showErrorMessage(vscode.l10n.t('That did not work: {0}', reason));
  }
}

async function openSettings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:panorama.panorama');
}
