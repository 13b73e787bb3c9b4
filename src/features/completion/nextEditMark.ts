// Shows one next edit in an editor: the old words marked, the new ones behind the line, and a message for all who do not see that.

import * as vscode from 'vscode';
import type { NextEdit } from '../../core/completion/nextEditTypes.ts';

/** True while a next edit is marked, so that Tab and Escape belong to it. */
const VISIBLE_CONTEXT = 'panorama.nextEditVisible';

/** UTF-16 units of new text that are shown. */
const LONGEST_SHOWN = 80;

/** The mark of one place; at most one is shown at a time. */
export class NextEditMark implements vscode.Disposable {
  readonly #old = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('diffEditor.removedTextBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  /** Nothing is old where text comes in: the place itself is marked, at the end of what stands before it. */
  readonly #gap = vscode.window.createTextEditorDecorationType({
    borderColor: new vscode.ThemeColor('editorCursor.foreground'),
    borderStyle: 'solid',
    borderWidth: '0 2px 0 0',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #shownText = vscode.window.createTextEditorDecorationType({
    after: {
      color: new vscode.ThemeColor('editor.foreground'),
      backgroundColor: new vscode.ThemeColor('diffEditor.insertedTextBackground'),
      margin: '0 0 0 2ch',
    },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  #editor: vscode.TextEditor | undefined;
  #message: vscode.Disposable | undefined;

  show(editor: vscode.TextEditor, place: NextEdit): void {
    this.clear();
    const { document } = editor;
    const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
    const lineEnd = document.lineAt(range.end.line).range.end;
    const contentText = wordsFor(place);
    this.#editor = editor;
    editor.setDecorations(this.#old, range.isEmpty ? [] : [range]);
    editor.setDecorations(this.#gap, range.isEmpty ? [gapAt(document, place.start)] : []);
    editor.setDecorations(this.#shownText, [
      { range: new vscode.Range(lineEnd, lineEnd), renderOptions: { after: { contentText } } },
    ]);
    // The message is read out by screen readers, which say nothing of decorations.
    const line = range.start.line + 1;
    const message = vscode.l10n.t('Next edit on line {0}: {1}. Tab takes it, Escape leaves it.', line, contentText);
    this.#message = vscode.window.setStatusBarMessage(message);
    tellContext(true);
  }

  clear(): void {
    if (!this.#editor) {
      return;
    }
    for (const type of [this.#old, this.#gap, this.#shownText]) {
      this.#editor.setDecorations(type, []);
    }
    this.#message?.dispose();
    this.#message = undefined;
    this.#editor = undefined;
    tellContext(false);
  }

  dispose(): void {
    this.clear();
    vscode.Disposable.from(this.#old, this.#gap, this.#shownText).dispose();
  }
}

function tellContext(isVisible: boolean): void {
  void vscode.commands.executeCommand('setContext', VISIBLE_CONTEXT, isVisible);
}

/** The character before a place where text comes in; at the start of a line, the one behind it. */
function gapAt(document: vscode.TextDocument, offset: number): vscode.Range {
  const at = document.positionAt(offset);
  const before = at.with({ character: Math.max(0, at.character - 1) });
  return at.character > 0 ? new vscode.Range(before, at) : new vscode.Range(at, at.translate(0, 1));
}

/** What changes, with a sign that says how. */
function wordsFor({ oldText, newText }: NextEdit): string {
  const sign = oldText === '' ? '+' : newText === '' ? '−' : '→';
  const words = (newText === '' ? oldText : newText).trim();
  return `${sign} ${words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}…` : words}`;
}
