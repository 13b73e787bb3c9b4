// Better names for the identifier at the cursor: the model proposes, the user chooses, the language server renames, the review shows.

import * as vscode from 'vscode';
import { namesIn, nameRequest, type BetterName } from '../../core/refactor/betterNames.ts';
import { priceRequest } from '../../core/refactor/priceRequest.ts';
import type { FailedHunk, ProposedFile } from '../../core/refactor/proposal.ts';
import { receiveForm } from '../../core/refactor/receiveText.ts';
import { wholeLineEdits } from '../../core/refactor/wholeLines.ts';
import { offsetsOf, snapshotOf } from '../../host/vscode/snapshotOf.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { readKnown } from './readKnown.ts';
import { isWaitingAt, labelOf, type Work } from './changeDocument.ts';
import type { RefactorServices } from './refactorServices.ts';
import { tellFailure } from './tellOutcome.ts';
import { approve, inProgress } from './withPrice.ts';

/** Renames what the cursor stands in. Nothing is asked of the model where no language server renames. */
export async function renameSymbol(work: Work, services: RefactorServices): Promise<void> {
  const { found } = work;
  const label = labelOf(work.command, found.snapshot.path);
  if (!(await canRename(found.document, found.range.start))) {
    const refusal = vscode.l10n.t('No language server renames this here, so nothing is asked.');
    await vscode.window.showInformationMessage(`${label}: ${refusal}`);
    return;
  }
  const names = await askNames(label, work, services);
  const chosen = names && (await chooseName(label, names));
  if (chosen === undefined) {
    return;
  }
  if (found.document.version !== found.snapshot.version) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('{0}: the file changed meanwhile. Call it once more.', label),
    );
    return;
  }
  await show(label, work, chosen, services);
}

/** The names that the user may choose from; undefined when there are none, and the user knows why. */
async function askNames(
  label: string,
  { command, found, call, again }: Work,
  services: RefactorServices,
): Promise<readonly BetterName[] | undefined> {
  const range = found.ranges.name ?? found.ranges.selection ?? { start: 0, end: 0 };
  const known = await readKnown(command.context, { document: found.document, target: range }, services);
  const instruction = [command.instruction, call.instruction].filter((text) => text !== undefined).join(' ');
  const profile = services.profiles.current();
  const request = nameRequest({ instruction, snapshot: found.snapshot, range, known, profile });
  if (!(await approve(label, priceRequest(request), services))) {
    return undefined;
  }
  const received = await inProgress(label, services, (signal) => receiveForm(request, services.send, signal));
  if (received.kind === 'failed') {
    await tellFailure(label, received.failure, () => again());
  }
  if (received.kind !== 'complete') {
    return undefined;
  }
  const names = namesIn(received.value, found.snapshot.text.slice(range.start, range.end));
  if (names.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('{0}: the name is good as it is.', label));
  }
  return names.length === 0 ? undefined : names;
}

async function chooseName(label: string, names: readonly BetterName[]): Promise<string | undefined> {
  const items = names.map(({ name, why }) => ({ label: name, detail: why }));
  const picked = await vscode.window.showQuickPick(items, {
    title: label,
    placeHolder: vscode.l10n.t('The name is to be'),
  });
  return picked?.label;
}

async function show(label: string, { command, found }: Work, name: string, services: RefactorServices): Promise<void> {
  const edit = await edits(found.document.uri, found.range.start, name);
  const uris = new Map<string, vscode.Uri>();
  const files: ProposedFile[] = [];
  const failed: FailedHunk[] = [];
  for (const [uri, changes] of edit?.entries() ?? []) {
    const document = await vscode.workspace.openTextDocument(uri);
    const snapshot = snapshotOf(document);
    const offsets = changes.map((one) => ({ ...offsetsOf(document, one.range), newText: one.newText }));
    if (pathOf(uri) === undefined && uri.scheme !== 'untitled') {
      failed.push({ path: snapshot.path, message: 'This use lies outside the workspace and keeps the old name.' });
    } else {
      const whole = wholeLineEdits(snapshot.text, offsets);
      files.push({ kind: 'edit', path: snapshot.path, snapshot, edits: whole, reason: '' });
      uris.set(snapshot.path, uri);
    }
  }
  const [first, ...others] = files;
  if (!first) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('{0}: the language server renames nothing to {1}.', label, name),
    );
    return;
  }
  await services.review.show(
    {
      command: `panorama.refactor.${command.id}`,
      title: command.title,
      files: [first, ...others],
      failed,
      notes: [],
      summary: '',
    },
    uris,
    isWaitingAt(found),
  );
}

/** Asks the language server for a rename that nobody makes. */
async function canRename(document: vscode.TextDocument, position: vscode.Position): Promise<boolean> {
  const range = document.getWordRangeAtPosition(position);
  const edit = range && (await edits(document.uri, position, `${document.getText(range)}Renamed`));
  return (edit?.size ?? 0) > 0;
}

/** Undefined where the language server refuses. */
async function edits(
  uri: vscode.Uri,
  position: vscode.Position,
  name: string,
): Promise<vscode.WorkspaceEdit | undefined> {
  try {
    return await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      name,
    );
  } catch {
    return undefined;
  }
}
