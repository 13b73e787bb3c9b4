// The tabs in which proposals are reviewed.

import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from './pendingProposals.ts';

/** The address of the proposed text that a tab shows. */
export function shownIn(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  return tab?.input instanceof vscode.TabInputTextDiff && tab.input.modified.scheme === PROPOSAL_SCHEME
    ? tab.input.modified
    : undefined;
}

/** Closes the diffs of the proposals that are wanted, wherever they stand; the focus stays. */
export async function closeTabs(isWanted: (shown: vscode.Uri) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => {
      const shown = shownIn(tab);
      return shown !== undefined && isWanted(shown);
    });
  if (tabs.length > 0) {
    await vscode.window.tabGroups.close(tabs, true);
  }
}
