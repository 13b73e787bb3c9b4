// Where the user is in a review: the file in front, the hunk at the cursor, and the way to another.

import * as vscode from 'vscode';
import { hunkRows, type HunkRow } from '../../core/refactor/hunkRows.ts';
import type { PendingFile } from './pendingFile.ts';

/** The open hunks of a file. */
export function rowsOf(file: PendingFile): readonly HunkRow[] {
  return hunkRows(file.current, file.placement);
}

/** The editor with the focus, when it shows the file or what is proposed for it. */
function editorOf(file: PendingFile): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  const addresses = [file.shown, file.uri].map(String);
  if (active && addresses.includes(active.document.uri.toString())) {
    return active;
  }
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === file.shown.toString());
}

/** The hunk on whose lines the cursor stands. */
export function rowAtCursor(file: PendingFile): HunkRow | undefined {
  const editor = editorOf(file);
  if (!editor) {
    return undefined;
  }
  const { line } = editor.selection.active;
  return rowsOf(file).find((row) => {
    const { first, last } = linesIn(row, file, editor);
    return line >= first && line <= last;
  });
}

/** The hunk that is named; without a name that at the cursor, or the only one. */
export function rowFor(file: PendingFile, hunk: string | undefined): HunkRow | undefined {
  const rows = rowsOf(file);
  if (hunk !== undefined) {
    return rows.find(({ id }) => id === hunk);
  }
  return rowAtCursor(file) ?? (rows.length === 1 ? rows[0] : undefined);
}

/** The next open hunk after the cursor, or the one before it; undefined at the end of the file. */
export function rowBeside(file: PendingFile, direction: 'next' | 'previous'): HunkRow | undefined {
  const editor = editorOf(file);
  const rows = rowsOf(file);
  if (!editor) {
    return direction === 'next' ? rows[0] : rows.at(-1);
  }
  const { line } = editor.selection.active;
  return direction === 'next'
    ? rows.find((row) => linesIn(row, file, editor).first > line)
    : rows.findLast((row) => linesIn(row, file, editor).last < line);
}

/** Puts the cursor on a hunk in the editor that shows it; false when none does. */
export function goToRow(file: PendingFile, row: HunkRow): boolean {
  const editor = editorOf(file);
  if (!editor) {
    return false;
  }
  const place = new vscode.Position(linesIn(row, file, editor).first, 0);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

/** The lines of a hunk in one side of its diff; an insertion or a removal has the line that it stands before. */
function linesIn(
  row: HunkRow,
  file: PendingFile,
  { document }: vscode.TextEditor,
): { readonly first: number; readonly last: number } {
  const isShown = document.uri.toString() === file.shown.toString();
  const first = isShown ? row.newLine : row.line;
  const count = isShown ? row.newCount : row.count;
  return { first, last: first + Math.max(1, count) - 1 };
}
