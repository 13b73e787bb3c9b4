// The view "Pending changes": what waits as a tree, with a count at the icon of the side bar.

import * as vscode from 'vscode';
import type { PendingProposals } from './pendingProposals.ts';
import { openCount, pendingRows, receivingRows, type PendingRow } from './pendingRows.ts';

/** Id of the view, as the manifest has it. */
const VIEW = 'panorama.pending';

/** Files from which the rows of their hunks are folded. */
const MANY_FILES = 6;

/** Shows the view for as long as it is not disposed; it follows what waits. */
export function showPendingTree(pending: PendingProposals): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<PendingRow>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => [...(row ? row.children : topRows(pending))],
      getTreeItem: toTreeItem,
    },
  });
  const redraw = () => {
    changed.fire(undefined);
    const count = openCount(pending.all().flatMap(({ files }) => files));
    const words = count === 1 ? vscode.l10n.t('1 change waits') : vscode.l10n.t('{0} changes wait', count);
    view.badge = count === 0 ? undefined : { value: count, tooltip: words };
  };
  redraw();
  return vscode.Disposable.from(changed, view, pending.onDidChange(redraw));
}

function topRows(pending: PendingProposals): readonly PendingRow[] {
  const receiving = pending.receiving().filter(({ parts }) => parts !== 0);
  return [...pendingRows(pending.all()), ...receivingRows(receiving)];
}

function toTreeItem(row: PendingRow): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const open = row.context !== 'file' || row.children.length < MANY_FILES ? Expanded : Collapsed;
  const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : open);
  item.id = row.key;
  item.description = row.description ?? '';
  item.tooltip = row.tooltip ?? row.spoken;
  item.accessibilityInformation = { label: row.spoken };
  item.contextValue = row.context;
  if (row.uri) {
    item.iconPath = vscode.ThemeIcon.File;
    item.resourceUri = vscode.Uri.from({ scheme: 'panorama-pending', path: row.uri.path });
  } else if (row.icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(row.icon);
  }
  if (row.file !== undefined) {
    item.command = { command: 'panorama.review.show', title: vscode.l10n.t('Show'), arguments: [row] };
  }
  return item;
}
