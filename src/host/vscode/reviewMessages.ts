// What the review tells the user, in messages that do not block.

import * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';
import type { PendingFile } from './pendingFile.ts';
import type { Refused } from './writeGateRefusals.ts';

/** Tells the user something and gives the action that was chosen. */
export type Tell = (message: string, ...actions: readonly string[]) => Thenable<string | undefined>;

/** A message that does not block. */
export function tellUser(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(message, ...actions);
}

/** Says why nothing was written; what became of each file goes to the log. */
export async function tellRefused(
  files: readonly PendingFile[],
  { code, message, path, report }: Refused,
  { log, tell }: { readonly log: Log; readonly tell: Tell },
): Promise<void> {
  for (const row of report ?? []) {
    log.warn(`${row.path}: ${row.outcome}.`);
  }
  const compare = vscode.l10n.t('Compare');
  const answer = await tell(message, ...(code === 'newer-on-disk' ? [compare] : []));
  const file = files.find(({ uri }) => vscode.workspace.asRelativePath(uri) === path);
  if (answer === compare && file) {
    await vscode.commands.executeCommand('workbench.files.action.compareWithSaved', file.uri);
  }
}

/** Says that a hunk has no place beside what the user typed; both can be compared. */
export async function tellStuck(label: string, compareBoth: () => Promise<void>, tell: Tell): Promise<void> {
  const compare = vscode.l10n.t('Compare');
  const message = vscode.l10n.t('{0}: this change touches lines that you have changed since.', label);
  if ((await tell(message, compare)) === compare) {
    await compareBoth();
  }
}
