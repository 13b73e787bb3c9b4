// The view "Pack": the pack in view as a tree of folders whose files open with a click and take marks from their menu.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { PackRow } from './packRow.ts';

/** What a click on a file runs; it stands in no menu. */
export const OPEN_COMMAND = 'panorama.openPackedFile';

/** Registers the view. */
export function registerPackView(services: Pick<Services, 'preview' | 'marks'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<PackRow> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: async (row) => [...(row ? (row.readChildren?.() ?? []) : await rowsOf(services))],
  };
  const redraw = () => {
    void setContext('panorama.hasPack', services.preview.shown !== undefined);
    changed.fire(undefined);
  };
  return vscode.Disposable.from(
    changed,
    vscode.window.registerTreeDataProvider('panorama.pack', provider),
    services.preview.onDidChange(redraw),
    services.marks.onDidChange(redraw),
  );
}

async function rowsOf({ preview, marks }: Pick<Services, 'preview' | 'marks'>): Promise<readonly PackRow[]> {
  const { shown } = preview;
  if (!shown) {
    return [];
  }
  const { packRows } = await import('./packRows.ts');
  return packRows(shown.pack.manifest, marks.current);
}

function toTreeItem(row: PackRow): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, row.readChildren ? Collapsed : None);
  item.description = row.description ?? '';
  item.tooltip = row.tooltip ?? row.label;
  item.accessibilityInformation = { label: [row.label, row.description].filter(Boolean).join(', ') };
  if (row.icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(row.icon);
  }
  if (row.context !== undefined) {
    item.contextValue = row.context;
  }
  if (row.opens) {
    item.iconPath ??= vscode.ThemeIcon.File;
    item.resourceUri = vscode.Uri.from({ scheme: 'panorama-pack', path: `/${row.opens.path}` });
    item.command = { command: OPEN_COMMAND, title: vscode.l10n.t('Open file'), arguments: [row.opens] };
  }
  return item;
}

async function setContext(name: string, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', name, value);
}
