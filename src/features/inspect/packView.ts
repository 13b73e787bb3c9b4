// The view "Pack": the last pack as a tree whose files open with a click.

import * as vscode from 'vscode';
import { openCitation } from '../../host/vscode/openCitation.ts';
import type { Services } from '../../services.ts';
import { packRows, type PackRow } from './packRows.ts';

/** What a click on a file runs; it stands in no menu. */
const OPEN_COMMAND = 'panorama.openPackedFile';

/** Registers the view and the commands that show it and open its files. */
export function registerPackView(services: Pick<Services, 'lastPack' | 'onDidPack'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<PackRow> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: (row) => [...(row ? (row.children ?? []) : rowsOf(services))],
  };
  return vscode.Disposable.from(
    changed,
    vscode.window.registerTreeDataProvider('panorama.pack', provider),
    services.onDidPack(() => {
      void setContext('panorama.hasPack', true);
      changed.fire(undefined);
    }),
    vscode.commands.registerCommand('panorama.showPack', async () => {
      await setContext('panorama.showsPack', true);
      await vscode.commands.executeCommand('panorama.pack.focus');
    }),
    vscode.commands.registerCommand(OPEN_COMMAND, async ({ path, line }: { path: string; line: number }) => {
      await openCitation(path, '', line);
    }),
  );
}

function rowsOf({ lastPack }: Pick<Services, 'lastPack'>): readonly PackRow[] {
  const pack = lastPack();
  return pack ? packRows(pack.manifest) : [];
}

function toTreeItem(row: PackRow): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, row.children ? Collapsed : None);
  item.description = row.description ?? '';
  item.tooltip = row.tooltip ?? row.label;
  item.accessibilityInformation = { label: [row.label, row.description].filter(Boolean).join(', ') };
  if (row.icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(row.icon);
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
