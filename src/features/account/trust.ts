// Nothing leaves a window whose workspace is not trusted, not even the check of a key.

import * as vscode from 'vscode';

/** Whether the workspace is trusted; if not, says so with the way to change it, and does not wait for an answer. */
export function isTrustedToSend(): boolean {
  if (!vscode.workspace.isTrusted) {
    void offerTrust();
  }
  return vscode.workspace.isTrusted;
}

async function offerTrust(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const picked = await vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing is sent from a workspace that you have not trusted.'),
    manage,
  );
  if (picked === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}
