// Registers the two views of the pack, the page and the tree; their code is loaded when they are first shown.

import * as vscode from 'vscode';
import type { Mark } from '../../protocol/packMessages.ts';
import { openCitation } from '../../host/vscode/openCitation.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';
import type { PackPage } from './packPage.ts';
import type { PackRow } from './packRow.ts';
import { OPEN_COMMAND, registerPackView } from './packView.ts';

/** The commands that set marks. */
const MARK_COMMANDS: readonly (readonly [string, Mark, boolean])[] = [
  ['panorama.pack.pinFile', 'pinned', true],
  ['panorama.pack.unpinFile', 'pinned', false],
  ['panorama.pack.excludeFile', 'excluded', true],
  ['panorama.pack.includeFile', 'excluded', false],
  ['panorama.pack.forceFull', 'full', true],
  ['panorama.pack.unforceFull', 'full', false],
];

/** Registers views and commands; dispose the result to take them away. */
export function registerPack(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerPackView(services),
    registerShowing(services),
    ...MARK_COMMANDS.map(([command, mark, on]) =>
      vscode.commands.registerCommand(command, async (target?: PackRow | vscode.Uri) => {
        const path = targetOf(target);
        if (path !== undefined) {
          const { markFile } = await import('./markFile.ts');
          await markFile(services, { path, mark, on });
        }
      }),
    ),
    vscode.commands.registerCommand(OPEN_COMMAND, async ({ path, line }: { path: string; line: number }) => {
      await openCitation(path, '', line);
    }),
    vscode.commands.registerCommand('panorama.pack.refresh', () => services.preview.refresh()),
    vscode.commands.registerCommand('panorama.pack.copyMarkdown', async () => {
      const { copyPack } = await import('./copyPack.ts');
      return copyPack(services);
    }),
    services.marks.onDidChange(() => {
      if (services.preview.shown) {
        void services.preview.refresh();
      }
    }),
  );
}

/** `panorama.showPack` shows the tree and the page; the composer's line shows the page alone. */
function registerShowing(services: Services): vscode.Disposable {
  let page: PackPage | undefined;
  const getPage = async () => {
    const { PackPage } = await import('./packPage.ts');
    page ??= new PackPage(services);
    return page;
  };
  const showPage = async () => {
    (await getPage()).show();
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => page?.dispose()),
    vscode.window.registerWebviewPanelSerializer('panorama.packPage', {
      deserializeWebviewPanel: async (panel) => {
        (await getPage()).restore(panel);
      },
    }),
    vscode.commands.registerCommand('panorama.showPack', async () => {
      await vscode.commands.executeCommand('setContext', 'panorama.showsPack', true);
      await vscode.commands.executeCommand('panorama.pack.focus');
      await showPage();
    }),
    vscode.commands.registerCommand('panorama.pack.openPage', showPage),
  );
}

/** A row, else the active file. */
function targetOf(target: PackRow | vscode.Uri | undefined): string | undefined {
  if (target && 'label' in target) {
    return target.opens?.path;
  }
  const uri = target ?? vscode.window.activeTextEditor?.document.uri;
  return uri && pathOf(uri);
}
