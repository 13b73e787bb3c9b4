// What reviews of code have found, as diagnostics in the Problems view: they move with the text and go when their lines change.

import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/refactor/findings.ts';
import { FINDING_SOURCE } from './problems.ts';

/** True while there is any. */
const KEY = 'panorama.hasFindings';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  high: vscode.DiagnosticSeverity.Warning,
  medium: vscode.DiagnosticSeverity.Information,
  low: vscode.DiagnosticSeverity.Hint,
};

/** Owns the findings of this window. */
export class Findings implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('panorama');
  readonly #listener = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      this.#follow(document.uri, contentChanges);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) this.#collection.delete(uri);
      this.#tell();
    }),
  );

  /** The findings of a file, in the place of those within the lines that were reviewed. */
  set(document: vscode.TextDocument, reviewed: vscode.Range, findings: readonly Finding[]): void {
    const others = this.#of(document.uri).filter(({ range }) => reviewed.intersection(range) === undefined);
    this.#put(document.uri, [...others, ...findings.map((finding) => toDiagnostic(document, finding))]);
  }

  /** Takes one away. */
  dismiss(uri: vscode.Uri, message: string): void {
    this.#put(
      uri,
      this.#of(uri).filter((one) => one.message !== message),
    );
  }

  /** Takes all away. */
  clear(): void {
    this.#collection.clear();
    this.#tell();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#collection.dispose();
  }

  #follow(uri: vscode.Uri, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const before = this.#of(uri);
    if (before.length > 0 && changes.length > 0) {
      this.#put(
        uri,
        before.flatMap((one) => moved(one, changes) ?? []),
      );
    }
  }

  #of(uri: vscode.Uri): readonly vscode.Diagnostic[] {
    return this.#collection.get(uri) ?? [];
  }

  #put(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    this.#collection.set(uri, diagnostics);
    this.#tell();
  }

  #tell(): void {
    let count = 0;
    this.#collection.forEach((_uri, diagnostics) => {
      count += diagnostics.length;
    });
    void vscode.commands.executeCommand('setContext', KEY, count > 0);
  }
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const first = document.lineAt(Math.min(finding.firstLine, document.lineCount) - 1);
  const last = document.lineAt(Math.min(finding.lastLine, document.lineCount) - 1);
  const range = new vscode.Range(
    first.lineNumber,
    first.firstNonWhitespaceCharacterIndex,
    last.lineNumber,
    last.range.end.character,
  );
  const message = [finding.problem, finding.advice].filter((text) => text !== '').join(' ');
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[finding.severity]);
  diagnostic.source = FINDING_SOURCE;
  return diagnostic;
}

/** The finding at its lines after the changes; undefined when one of them is about its lines. */
function moved(
  finding: vscode.Diagnostic,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): vscode.Diagnostic | undefined {
  const before = changes.filter((change) => isBefore(change, finding.range));
  if (!changes.every((change) => before.includes(change) || isAfter(change, finding.range))) {
    return undefined;
  }
  const lines = before.reduce(
    (sum, { range, text }) => sum + text.split('\n').length - 1 - (range.end.line - range.start.line),
    0,
  );
  if (lines === 0) {
    return finding;
  }
  const { start, end } = finding.range;
  const range = new vscode.Range(start.translate(lines), end.translate(lines));
  const copy = new vscode.Diagnostic(range, finding.message, finding.severity);
  copy.source = FINDING_SOURCE;
  return copy;
}

type Change = Pick<vscode.TextDocumentContentChangeEvent, 'range' | 'text'>;

/** Whether a change leaves the finding's lines as they are and lies above them. */
function isBefore({ range, text }: Change, { start }: vscode.Range): boolean {
  const isLineStart = range.end.line === start.line && range.end.character === 0;
  return (
    range.end.line < start.line || (isLineStart && (text === '' ? range.start.character === 0 : text.endsWith('\n')))
  );
}

/** The same below them. */
function isAfter({ range, text }: Change, { end }: vscode.Range): boolean {
  return range.start.line > end.line || (range.start.isAfterOrEqual(end) && /^\r?\n/.test(text));
}
