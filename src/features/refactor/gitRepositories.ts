// The repositories of VS Code's own git extension, as far as the message of a commit needs them.

import * as vscode from 'vscode';

/** A repository with the box for its commit message. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  /** What is staged, or what is not, as git writes it. */
  diff(cached?: boolean): Promise<string>;
  log(options?: { readonly maxEntries?: number }): Promise<readonly { readonly message: string }[]>;
}

/** The part of the extension's API that is used. */
interface GitApi {
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** The repository at the root; without one, that of the active file, the only one, or the one that the user picks. */
export async function chooseRepository(root: vscode.Uri | undefined): Promise<Repository | undefined> {
  const api = await readApi();
  const uri = root ?? vscode.window.activeTextEditor?.document.uri;
  const named = uri && api?.getRepository(uri);
  const all = api?.repositories ?? [];
  return named ?? (all.length > 1 ? pick(all) : all[0]);
}

async function readApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = extension && (await extension.activate());
  return git?.enabled === true ? git.getAPI(1) : undefined;
}

async function pick(repositories: readonly Repository[]): Promise<Repository | undefined> {
  const items = repositories.map((repository) => ({
    label: vscode.workspace.asRelativePath(repository.rootUri),
    repository,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which repository?') }))?.repository;
}
