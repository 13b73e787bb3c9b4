// The switch of next edits in the menu: asks once before they come for the first time.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';

/** What the switch needs. */
type SwitchServices = Pick<Services, 'settings' | 'globalState'>;

/** Remembers that the user has said yes once: from then on the switch just switches. */
const AGREED_KEY = 'panorama.nextEdit.agreed';

/** The row of the menu. */
export function nextEditChoice(services: SwitchServices): {
  readonly label: string;
  readonly run: () => Promise<void>;
} {
  const isOn = services.settings.nextEdit();
  const label = isOn ? vscode.l10n.t('Next edits: on') : vscode.l10n.t('Next edits: off');
  return { label: `$(arrow-right) ${label}`, run: () => switchNextEdit(services, isOn) };
}

async function switchNextEdit(services: SwitchServices, isOn: boolean): Promise<void> {
  if (isOn || (await mayTurnOn(services.globalState))) {
    await services.settings.update('completion.nextEdit', isOn ? 'off' : 'on');
  }
}

async function mayTurnOn(globalState: vscode.Memento): Promise<boolean> {
  if (globalState.get<boolean>(AGREED_KEY) === true) {
    return true;
  }
  const yes = vscode.l10n.t('Turn On');
  const question = vscode.l10n.t(
    'Offer the next places that need the edit you just made? Found on this computer: nothing is sent. Tab takes one, Escape leaves it.',
  );
  if ((await vscode.window.showInformationMessage(question, yes)) !== yes) {
    return false;
  }
  await globalState.update(AGREED_KEY, true);
  return true;
}
