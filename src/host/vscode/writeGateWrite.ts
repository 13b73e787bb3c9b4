// Writes a judged change set as one edit of the editor; what fails on the way is taken back, file by file.

import * as vscode from 'vscode';
import { trimEdit } from '../../core/text/applyEdits.ts';
import { stateOf, takeBack, type Written } from './writeGateTakeBack.ts';
import type { ChangeSet, FileChange } from './writeGateChanges.ts';
import { refuse, shownPath, type Refused } from './writeGateRefusals.ts';

/** Writes all or nothing. The files are made, moved and deleted first: only the disk can fail, and texts are changed last. */
export async function writeChanges(
  changeSet: ChangeSet,
  isOutdated: (document: vscode.TextDocument) => Promise<boolean>,
): Promise<{ readonly kind: 'written' } | Refused> {
  const written = await readAll(changeSet.changes);
  if (!written) {
    return refuse('gone', namesOf(changeSet.changes));
  }
  for (const { document } of written) {
    if (document?.isDirty === true && (await isOutdated(document))) {
      return refuse('newer-on-disk', shownPath(document.uri));
    }
  }
  // From here on nothing waits: the text that is compared is the text that is changed. The editor compares versions once more.
  const problem = written.map(problemOf).find((found) => found !== undefined);
  if (problem) {
    return problem;
  }
  const isDone = await vscode.workspace.applyEdit(editOf(written)).then(undefined, () => false);
  return isDone ? { kind: 'written' } : giveUp(written);
}

/** The documents and bytes as they are before anything is written; undefined when one is gone. */
async function readAll(changes: readonly FileChange[]): Promise<readonly Written[] | undefined> {
  try {
    return await Promise.all(changes.map(readOne));
  } catch {
    return undefined;
  }
}

async function readOne(change: FileChange): Promise<Written> {
  if (change.kind === 'create') {
    return { change };
  }
  const document = await vscode.workspace.openTextDocument(change.uri);
  return change.kind === 'delete'
    ? { change, document, bytes: await vscode.workspace.fs.readFile(change.uri) }
    : { change, document };
}

function problemOf({ change, document }: Written): Refused | undefined {
  if (change.kind === 'create') {
    return undefined;
  }
  const isSame = change.kind === 'delete' || document?.version === change.version;
  if (!isSame || document?.getText() !== change.text) {
    return refuse('changed', shownPath(change.uri));
  }
  return change.kind === 'delete' && document.isDirty ? refuse('unsaved', shownPath(change.uri)) : undefined;
}

function editOf(written: readonly Written[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { change } of written) {
    addFile(edit, change);
  }
  for (const { change, document } of written) {
    if (document && (change.kind === 'edit' || change.kind === 'rename')) {
      addText(edit, change, document);
    }
  }
  return edit;
}

function addFile(edit: vscode.WorkspaceEdit, change: FileChange): void {
  if (change.kind === 'create') {
    edit.createFile(change.uri, { overwrite: false, contents: bytesOf(change.content) });
  } else if (change.kind === 'rename') {
    edit.renameFile(change.uri, change.to, { overwrite: false });
  } else if (change.kind === 'delete') {
    edit.deleteFile(change.uri, { recursive: false });
  }
}

function addText(
  edit: vscode.WorkspaceEdit,
  change: Extract<FileChange, { kind: 'edit' | 'rename' }>,
  document: vscode.TextDocument,
): void {
  const target = change.kind === 'rename' ? change.to : change.uri;
  for (const item of change.edits.flatMap((whole) => trimEdit(change.text, whole) ?? [])) {
    edit.replace(
      target,
      new vscode.Range(document.positionAt(item.start), document.positionAt(item.end)),
      item.newText,
    );
  }
}

async function giveUp(written: readonly Written[]): Promise<Refused> {
  const failed = await firstUntouched(written);
  const report = await takeBack(written);
  const left = report.filter(({ outcome }) => outcome === 'left').map((row) => row.path);
  return left.length > 0
    ? refuse('not-taken-back', left.join(', '), report)
    : refuse('editor-refused', failed ? namesOf([failed]) : namesOf(written.map(({ change }) => change)), report);
}

/** Where it failed: files come before texts. */
async function firstUntouched(written: readonly Written[]): Promise<FileChange | undefined> {
  const isText = ({ change }: Written) => change.kind === 'edit';
  const inOrder = [...written.filter((one) => !isText(one)), ...written.filter(isText)];
  const states = await Promise.all(inOrder.map(stateOf));
  return inOrder[states.indexOf('untouched')]?.change;
}

function namesOf(changes: readonly FileChange[]): string {
  return changes.map((change) => shownPath(change.kind === 'rename' ? change.to : change.uri)).join(', ');
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
