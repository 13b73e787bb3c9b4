// Texts that a question can be given though they stand in no file: problems, changes under git.

import * as vscode from 'vscode';
import { allowedDiff } from '../../core/egress/allowedDiff.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { attachText } from './attachText.ts';
import { readCommits } from './commitMentions.ts';
import type { Services } from '../../services.ts';
import type { FoundMention } from './foundMention.ts';
import { openRepositories } from './openRepositories.ts';

/** Why the text of a path may not leave; undefined when it may. */
type Forbids = Services['forbids'];

/** The rows, whether or not there is something behind them now. */
export function textMentions(forbids: Forbids): readonly FoundMention[] {
  const rows: readonly (readonly [string, string, () => Promise<string>])[] = [
    [vscode.l10n.t('problems'), vscode.l10n.t('Errors and warnings of the workspace'), readProblems],
    [vscode.l10n.t('changes'), vscode.l10n.t('What git has not committed yet'), () => readDiff(false, forbids)],
    [vscode.l10n.t('commits'), vscode.l10n.t('The last commits with their messages'), readCommits],
    [vscode.l10n.t('staged'), vscode.l10n.t('What the next commit holds'), () => readDiff(true, forbids)],
  ];
  return rows.map(([label, detail, read]) => ({ label, detail, icon: 'text', attach: () => attachText(label, read) }));
}

/** The files that are open now, as one row. */
export function editorsMention(paths: readonly string[]): FoundMention {
  return {
    label: vscode.l10n.t('editors'),
    detail: vscode.l10n.t('The files that are open'),
    icon: 'text',
    attach: () => Promise.resolve(paths.map((path) => ({ kind: 'file', path }))),
  };
}

function readProblems(): Promise<string> {
  const lines = vscode.languages.getDiagnostics().flatMap(([uri, problems]) => {
    const path = pathOf(uri);
    const serious = problems.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
    return path === undefined ? [] : serious.map((problem) => describe(path, problem));
  });
  return Promise.resolve(lines.join('\n'));
}

function describe(path: string, { range, severity, message, source }: vscode.Diagnostic): string {
  const kind = severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning';
  return `${path}:${range.start.line + 1}: ${kind}: ${message}${source === undefined ? '' : ` (${source})`}`;
}

async function readDiff(isStaged: boolean, forbids: Forbids): Promise<string> {
  const diffs = (await openRepositories()).map(async (repository) => {
    const pathAt = (path: string) => pathOf(vscode.Uri.joinPath(repository.rootUri, path));
    return allowedDiff(await repository.diff(isStaged), (path) => isAllowed(pathAt(path), forbids));
  });
  return (await Promise.all(diffs)).join('\n').trim();
}

/** What lies outside the workspace is under no rule of it. */
function isAllowed(path: string | undefined, forbids: Forbids): boolean {
  return path === undefined || forbids(path) === undefined;
}
