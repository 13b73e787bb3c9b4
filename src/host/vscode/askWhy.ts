// Asks why a hunk is proposed: a question in the composer, with the hunk beside it, that the user sends or does not.

import * as vscode from 'vscode';
import type { HunkRow } from '../../core/refactor/hunkRows.ts';
import { splitLines } from '../../core/text/splitLines.ts';
import type { PendingFile } from './pendingFile.ts';
import type { FoundFile } from './pendingProposals.ts';
import { rowsOf } from './reviewCursor.ts';
import { pathOf } from './workspacePaths.ts';

/** The command of the chat that fills the composer and sends nothing. */
const PREPARE = 'panorama.chat.prepare';

/** Shows the chat with the question, the lines that go and come, and the file. Without a hunk it is about all of the file. */
export async function askWhy(
  { proposal, file }: FoundFile,
  row: HunkRow | undefined,
  command = PREPARE,
): Promise<void> {
  const title = vscode.l10n.t(proposal.head.title);
  const name = row ? `${file.name}:${row.line + 1}` : file.name;
  const said = [proposal.head.summary, file.kept.reason].filter((words) => words !== '').join('\n');
  const change = {
    kind: 'text',
    name: vscode.l10n.t('change of {0}', name),
    text: [`${title}: ${said}`, diffOf(file, row ? [row] : rowsOf(file))].join('\n\n'),
  };
  const path = file.kind === 'create' ? undefined : pathOf(file.uri);
  await vscode.commands.executeCommand(command, {
    question: vscode.l10n.t('Why is this change of {0} right, and what could it break?', name),
    attachments: [change, ...(path === undefined ? [] : [{ kind: 'file', path }])],
  });
}

/** Some hunks of a file as a diff writes them: the lines that go, then those that come. */
export function diffOf({ current, proposed }: PendingFile, rows: readonly HunkRow[]): string {
  return rows
    .flatMap((row) => [
      ...cut(current, row.line, row.count).map((line) => `-${line}`),
      ...cut(proposed, row.newLine, row.newCount).map((line) => `+${line}`),
    ])
    .join('\n');
}

function cut(text: string, line: number, count: number): readonly string[] {
  return splitLines(text)
    .slice(line, line + count)
    .map(({ content }) => content);
}
