// The tabs in which proposals are reviewed.

import * as vscode from 'vscode';
import { saveProposal } from './proposalFiles.ts';

/** The address of the proposed text that a tab shows. */
export function shownIn(tab: vscode.Tab | undefined, scheme: string): vscode.Uri | undefined {
  return tab?.input instanceof vscode.TabInputTextDiff && tab.input.modified.scheme === scheme
    ? tab.input.modified
    : undefined;
}

/** The addresses of the proposed texts that a tab shows together; none for another tab, and where the editor does not say. */
function shownTogether(tab: vscode.Tab, scheme: string): readonly vscode.Uri[] {
  const input: unknown = tab.input;
  const diffs: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'textDiffs') : undefined;
  return Array.isArray(diffs)
    ? diffs.flatMap((diff: unknown) => {
        const modified: unknown = typeof diff === 'object' && diff !== null ? Reflect.get(diff, 'modified') : undefined;
        return modified instanceof vscode.Uri && modified.scheme === scheme ? [modified] : [];
      })
    : [];
}

/** The address of the proposed text in front. */
export function shownInFront(scheme: string): vscode.Uri | undefined {
  return shownIn(vscode.window.tabGroups.activeTabGroup.activeTab, scheme);
}

/** The group in which a proposed text is shown as a diff; undefined for none. */
export function columnOf(shown: vscode.Uri): vscode.ViewColumn | undefined {
  const address = shown.toString();
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some((tab) => shownIn(tab, shown.scheme)?.toString() === address),
  );
  return group?.viewColumn;
}

/** The group in which a document is open in an editor of its own; undefined for none. */
export function columnOfText(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const address = uri.toString();
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address),
  );
  return group?.viewColumn;
}

/** Closes the diffs of the proposals that are wanted, wherever they stand; one of several files when all of them are. The focus stays. */
export async function closeTabs(scheme: string, isWanted: (shown: vscode.Uri) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => {
      const shown = allShownIn(tab, scheme);
      return shown.length > 0 && shown.every(isWanted);
    });
  if (tabs.length > 0) {
    // What is not saved would be asked about: by now it is of no more use.
    await Promise.all(tabs.flatMap((tab) => allShownIn(tab, scheme)).map(saveShown));
    await vscode.window.tabGroups.close(tabs, true);
  }
}

function allShownIn(tab: vscode.Tab, scheme: string): readonly vscode.Uri[] {
  const shown = shownIn(tab, scheme);
  return shown ? [shown] : shownTogether(tab, scheme);
}

async function saveShown(shown: vscode.Uri): Promise<void> {
  const address = shown.toString();
  const document = vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === address);
  await (document && saveProposal(document));
}
