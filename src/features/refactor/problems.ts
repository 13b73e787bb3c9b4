// The problems that the editor shows in a document, and which of them a command means.

import * as vscode from 'vscode';
import type { ShownProblem } from '../../core/refactor/fixInstruction.ts';
import type { CommandCall } from './commandCall.ts';

/** Who says so, of findings of our own reviews. */
export const FINDING_SOURCE = 'Panorama';

/** What can be fixed: errors, warnings and remarks in the order of their lines; hints are taste, but for those of a review. */
export function problemsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(isFixable)
    .toSorted((one, other) => one.range.start.compareTo(other.range.start));
}

/** Whether a command is offered for it. */
export function isFixable({ severity, source }: vscode.Diagnostic): boolean {
  return severity !== vscode.DiagnosticSeverity.Hint || source === FINDING_SOURCE;
}

/** The problem in plain values. */
export function toShown({ range, message, source = '', code }: vscode.Diagnostic): ShownProblem {
  const id = typeof code === 'object' ? code.value : code;
  const origin = [source, id].filter((part) => part !== undefined && part !== '').join(' ');
  return { line: range.start.line + 1, message, source: origin };
}

/** The problems that a call means: all, the one that it names, those at its range; else the user is asked. Undefined when the user leaves. */
export async function chooseProblems(
  uri: vscode.Uri,
  range: vscode.Range,
  { isForAll, problem }: CommandCall,
): Promise<readonly vscode.Diagnostic[] | undefined> {
  const all = problemsOf(uri);
  if (isForAll === true) {
    return all;
  }
  const lines = new vscode.Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER);
  const here = all.filter((one) => one.range.intersection(lines) !== undefined);
  const named = here.filter(({ message }) => message === problem);
  if (named.length > 0 || here.length > 0) {
    return named.length > 0 ? named : here;
  }
  return all.length === 1 ? all : pick(all);
}

async function pick(all: readonly vscode.Diagnostic[]): Promise<readonly vscode.Diagnostic[] | undefined> {
  const every = { label: vscode.l10n.t('All {0} problems', all.length), problems: all };
  const items = all.map((one) => ({
    label: one.message,
    description: vscode.l10n.t('line {0}', one.range.start.line + 1),
    problems: [one],
  }));
  const picked = await vscode.window.showQuickPick([every, ...items], {
    placeHolder: vscode.l10n.t('What is to be fixed?'),
    matchOnDescription: true,
  });
  return picked?.problems;
}
