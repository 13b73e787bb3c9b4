// Compares the errors of all files before and after a change, once the language services have settled.

import * as vscode from 'vscode';
import { dependsOn } from './dependsOn.ts';

/** Milliseconds without a word from the language services after which their verdict stands. */
const QUIET_MS = 1_000;

/** Milliseconds after which the verdict at hand is taken. */
const LONGEST_MS = 5_000;

/** Errors that are listed. */
const MOST_LISTED = 3;

/** An error with its file. */
export interface FileError {
  readonly uri: vscode.Uri;
  readonly error: vscode.Diagnostic;
}

/** Errors at two times, of the files that were touched and of those in which they differ. */
export interface ErrorChange {
  readonly before: number;
  readonly after: number;
  /** Those that were not there before. */
  readonly added: readonly FileError[];
}

/** The present errors of all files. */
export function presentErrors(): readonly FileError[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, found]) =>
      found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map((error) => ({ uri, error })),
    );
}

/** Waits until the language services are quiet about the touched files, 5 seconds at most, and compares what depends on them. */
export async function errorsAfter(touched: readonly vscode.Uri[], before: readonly FileError[]): Promise<ErrorChange> {
  await settle(touched);
  const present = presentErrors();
  const changed = [...without(present, before), ...without(before, present)];
  const dependent = await dependsOn(
    touched,
    changed.map(({ uri }) => uri),
  );
  const after = present.filter(({ uri }) => dependent.has(uri.toString()));
  const known = before.filter(({ uri }) => dependent.has(uri.toString()));
  const added = without(after, known);
  const gone = without(known, after);
  const concerned = new Set([...touched, ...[...added, ...gone].map(({ uri }) => uri)].map(String));
  const count = (errors: readonly FileError[]) => errors.filter(({ uri }) => concerned.has(uri.toString())).length;
  return { before: count(known), after: count(after), added };
}

/** One localised line about the errors that a change brought; `label` names the change. */
export function describeErrors(label: string, { before, after, added }: ErrorChange): string {
  const isOneFile = new Set(added.map(({ uri }) => uri.toString())).size === 1;
  const listed = added.slice(0, MOST_LISTED).map(({ uri, error }) => {
    const line = error.range.start.line + 1;
    return isOneFile
      ? vscode.l10n.t('Line {0}: {1}', line, error.message)
      : `${vscode.workspace.asRelativePath(uri)}:${line}: ${error.message}`;
  });
  const rest = added.length - listed.length;
  const more = rest > 0 ? ` ${vscode.l10n.t('And {0} more.', rest)}` : '';
  return `${vscode.l10n.t('{0}: {1} → {2} errors.', label, before, after)} ${listed.join(' ')}${more}`;
}

function without(errors: readonly FileError[], others: readonly FileError[]): readonly FileError[] {
  const known = others.map(keyOf);
  return errors.filter((error) => {
    const at = known.indexOf(keyOf(error));
    if (at >= 0) {
      known.splice(at, 1);
    }
    return at < 0;
  });
}

/** Lines move, so an error is known by its words. */
function keyOf({ uri, error: { source, code, message } }: FileError): string {
  return JSON.stringify([uri.toString(), source, code, message]);
}

function settle(touched: readonly vscode.Uri[]): Promise<void> {
  const addresses = new Set(touched.map(String));
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
      // A word about another file counts once the first about a touched one has come.
      if (quiet !== undefined || uris.some((changed) => addresses.has(changed.toString()))) {
        clearTimeout(quiet);
        quiet = setTimeout(finish, QUIET_MS);
      }
    });
  });
}
