// After a change is made: tells of new errors, and takes the change back when the user wants that.

import * as vscode from 'vscode';
import { applyEdits, invertEdits } from '../../core/text/applyEdits.ts';
import { describeErrors, errorsAfter, type ErrorChange, type FileError } from './errorsAfter.ts';
import type { Tell } from './reviewMessages.ts';
import type { WriteGate } from './writeGate.ts';
import type { ChangeSet, FileChange, MovedFile, TextChange } from './writeGateChanges.ts';

/** The refactor that repairs diagnostics. */
const FIX_COMMAND = 'panorama.refactor.fix';

/** Waits for the language services and tells of errors that were not there, with what can be done. */
export async function afterAccept(
  changeSet: ChangeSet,
  before: readonly FileError[],
  deps: { readonly gate: WriteGate; readonly tell: Tell; readonly fixCommand?: string },
): Promise<void> {
  const touched = changeSet.changes.map((change) => (change.kind === 'rename' ? change.to : change.uri));
  const change = await errorsAfter(touched, before);
  if (change.added.length === 0) {
    return;
  }
  const actions = {
    fix: vscode.l10n.t('Fix'),
    keep: vscode.l10n.t('Keep'),
    revert: vscode.l10n.t('Revert'),
  };
  const answer = await deps.tell(describeErrors(changeSet.label, change), actions.fix, actions.keep, actions.revert);
  if (answer === actions.fix) {
    await fix(change, deps.fixCommand ?? FIX_COMMAND);
  } else if (answer === actions.revert) {
    await revert(changeSet, deps);
  }
}

async function fix({ added: [first] }: ErrorChange, command: string): Promise<void> {
  if (first) {
    await vscode.commands.executeCommand(command, first.uri, first.error.range);
  }
}

/** Only while every document is what was written: anything typed since would be lost. */
async function revert(
  { label, changes }: ChangeSet,
  { gate, tell }: { readonly gate: WriteGate; readonly tell: Tell },
): Promise<void> {
  const reversed = await Promise.all(changes.toReversed().map(reverse));
  const known = reversed.filter((change) => change !== undefined);
  if (known.length < reversed.length) {
    await tell(vscode.l10n.t('{0}: the file has changed since. Step back with Undo.', label));
    return;
  }
  const result = await gate.apply({ label, changes: known });
  if (result.kind === 'refused') {
    await tell(result.message);
  }
}

/** Undefined when the file is no longer what was written. */
async function reverse(change: FileChange): Promise<FileChange | undefined> {
  switch (change.kind) {
    case 'edit':
      return reverseText(change);
    case 'create':
      return reverseNew(change.uri, change.content);
    case 'rename':
      return reverseText(change);
    case 'delete':
      return {
        kind: 'create',
        uri: change.uri,
        content: await vscode.workspace.encode(change.text, { uri: change.uri }),
      };
  }
}

async function reverseText(change: TextChange | MovedFile): Promise<FileChange | undefined> {
  const uri = change.kind === 'rename' ? change.to : change.uri;
  const document = await openDocument(uri);
  const text = applyEdits(change.text, change.edits);
  if (document?.getText() !== text) {
    return undefined;
  }
  const back = { uri, version: document.version, text, edits: invertEdits(change.text, change.edits) };
  return change.kind === 'rename' ? { kind: 'rename', to: change.uri, ...back } : { kind: 'edit', ...back };
}

async function reverseNew(uri: vscode.Uri, content: string | Uint8Array): Promise<FileChange | undefined> {
  const text = (await openDocument(uri))?.getText();
  return text === content ? { kind: 'delete', uri, text } : undefined;
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
