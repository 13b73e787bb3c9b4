// Tells the user of a bill that was higher than what was set aside for it; until they have seen it nothing more leaves.

import * as vscode from 'vscode';
import { dollars } from '../../core/spend/judgeSpend.ts';
import type { Overrun } from '../../core/spend/spendTotals.ts';

/** Resolves to whether the user wants to go on; a dismissed notice is no answer. */
export async function tellOverrun({ amount, cost }: Overrun): Promise<boolean> {
  const goOn = vscode.l10n.t('Go on');
  const look = vscode.l10n.t('Show last request');
  const words = vscode.l10n.t(
    'The service billed {0} for a request; Panorama had set aside {1}. Nothing more is sent until you go on.',
    dollars(cost),
    dollars(amount),
  );
  const answer = await vscode.window.showWarningMessage(words, goOn, look);
  if (answer === look) {
    await vscode.commands.executeCommand('panorama.showLastRequest');
  }
  return answer === goOn;
}
