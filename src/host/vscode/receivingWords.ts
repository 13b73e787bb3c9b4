// Says how much of a change has arrived.

import * as vscode from 'vscode';

/** For an answer of which this many whole parts are there; not for none. */
export function receivingWords(parts: number): string {
  return parts === 1
    ? vscode.l10n.t('Receiving… 1 change so far')
    : vscode.l10n.t('Receiving… {0} changes so far', parts);
}
