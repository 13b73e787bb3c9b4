// Reads where a refactor would work: the active document, its selection and the symbol at the cursor.

import * as vscode from 'vscode';
import type { Place, TargetKind } from '../../core/refactor/catalogue.ts';
import type { OffsetRange, Snapshot } from '../../core/text/snapshot.ts';
import { PROPOSAL_SCHEME } from '../../host/vscode/proposalFiles.ts';
import { offsetsOf, snapshotOf } from '../../host/vscode/snapshotOf.ts';

/** A place in the editor with all targets that it offers. */
export interface EditorPlace {
  readonly document: vscode.TextDocument;
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly ranges: Readonly<Partial<Record<TargetKind, OffsetRange>>>;
}

/** Milliseconds that a language service may take to name the symbol at the cursor. */
const SYMBOL_LIMIT_MS = 2_000;

/** Symbols that are code of their own. */
const NAMED_CODE: ReadonlySet<vscode.SymbolKind> = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Struct,
  vscode.SymbolKind.Enum,
]);

/** The place of the active editor; undefined when there is none whose text can be changed. */
export async function findPlace(): Promise<EditorPlace | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.uri.scheme === PROPOSAL_SCHEME) {
    return undefined;
  }
  const { document, selection } = editor;
  const snapshot = snapshotOf(document);
  const symbol = selection.isEmpty ? await symbolAt(document.uri, selection.active) : undefined;
  return {
    document,
    snapshot,
    place: {
      languageId: document.languageId,
      selectedLines: document.getText(selection).trim() === '' ? 0 : selection.end.line - selection.start.line + 1,
      hasSymbol: symbol !== undefined,
      hasText: snapshot.text.trim() !== '',
    },
    ranges: {
      selection: offsetsOf(document, selection),
      ...(symbol && { symbol: offsetsOf(document, symbol) }),
      file: { start: 0, end: snapshot.text.length },
    },
  };
}

/** The innermost named code at the position. Without an answer in time there is none. */
async function symbolAt(uri: vscode.Uri, position: vscode.Position): Promise<vscode.Range | undefined> {
  const asked = vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, SYMBOL_LIMIT_MS, undefined);
  });
  return innermost((await Promise.race([asked, late])) ?? [], position);
}

function innermost(symbols: readonly vscode.DocumentSymbol[], position: vscode.Position): vscode.Range | undefined {
  for (const { range, kind, children } of symbols) {
    if (range.contains(position)) {
      return innermost(children, position) ?? (NAMED_CODE.has(kind) ? range : undefined);
    }
  }
  return undefined;
}
