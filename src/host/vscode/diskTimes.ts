// Notices that a file was changed on the disk while its document has unsaved text.

import * as vscode from 'vscode';

/** Schemes of documents that stand on no disk. */
const FILELESS: ReadonlySet<string> = new Set(['untitled', 'output', 'git', 'comment', 'vscode']);

/**
 * Knows of each open document how its file was when the two were last the same: to look when the first key is pressed would be
 * too late for a change that comes with it.
 */
export class DiskTimes implements vscode.Disposable {
  readonly #times = new Map<string, Promise<number | undefined>>();
  readonly #listeners: vscode.Disposable;

  constructor() {
    const follow = (document: vscode.TextDocument): void => {
      this.#follow(document);
    };
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(follow),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#follow(document);
      }),
      vscode.workspace.onDidSaveTextDocument(follow),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#times.delete(document.uri.toString());
      }),
    );
    vscode.workspace.textDocuments.forEach(follow);
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

  /** While it has unsaved text its time stays; one that was never seen without is taken as it is. */
  #follow(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    const known = this.#times.get(address);
    if (FILELESS.has(document.uri.scheme) || (document.isDirty && known)) {
      return;
    }
    const time = timeOf(document.uri);
    // The first key comes before the news that there is unsaved text: what it would bring then is not what the text was made from.
    this.#times.set(address, known ? time.then((newer) => (document.isDirty ? known : newer)) : time);
  }
}

async function timeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).mtime;
  } catch {
    return undefined;
  }
}
