// Reads where a refactor would work: the document, its selection, and the name and the symbol at the cursor.

import * as vscode from 'vscode';
import type { Place, TargetKind } from '../../core/refactor/catalogue.ts';
import { enclosingDefinition } from '../../core/refactor/enclosingDefinition.ts';
import type { OffsetRange, Snapshot } from '../../core/text/snapshot.ts';
import { PROPOSAL_SCHEME } from '../../host/vscode/proposalFiles.ts';
import { offsetsOf, snapshotOf } from '../../host/vscode/snapshotOf.ts';
import type { CommandCall } from './commandCall.ts';
import { problemsOf } from './problems.ts';

/** A place in a document with all targets that it offers. */
export interface EditorPlace {
  readonly document: vscode.TextDocument;
  /** The selection, or the empty range at the cursor. */
  readonly range: vscode.Range;
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

/** The place that a call means, else that of the active editor; undefined when there is none whose text can be changed. */
export async function findPlace(call: CommandCall = {}): Promise<EditorPlace | undefined> {
  const chosen = await chosenIn(call);
  if (!chosen || chosen.document.uri.scheme === PROPOSAL_SCHEME) {
    return undefined;
  }
  const { document, range } = chosen;
  const symbol = range.isEmpty ? await symbolAt(document, range.start) : undefined;
  return placeIn(document, range, symbol);
}

/** The same without asking the language service. */
export function placeIn(document: vscode.TextDocument, range: vscode.Range, symbol?: vscode.Range): EditorPlace {
  const snapshot = snapshotOf(document);
  const name = document.getWordRangeAtPosition(range.start);
  const ranges = {
    selection: offsetsOf(document, range),
    ...(name && { name: offsetsOf(document, name) }),
    ...(symbol && { symbol: offsetsOf(document, symbol) }),
    file: { start: 0, end: snapshot.text.length },
  };
  const texts = Object.fromEntries(
    Object.entries(ranges).map(([kind, { start, end }]) => [kind, snapshot.text.slice(start, end)]),
  );
  return {
    document,
    range,
    snapshot,
    place: {
      languageId: document.languageId,
      selectedLines: document.getText(range).trim() === '' ? 0 : range.end.line - range.start.line + 1,
      hasName: name !== undefined,
      hasSymbol: symbol !== undefined,
      problems: problemsOf(document.uri).length,
      texts,
    },
    ranges,
  };
}

async function chosenIn({
  uri,
  range,
}: CommandCall): Promise<{ readonly document: vscode.TextDocument; readonly range: vscode.Range } | undefined> {
  const active = vscode.window.activeTextEditor;
  if (!uri || uri.toString() === active?.document.uri.toString()) {
    return active && { document: active.document, range: range ?? active.selection };
  }
  const document = await vscode.workspace.openTextDocument(uri);
  return { document, range: range ?? new vscode.Range(0, 0, 0, 0) };
}

/** The innermost named code at the position; where no language service says in time what there is, what the lines themselves say. */
async function symbolAt(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Range | undefined> {
  const asked = vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, SYMBOL_LIMIT_MS, undefined);
  });
  const symbols = (await Promise.race([asked, late])) ?? [];
  if (symbols.length > 0) {
    return innermost(symbols, position);
  }
  const found = enclosingDefinition(document.uri.path, document.getText(), position.line);
  return found && new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
}

function innermost(symbols: readonly vscode.DocumentSymbol[], position: vscode.Position): vscode.Range | undefined {
  for (const { range, kind, children } of symbols) {
    if (range.contains(position)) {
      return innermost(children, position) ?? (NAMED_CODE.has(kind) ? range : undefined);
    }
  }
  return undefined;
}
