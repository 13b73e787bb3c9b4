// Takes back what of a change set was written before it failed, by looking at what is there.

import * as vscode from 'vscode';
import { applyEdits, invertEdits } from '../../core/text/applyEdits.ts';
import type { FileChange, MovedFile, NewFile, TextChange } from './writeGateChanges.ts';
import { shownPath, type FileReport } from './writeGateRefusals.ts';

/** A change with what was there before it. */
export interface Written {
  readonly change: FileChange;
  /** Of a file that was there. */
  readonly document?: vscode.TextDocument;
  /** Of a file that is deleted. */
  readonly bytes?: Uint8Array;
}

/** Whether the change was made. */
export type WrittenState = 'untouched' | 'made';

/** Looks whether a change was made. */
export async function stateOf({ change, document }: Written): Promise<WrittenState> {
  switch (change.kind) {
    case 'edit':
      return document?.getText() === change.text ? 'untouched' : 'made';
    case 'create':
      return (await holds(change)) ? 'made' : 'untouched';
    case 'rename':
    case 'delete':
      return (await bytesAt(change.uri)) ? 'untouched' : 'made';
  }
}

/** Takes back, last first, and says of each file what became of it. Never rejects. */
export async function takeBack(written: readonly Written[]): Promise<readonly FileReport[]> {
  const report: FileReport[] = [];
  for (const one of written.toReversed()) {
    report.unshift({ path: shownPath(one.change.uri), outcome: await takeBackOne(one) });
  }
  return report;
}

async function takeBackOne(one: Written): Promise<FileReport['outcome']> {
  try {
    if ((await stateOf(one)) === 'untouched') {
      return 'untouched';
    }
    const edit = await reverse(one);
    return edit && (await vscode.workspace.applyEdit(edit)) ? 'put-back' : 'left';
  } catch {
    return 'left';
  }
}

async function reverse({ change, bytes }: Written): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  switch (change.kind) {
    case 'edit':
      return reverseText(edit, change, change.uri);
    case 'create':
      edit.deleteFile(change.uri);
      return edit;
    case 'rename':
      return reverseMove(edit, change);
    case 'delete':
      edit.createFile(change.uri, { overwrite: false, contents: bytes ?? new Uint8Array() });
      return edit;
  }
}

async function reverseMove(edit: vscode.WorkspaceEdit, change: MovedFile): Promise<vscode.WorkspaceEdit | undefined> {
  const document = await vscode.workspace.openTextDocument(change.to);
  edit.renameFile(change.to, change.uri, { overwrite: false });
  return document.getText() === change.text ? edit : reverseText(edit, change, change.uri);
}

/** Only while the document holds what was written: anything else is the user's. */
async function reverseText(
  edit: vscode.WorkspaceEdit,
  { uri, text, edits, ...change }: TextChange | MovedFile,
  target: vscode.Uri,
): Promise<vscode.WorkspaceEdit | undefined> {
  const document = await vscode.workspace.openTextDocument('to' in change ? change.to : uri);
  if (document.getText() !== applyEdits(text, edits)) {
    return undefined;
  }
  for (const { start, end, newText } of invertEdits(text, edits)) {
    edit.replace(target, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  }
  return edit;
}

/** Whether the file holds what was to be created: another's file is left alone. */
async function holds({ uri, content }: NewFile): Promise<boolean> {
  const found = await bytesAt(uri);
  return found !== undefined && Buffer.compare(Buffer.from(content), Buffer.from(found)) === 0;
}

async function bytesAt(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
