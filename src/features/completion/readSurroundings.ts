// Reads what the editor knows beside a file: open documents, definitions, edits and findings that may leave.

import * as vscode from 'vscode';
import { PROBLEM_LINES } from '../../core/completion/problemLines.ts';
import type { Surroundings } from '../../core/completion/surroundings.ts';
import type { Snapshot } from '../../core/text/snapshot.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { isSuggestible, reasonOf, type Place, type Rules } from './completionInput.ts';
import type { ImportedDefinitions } from './importedDefinitions.ts';
import type { RecentEdits } from './recentEdits.ts';

/** Neighbouring documents handed on at most. */
const MAX_NEIGHBOURS = 8;

/** What is followed while the window is open. */
export interface Followed {
  readonly definitions: ImportedDefinitions;
  readonly edits: RecentEdits;
}

/** What is known beside the file of a place. Waits for nothing. */
export function readSurroundings(
  { document, text, offset, replaced }: Place,
  { definitions, edits }: Followed,
  rules: Rules,
): Surroundings {
  const mayLeave = (path: string): boolean => reasonOf(path, rules) === undefined;
  return {
    definitions: definitions.of(document, text, offset).filter(({ path }) => mayLeave(path)),
    neighbours: neighboursOf(document, mayLeave),
    edited: edits.recent(mayLeave),
    problems: vscode.languages
      .getDiagnostics(document.uri)
      // A file may have thousands: those far away are passed over before anything is made of them.
      .filter(({ range }) => Math.abs(range.start.line - replaced.start.line) <= PROBLEM_LINES)
      .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
      .map(({ range, message }) => ({ line: range.start.line + 1, message })),
  };
}

/** Open documents of the same language in the order of their tabs, without those that may not leave. */
function neighboursOf(document: vscode.TextDocument, mayLeave: (path: string) => boolean): readonly Snapshot[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const open = new Set(
    tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
  );
  const documents = new Map(vscode.workspace.textDocuments.map((other) => [other.uri.toString(), other]));
  return [...open]
    .flatMap((uri) => documents.get(uri) ?? [])
    .filter((other) => other !== document && other.languageId === document.languageId && isSuggestible(other.uri))
    .filter(({ uri }) => {
      const path = pathOf(uri);
      // A neighbour that is not part of the workspace stays where it is.
      return path !== undefined && mayLeave(path);
    })
    .slice(0, MAX_NEIGHBOURS)
    .map(snapshotOf);
}
