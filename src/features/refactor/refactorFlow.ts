// The ways of the refactor commands: by what is asked for, and where its answer goes.

import * as vscode from 'vscode';
import { whereItApplies, type RefactorCommand } from '../../core/refactor/catalogue.ts';
import type { OffsetRange } from '../../core/text/snapshot.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { changeDocument, type Work } from './changeDocument.ts';
import type { CommandCall } from './commandCall.ts';
import { findPlace } from './findPlace.ts';
import type { RefactorServices } from './refactorServices.ts';

/** Runs a command where its call says, else at the cursor. */
export async function runRefactor(
  command: RefactorCommand,
  services: RefactorServices,
  call: CommandCall = {},
): Promise<void> {
  if (command.destination === 'message') {
    const { writeCommitMessage } = await import('./commitMessage.ts');
    await writeCommitMessage({ command, call, again: () => runRefactor(command, services, call) }, services);
    return;
  }
  if (call.files) {
    const { runOnFiles } = await import('./runOnFiles.ts');
    const again = () => runRefactor(command, services, call);
    await runOnFiles({ command, call: { ...call, files: call.files }, again }, services);
    return;
  }
  const found = await findPlace(call);
  if (!found) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Open a file first.'));
    return;
  }
  const applicability = whereItApplies(command, found.place);
  if (applicability.kind === 'missing') {
    await vscode.window.showInformationMessage(vscode.l10n.t(applicability.message));
    return;
  }
  const again = (instruction?: string) =>
    runRefactor(command, services, { ...call, ...(instruction !== undefined && { instruction }) });
  await runAt({ command, found, targetKind: applicability.target, call, again }, services);
}

/** Answers that are no edits of the file at hand have ways of their own. */
async function runAt(work: Work, services: RefactorServices): Promise<void> {
  const { command } = work;
  if (command.id === 'rename') {
    const { renameSymbol } = await import('./renameSymbol.ts');
    await renameSymbol(work, services);
  } else if (command.id === 'generateTests') {
    const { writeTests } = await import('./writeTests.ts');
    await writeTests(work, services);
  } else if (command.destination === 'problems') {
    const { reviewPlace } = await import('./reviewCode.ts');
    await reviewPlace(work, services);
  } else if (command.destination === 'chat') {
    await askInChat(work);
  } else {
    await changeDocument(work, services);
  }
}

/** A selection is what the chat looks at by itself; a symbol is given to it as if it were one. */
async function askInChat({ command, found, targetKind }: Work): Promise<void> {
  const { document, ranges } = found;
  const path = pathOf(document.uri);
  const symbol = targetKind === 'symbol' && path !== undefined ? ranges.symbol : undefined;
  const scope = { kind: targetKind === 'selection' || symbol ? 'selection' : 'file' };
  const attachments = symbol && [{ kind: 'selection', path, ...linesOf(document, symbol) }];
  await vscode.commands.executeCommand('panorama.ask', {
    question: command.instruction ?? '',
    scope,
    ...(attachments && { attachments }),
  });
}

function linesOf(document: vscode.TextDocument, { start, end }: OffsetRange): object {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  return { lines: [range.start.line + 1, range.end.line + 1], text: document.getText(range) };
}
