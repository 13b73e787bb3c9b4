// The explorer's ways to a scope: questions about a folder, and about a package with what it needs.

import * as vscode from 'vscode';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Scope } from '../../protocol/thread.ts';
import { scopeAt } from './packagesHere.ts';

/** Shows the composer with a scope. */
export type ChooseScope = (scope: Scope) => Promise<void>;

/** Makes the folder that was clicked the scope, or the one of the file that was. */
export async function askFolder(uri: vscode.Uri | undefined, choose: ChooseScope): Promise<void> {
  const path = targetOf(uri);
  if (path === undefined) {
    tell(vscode.l10n.t('Only folders of the workspace can be asked about.'));
    return;
  }
  const folder = (await isFolder(uri)) ? path : path.replace(/(?:^|\/)[^/]*$/u, '');
  await choose(folder === '' ? { kind: 'workspace' } : { kind: 'folder', path: folder });
}

/** Makes the package above what was clicked the scope. One that holds the whole workspace is the workspace. */
export async function askPackage(uri: vscode.Uri | undefined, choose: ChooseScope): Promise<void> {
  const path = targetOf(uri);
  const scope = path === undefined ? undefined : await scopeAt(path);
  if (!scope) {
    tell(vscode.l10n.t('No package is described above this: no package.json, pyproject.toml, go.mod or Cargo.toml.'));
    return;
  }
  await choose(scope.folders.includes('') ? { kind: 'workspace' } : scope);
}

/** What was clicked, else the active file. */
function targetOf(uri: vscode.Uri | undefined): string | undefined {
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  return target && pathOf(target);
}

async function isFolder(uri: vscode.Uri | undefined): Promise<boolean> {
  if (!uri) {
    return false;
  }
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) !== 0;
}

function tell(words: string): void {
  void vscode.window.showInformationMessage(words);
}
