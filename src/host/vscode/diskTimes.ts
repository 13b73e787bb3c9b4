// Notices that a file was changed on the disk while its document has unsaved text.

import * as vscode from 'vscode';

/** Knows of each document with unsaved text how its file was when the text became so. */
export class DiskTimes implements vscode.Disposable {
  readonly #times = new Map<string, Promise<number | undefined>>();
  readonly #listeners: vscode.Disposable;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#follow(document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#times.delete(document.uri.toString());
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#times.delete(document.uri.toString());
      }),
    );
  }

  /** Whether the file has changed since the text is unsaved; false when that cannot be known. */
  async isOutdated(document: vscode.TextDocument): Promise<boolean> {
    const known = await this.#times.get(document.uri.toString());
    return known !== undefined && (await timeOf(document.uri)) !== known;
  }

  /** Forgets all and stops listening. */
  dispose(): void {
    this.#times.clear();
    this.#listeners.dispose();
  }

  #follow({ uri, isDirty }: vscode.TextDocument): void {
    const address = uri.toString();
    if (!isDirty) {
      this.#times.delete(address);
    } else if (uri.scheme !== 'untitled' && !this.#times.has(address)) {
      this.#times.set(address, timeOf(uri));
    }
  }
}

async function timeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).mtime;
  } catch {
    return undefined;
  }
}
