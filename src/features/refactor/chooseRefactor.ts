// The list of the refactors that apply at the cursor.

import * as vscode from 'vscode';
import { CATALOGUE, whereItApplies, type RefactorCommand, type TargetKind } from '../../core/refactor/catalogue.ts';
import { findPlace } from './findPlace.ts';

/** Lets the user pick one of the commands that apply here; undefined when the list is left or empty. */
export async function chooseRefactor(): Promise<RefactorCommand | undefined> {
  const found = await findPlace();
  const items = CATALOGUE.flatMap((command) => {
    const applicability = found && whereItApplies(command, found.place);
    return applicability?.kind === 'applies'
      ? [{ label: vscode.l10n.t(command.title), description: TARGETS[applicability.target](), command }]
      : [];
  });
  if (items.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No refactor applies here.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Refactor') });
  return picked?.command;
}

const TARGETS: Readonly<Record<TargetKind, () => string>> = {
  selection: () => vscode.l10n.t('the selection'),
  symbol: () => vscode.l10n.t('the function or class at the cursor'),
  file: () => vscode.l10n.t('the whole file'),
};
