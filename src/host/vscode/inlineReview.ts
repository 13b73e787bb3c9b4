// Reviews a small change in the editor of the file itself: its lines are marked, and a hover at them shows what they become.

import * as vscode from 'vscode';
import type { PendingFile } from './pendingFile.ts';
import type { PendingProposal, PendingProposals } from './pendingProposals.ts';
import { rowsOf } from './reviewCursor.ts';

/** Lines from which a change is too large to be read without a diff. */
const TOO_MANY_LINES = 20;

/** Whether a proposal is one small hunk with nothing to know before accepting. */
export function canBeInline({ files, head }: PendingProposal): boolean {
  const [file] = files;
  if (!file || files.length > 1 || file.kind !== 'edit' || head.notes.length > 0 || head.failed.length > 0) {
    return false;
  }
  const rows = rowsOf(file);
  return rows.length === 1 && rows.every((row) => !row.isStuck && Math.max(row.count, row.newCount) < TOO_MANY_LINES);
}

/** Marks the hunks that are reviewed in their own editor. */
export class InlineReview implements vscode.Disposable {
  readonly #ids = new Set<string>();
  readonly #pending: PendingProposals;
  readonly #mark: vscode.TextEditorDecorationType;
  readonly #place: vscode.TextEditorDecorationType;
  readonly #listeners: vscode.Disposable;

  constructor(pending: PendingProposals) {
    this.#pending = pending;
    const overviewRulerColor = new vscode.ThemeColor('editorOverviewRuler.modifiedForeground');
    const shared = { isWholeLine: true, overviewRulerColor, overviewRulerLane: vscode.OverviewRulerLane.Left };
    this.#mark = vscode.window.createTextEditorDecorationType({
      ...shared,
      backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    });
    this.#place = vscode.window.createTextEditorDecorationType({
      ...shared,
      borderWidth: '1px 0 0 0',
      borderStyle: 'solid',
      borderColor: new vscode.ThemeColor('editorGutter.addedBackground'),
    });
    this.#listeners = vscode.Disposable.from(
      this.#mark,
      this.#place,
      pending.onDidChange(() => {
        this.#draw();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#draw();
      }),
    );
  }

  /** From now on a file is reviewed in its own editor. */
  add(file: PendingFile): void {
    this.#ids.add(file.id);
    this.#draw();
  }

  /** A file is reviewed as a diff again. */
  remove(file: PendingFile): void {
    this.#ids.delete(file.id);
    this.#draw();
  }

  has(file: PendingFile): boolean {
    return this.#ids.has(file.id);
  }

  /** The files reviewed in the editor of a document. */
  of(uri: vscode.Uri): readonly PendingFile[] {
    return this.#pending.of(uri).filter((file) => this.#ids.has(file.id));
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const rows = this.of(editor.document.uri).flatMap(rowsOf);
      const linesOf = (line: number, count: number) => new vscode.Range(line, 0, line + Math.max(1, count) - 1, 0);
      const ranges = (isInsertion: boolean) =>
        rows.filter(({ count }) => (count === 0) === isInsertion).map(({ line, count }) => linesOf(line, count));
      editor.setDecorations(this.#mark, ranges(false));
      editor.setDecorations(this.#place, ranges(true));
    }
  }
}
