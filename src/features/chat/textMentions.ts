// Texts that a question can be given though they stand in no file: problems, changes under git.

import * as vscode from 'vscode';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import type { Attachment } from '../../protocol/thread.ts';
import type { FoundMention } from './foundMention.ts';

/** UTF-16 units of a text at most: about 15,000 tokens. */
const MOST_TEXT = 60_000;

/** The rows, whether or not there is something behind them now. */
export function textMentions(): readonly FoundMention[] {
  const rows: readonly (readonly [string, string, () => Promise<string>])[] = [
    [vscode.l10n.t('problems'), vscode.l10n.t('Errors and warnings of the workspace'), readProblems],
    [vscode.l10n.t('changes'), vscode.l10n.t('What git has not committed yet'), () => readDiff(false)],
    [vscode.l10n.t('staged'), vscode.l10n.t('What the next commit holds'), () => readDiff(true)],
  ];
  return rows.map(([label, detail, read]) => ({ label, detail, icon: 'text', attach: () => attach(label, read) }));
}

async function attach(name: string, read: () => Promise<string>): Promise<Attachment | undefined> {
  const text = await read();
  if (text === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing in “{0}”.', name));
    return undefined;
  }
  return { kind: 'text', name, text: text.slice(0, MOST_TEXT) };
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

/** The part of VS Code's own git extension that is used. */
interface GitExports {
  readonly getAPI: (version: 1) => {
    readonly repositories: readonly { readonly diff: (cached: boolean) => Promise<string> }[];
  };
}

async function readDiff(isStaged: boolean): Promise<string> {
  const git = vscode.extensions.getExtension<GitExports>('vscode.git');
  const { repositories } = (await git?.activate())?.getAPI(1) ?? { repositories: [] };
  const diffs = await Promise.all(repositories.map((repository) => repository.diff(isStaged)));
  return diffs.join('\n').trim();
}
