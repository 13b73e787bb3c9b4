// Asks the user whether the service may call a tool of a remote server.

import * as vscode from 'vscode';
import type { McpApproval } from '../../core/model/answerReader.ts';

/** Waits for the user's word; what would be handed on is shown whole. A stop is a no. */
export async function approveCall({ server, tool, input }: McpApproval, signal: AbortSignal): Promise<boolean> {
  const allow = vscode.l10n.t('Allow Once');
  const question = vscode.l10n.t('May the service call “{0}” of the server “{1}” for this answer?', tool, server);
  const detail = vscode.l10n.t('It would be given: {0}', input);
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(undefined);
      },
      { once: true },
    );
  });
  const asked = vscode.window.showWarningMessage(question, { modal: true, detail }, allow);
  return (await Promise.race([asked, stopped])) === allow;
}
