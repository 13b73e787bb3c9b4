// Remembers how files read some minutes ago, so that a suggestion can follow what is being changed.

import * as vscode from 'vscode';
import type { EditedText } from '../../core/completion/writeEdit.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';

/** An edit counts as recent for so long; milliseconds. */
const RECENT_MS = 10 * 60_000;

/** Files whose text is kept, and the longest text, in UTF-16 units. */
const MOST_FILES = 6;
const LONGEST = 400_000;

/** Longer documents are not even read. */
const MOST_LINES = 20_000;

interface Trail {
  readonly document: vscode.TextDocument;
  readonly before: string;
  /** Milliseconds since 1970, of the text. */
  readonly since: number;
  /** Milliseconds since 1970; undefined before the first edit. */
  changedAt: number | undefined;
}

/** Follows the editors that are looked at: the text that one had when it came into sight is what its edits are told against. */
export class RecentEdits implements vscode.Disposable {
  readonly #trails = new Map<string, Trail>();
  readonly #now: () => number;
  readonly #listeners: vscode.Disposable;

  constructor(now: () => number) {
    this.#now = now;
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#see(editor?.document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const trail = contentChanges.length === 0 ? undefined : this.#trails.get(document.uri.toString());
        if (trail) {
          trail.changedAt = this.#now();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#trails.delete(document.uri.toString());
      }),
    );
    this.#see(vscode.window.activeTextEditor?.document);
  }

  /** The files edited lately, the last edited last. `mayLeave` decides by path. */
  recent(mayLeave: (path: string) => boolean): readonly EditedText[] {
    const now = this.#now();
    return [...this.#trails.values()]
      .filter(({ changedAt }) => changedAt !== undefined && now - changedAt <= RECENT_MS)
      .sort((one, other) => (one.changedAt ?? 0) - (other.changedAt ?? 0))
      .flatMap(({ document, before }) => {
        const path = pathOf(document.uri);
        return path !== undefined && mayLeave(path) ? [{ path, before, after: document.getText() }] : [];
      });
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#trails.clear();
  }

  /** A file that was seen before keeps its older text while that is recent. */
  #see(document: vscode.TextDocument | undefined): void {
    if (!document || document.uri.scheme === 'output' || document.lineCount > MOST_LINES) {
      return;
    }
    const key = document.uri.toString();
    const known = this.#trails.get(key);
    const now = this.#now();
    this.#trails.delete(key);
    const isRecent = known !== undefined && now - known.since <= RECENT_MS;
    const before = isRecent ? known.before : document.getText();
    if (before.length <= LONGEST) {
      this.#trails.set(key, isRecent ? known : { document, before, since: now, changedAt: undefined });
    }
    for (const [oldest] of this.#trails) {
      if (this.#trails.size > MOST_FILES) {
        this.#trails.delete(oldest);
      }
    }
  }
}
