// Compares a document's errors before and after a change, once the language service has settled.

import * as vscode from 'vscode';

/** Milliseconds without a word from the language service after which its verdict stands. */
const QUIET_MS = 1_000;

/** Milliseconds after which the verdict at hand is taken. */
const LONGEST_MS = 5_000;

/** Errors of a document at two times. */
export interface ErrorChange {
  readonly before: number;
  readonly after: number;
  /** Those that were not there before. */
  readonly added: readonly vscode.Diagnostic[];
}

/** The document's present errors. */
export function errorsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

/** Waits until the diagnostics of the document are quiet, 5 seconds at most, and compares. */
export async function errorsAfter(uri: vscode.Uri, before: readonly vscode.Diagnostic[]): Promise<ErrorChange> {
  await settle(uri);
  const after = errorsOf(uri);
  const known = before.map(keyOf);
  const added = after.filter((error) => {
    const at = known.indexOf(keyOf(error));
    if (at >= 0) {
      known.splice(at, 1);
    }
    return at < 0;
  });
  return { before: before.length, after: after.length, added };
}

/** One localised line about the errors that a change brought; `label` names the change. */
export function describeErrors(label: string, { before, after, added }: ErrorChange): string {
  const [first] = added;
  const line = (first?.range.start.line ?? 0) + 1;
  return vscode.l10n.t('{0}: {1} → {2} errors. Line {3}: {4}', label, before, after, line, first?.message ?? '');
}

/** Lines move, so an error is known by its words. */
function keyOf({ source, code, message }: vscode.Diagnostic): string {
  return JSON.stringify([source, code, message]);
}

function settle(uri: vscode.Uri): Promise<void> {
  const address = uri.toString();
  return new Promise((resolve) => {
    let quiet: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(quiet);
      clearTimeout(longest);
      listener.dispose();
      resolve();
    };
    const longest = setTimeout(finish, LONGEST_MS);
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === address)) {
        clearTimeout(quiet);
        quiet = setTimeout(finish, QUIET_MS);
      }
    });
  });
}
