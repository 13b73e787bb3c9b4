// What the editor shows now, as plain values for packing: unsaved text, open files, the active one, the selection.

import * as vscode from 'vscode';
import type { Attachment } from '../../protocol/thread.ts';
import { pathOf } from './workspacePaths.ts';

/** The editor's part of a PackInput. */
export interface EditorContext {
  readonly unsaved: readonly { readonly path: string; readonly text: string }[];
  readonly openPaths: readonly string[];
  readonly activePath?: string;
}

/** Reads the editor. Untitled documents go by their name. */
export function readEditorContext(): EditorContext {
  const unsaved = vscode.workspace.textDocuments
    .filter((document) => document.isDirty || document.isUntitled)
    .flatMap((document) => {
      const path = shownPath(document);
      return path === undefined ? [] : [{ path, text: document.getText() }];
    });
  const openPaths = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap((tab) => (tab.input instanceof vscode.TabInputText ? (pathOf(tab.input.uri) ?? []) : []));
  const active = vscode.window.activeTextEditor;
  const activePath = active && shownPath(active.document);
  return { unsaved, openPaths: [...new Set(openPaths)], ...(activePath !== undefined && { activePath }) };
}

/** The selection of the active editor as an attachment; undefined when nothing is selected or the document has no path. */
export function readSelection(): Extract<Attachment, { kind: 'selection' }> | undefined {
  const editor = vscode.window.activeTextEditor;
  const path = editor && shownPath(editor.document);
  if (!editor || path === undefined || editor.selection.isEmpty) {
    return undefined;
  }
  const { start, end } = editor.selection;
  const lastLine = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  return {
    kind: 'selection',
    path,
    lines: [start.line + 1, lastLine],
    text: editor.document.getText(editor.selection),
  };
}

function shownPath(document: vscode.TextDocument): string | undefined {
  return document.isUntitled ? document.uri.path : pathOf(document.uri);
}
