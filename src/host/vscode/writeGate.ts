// The one way in: checks a final change set against paths, trust and the present text, and only then changes the user's documents.

import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { judgeWritePath } from '../../core/egress/writePaths.ts';
import { trimEdit } from '../../core/text/applyEdits.ts';
import type { TextEdit } from '../../core/text/snapshot.ts';

/** Edits of one document, made for exactly this text. */
export interface FileChange {
  readonly kind: 'edit';
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** All that one decision of the user changes: applied together, undone together. */
export interface ChangeSet {
  /** What the change is, for questions to the user. */
  readonly label: string;
  readonly changes: readonly FileChange[];
}

/** Why nothing was written. */
export type WriteRefusal =
  | 'untrusted-workspace'
  | 'outside-workspace'
  | 'disguised-name'
  | 'declined'
  | 'read-only'
  | 'gone'
  | 'changed'
  | 'editor-refused';

/** What became of a change set: all of it is written, or nothing. */
export type WriteResult =
  | { readonly kind: 'written' }
  | {
      readonly kind: 'refused';
      readonly code: WriteRefusal;
      /** As shown to the user; empty when the refusal is about no file. */
      readonly path: string;
      /** One localised sentence for the user. */
      readonly message: string;
    };

/** The gate. */
export interface WriteGate {
  /** Never throws for what a file or a user does. */
  apply(changeSet: ChangeSet): Promise<WriteResult>;
}

/** What the gate needs. */
export interface WriteGateDeps {
  /** Asked each time before sensitive files are changed; without it they are refused. */
  readonly confirm?: (label: string, paths: readonly string[]) => Promise<boolean>;
}

/** Makes the gate. */
export function createWriteGate(deps: WriteGateDeps): WriteGate {
  return { apply: (changeSet) => apply(changeSet, deps) };
}

/** Asks the user, with the list of files, in a message that does not block. */
export async function confirmSensitiveFiles(label: string, paths: readonly string[]): Promise<boolean> {
  const change = vscode.l10n.t('Change Anyway');
  const question = vscode.l10n.t(
    '“{0}” changes files that can run code, change settings or hold keys: {1}',
    label,
    paths.join(', '),
  );
  return (await vscode.window.showWarningMessage(question, change)) === change;
}

type Refused = Extract<WriteResult, { kind: 'refused' }>;

async function apply(changeSet: ChangeSet, deps: WriteGateDeps): Promise<WriteResult> {
  const first = await examine(changeSet);
  if (first.kind === 'refused') {
    return first;
  }
  if (first.sensitive.length > 0) {
    const agreed = await deps.confirm?.(changeSet.label, first.sensitive);
    if (agreed !== true) {
      return refuse('declined', first.sensitive.join(', '));
    }
    // A link may have been swapped while the question stood.
    const second = await examine(changeSet);
    if (second.kind === 'refused') {
      return second;
    }
  }
  return write(changeSet);
}

type Examined = { readonly kind: 'allowed'; readonly sensitive: readonly string[] } | Refused;

async function examine(changeSet: ChangeSet): Promise<Examined> {
  if (!vscode.workspace.isTrusted) {
    return refuse('untrusted-workspace', '');
  }
  const sensitive: string[] = [];
  for (const { uri } of changeSet.changes) {
    const verdict = await examineFile(uri);
    if (verdict.kind === 'refused') {
      return verdict;
    }
    if (verdict.isSensitive) {
      sensitive.push(shownPath(uri));
    }
  }
  return { kind: 'allowed', sensitive };
}

type FileVerdict = { readonly kind: 'allowed'; readonly isSensitive: boolean } | Refused;

async function examineFile(uri: vscode.Uri): Promise<FileVerdict> {
  if (uri.scheme === 'untitled') {
    return { kind: 'allowed', isSensitive: false };
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) {
    return refuse('outside-workspace', shownPath(uri));
  }
  const root = folder.uri.path.replace(/\/$/, '');
  const named = judgeWritePath(uri.path.slice(root.length + 1));
  if (named.kind === 'refused' || uri.query !== '' || uri.fragment !== '') {
    return refuse('disguised-name', shownPath(uri));
  }
  const isSensitive = named.kind === 'sensitive';
  const real = uri.scheme === 'file' ? await examineOnDisk(uri) : await examineElsewhere(uri);
  return real.kind === 'refused' ? real : { kind: 'allowed', isSensitive: isSensitive || real.isSensitive };
}

/** What the name leads to: links are followed, and both the name and its end must be allowed. */
async function examineOnDisk(uri: vscode.Uri): Promise<FileVerdict> {
  try {
    const target = await realpath(uri.fsPath);
    const inside = await pathInWorkspace(target);
    if (inside === undefined) {
      return refuse('outside-workspace', shownPath(uri));
    }
    const judgement = judgeWritePath(inside);
    if (judgement.kind === 'refused') {
      return refuse('disguised-name', shownPath(uri));
    }
    const { mode } = await stat(target);
    return isWritable(mode)
      ? { kind: 'allowed', isSensitive: judgement.kind === 'sensitive' }
      : refuse('read-only', shownPath(uri));
  } catch {
    return refuse('gone', shownPath(uri));
  }
}

/** Whether any class of users may write: the file system itself refuses the others at save. */
function isWritable(mode: number): boolean {
  return (mode & 0o222) !== 0;
}

/** The path with `/` relative to the root that really holds it. */
async function pathInWorkspace(target: string): Promise<string | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const relative = uri.scheme === 'file' ? path.relative(await realpath(uri.fsPath), target) : '..';
    if (!relative.startsWith('..') && !path.isAbsolute(relative)) {
      return relative.split(path.sep).join('/');
    }
  }
  return undefined;
}

async function examineElsewhere(uri: vscode.Uri): Promise<FileVerdict> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) {
    return refuse('read-only', shownPath(uri));
  }
  try {
    const { permissions, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      return refuse('outside-workspace', shownPath(uri));
    }
    return permissions === vscode.FilePermission.Readonly
      ? refuse('read-only', shownPath(uri))
      : { kind: 'allowed', isSensitive: false };
  } catch {
    return refuse('gone', shownPath(uri));
  }
}

async function write(changeSet: ChangeSet): Promise<WriteResult> {
  const edit = new vscode.WorkspaceEdit();
  const documents = await openAll(changeSet);
  if (!documents) {
    return refuse('gone', changeSet.changes.map(({ uri }) => shownPath(uri)).join(', '));
  }
  // From here on nothing waits: the text that is compared is the text that is changed. The editor compares versions once more.
  for (const [index, change] of changeSet.changes.entries()) {
    const document = documents[index];
    if (document?.version !== change.version || document.getText() !== change.text) {
      return refuse('changed', shownPath(change.uri));
    }
    for (const item of change.edits.flatMap((whole) => trimEdit(change.text, whole) ?? [])) {
      const range = new vscode.Range(document.positionAt(item.start), document.positionAt(item.end));
      edit.replace(change.uri, range, item.newText);
    }
  }
  const done = await vscode.workspace.applyEdit(edit);
  return done
    ? { kind: 'written' }
    : refuse('editor-refused', changeSet.changes.map(({ uri }) => shownPath(uri)).join(', '));
}

async function openAll(changeSet: ChangeSet): Promise<readonly vscode.TextDocument[] | undefined> {
  try {
    return await Promise.all(changeSet.changes.map(({ uri }) => vscode.workspace.openTextDocument(uri)));
  } catch {
    return undefined;
  }
}

function shownPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function refuse(code: WriteRefusal, shown: string): Refused {
  return { kind: 'refused', code, path: shown, message: MESSAGES[code](shown) };
}

const MESSAGES: Readonly<Record<WriteRefusal, (shown: string) => string>> = {
  'untrusted-workspace': () => vscode.l10n.t('Nothing is changed in a workspace that you have not trusted.'),
  'outside-workspace': (shown) => vscode.l10n.t('{0} lies outside the workspace, so it is not changed.', shown),
  'disguised-name': (shown) => vscode.l10n.t('{0} is not a plain file name, so it is not changed.', shown),
  declined: (shown) => vscode.l10n.t('{0} is not changed.', shown),
  'read-only': (shown) => vscode.l10n.t('{0} is read-only.', shown),
  gone: (shown) => vscode.l10n.t('{0} is no longer there.', shown),
  changed: (shown) => vscode.l10n.t('{0} changed in the meantime. Nothing is overwritten.', shown),
  'editor-refused': (shown) => vscode.l10n.t('The editor could not change {0}.', shown),
};
