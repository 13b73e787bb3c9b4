// The list of the refactors that apply at the cursor.

import * as vscode from 'vscode';
import { CATALOGUE, whereItApplies, type RefactorCommand, type TargetKind } from '../../core/refactor/catalogue.ts';
import { findPlace } from './findPlace.ts';

/** Lets the user pick one of the commands that apply here; undefined when the list is left or empty. */
export async function chooseRefactor(): Promise<RefactorCommand | undefined> {
  const nothing = new vscode.CancellationTokenSource();
  const items = findItems().then((found) => {
    if (found.length === 0) {
      nothing.cancel();
      void vscode.window.showInformationMessage(vscode.l10n.t('No refactor applies here.'));
    }
    return found;
  });
  // The list is open at once: a language service that still starts may take a while to name the symbol.
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Refactor') }, nothing.token);
  nothing.dispose();
  return picked?.command;
}

interface Item extends vscode.QuickPickItem {
  readonly command: RefactorCommand;
}

async function findItems(): Promise<readonly Item[]> {
  const found = await findPlace();
  return CATALOGUE.flatMap((command) => {
    const applicability = found && whereItApplies(command, found.place);
    return applicability?.kind === 'applies'
      ? [{ label: vscode.l10n.t(command.title), description: TARGETS[applicability.target](), command }]
      : [];
  });
}

const TARGETS: Readonly<Record<TargetKind, () => string>> = {
  selection: () => vscode.l10n.t('the selection'),
  symbol: () => vscode.l10n.t('the function or class at the cursor'),
  file: () => vscode.l10n.t('the whole file'),
};
