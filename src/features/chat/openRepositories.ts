// The repositories that VS Code's own git extension has open.

import * as vscode from 'vscode';

/** A commit, as far as it is used. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorDate?: Date;
}

/** The part of a repository that is used. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly diff: (cached: boolean) => Promise<string>;
  readonly log: (options: { readonly maxEntries: number }) => Promise<readonly Commit[]>;
  /** What changed between two commits; with a path as a patch of its file. */
  readonly diffBetween: {
    (from: string, to: string): Promise<readonly { readonly uri: vscode.Uri }[]>;
    (from: string, to: string, path: string): Promise<string>;
  };
}

interface GitExports {
  readonly getAPI: (version: 1) => { readonly repositories: readonly Repository[] };
}

/** None without the extension, or without git. */
export async function openRepositories(): Promise<readonly Repository[]> {
  const git = vscode.extensions.getExtension<GitExports>('vscode.git');
  return (await git?.activate())?.getAPI(1).repositories ?? [];
}
