// Looks at every place that a change set touches: inside the workspace by its real path, no disguise, no link followed out.

import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { judgeWritePath } from '../../core/egress/writePaths.ts';
import type { ChangeSet, FileChange } from './writeGateChanges.ts';
import { refuse, shownPath, type Refused, type WriteRefusal } from './writeGateRefusals.ts';

/** Whether a change set may go on; `sensitive` are the files to ask about, as shown to the user. */
export type Examined = { readonly kind: 'allowed'; readonly sensitive: readonly string[] } | Refused;

/** What is found at one place: its real address, for comparison, and whether to ask about it. */
type Finding = { readonly kind: 'allowed'; readonly isSensitive: boolean; readonly real: string } | Refused;

/** Judges the places of a final change set, those that files get included. Changes nothing. */
export async function examine(changeSet: ChangeSet): Promise<Examined> {
  if (!vscode.workspace.isTrusted) {
    return refuse('untrusted-workspace', '');
  }
  const sensitive: string[] = [];
  const seen = new Set<string>();
  for (const { uri, isNew, moves } of changeSet.changes.flatMap(placesOf)) {
    const finding = await examinePlace(uri, isNew, moves);
    if (finding.kind === 'refused') {
      return finding;
    }
    // Case-blind file systems take both spellings for one file.
    const address = finding.real.toLowerCase();
    if (seen.has(address)) {
      return refuse('twice', shownPath(uri));
    }
    seen.add(address);
    sensitive.push(...(finding.isSensitive ? [shownPath(uri)] : []));
  }
  return { kind: 'allowed', sensitive };
}

interface Place {
  readonly uri: vscode.Uri;
  readonly isNew: boolean;
  /** Whether the entry itself is moved or deleted, so that a link would be too. */
  readonly moves: boolean;
}

function placesOf(change: FileChange): readonly Place[] {
  const place = { uri: change.uri, isNew: change.kind === 'create', moves: false };
  switch (change.kind) {
    case 'rename':
      return [
        { ...place, moves: true },
        { uri: change.to, isNew: true, moves: false },
      ];
    case 'delete':
      return [{ ...place, moves: true }];
    default:
      return [place];
  }
}

async function examinePlace(uri: vscode.Uri, isNew: boolean, moves: boolean): Promise<Finding> {
  if (uri.scheme === 'untitled' && !isNew && !moves) {
    return { kind: 'allowed', isSensitive: false, real: uri.toString() };
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
  const finding = await findAt(uri, isNew, moves);
  if (finding.kind === 'refused') {
    return finding;
  }
  return { ...finding, isSensitive: named.kind === 'sensitive' || finding.isSensitive };
}

function findAt(uri: vscode.Uri, isNew: boolean, moves: boolean): Promise<Finding> {
  if (uri.scheme !== 'file') {
    return examineElsewhere(uri, isNew);
  }
  return isNew ? examineFreePlace(uri) : examineOnDisk(uri, moves);
}

/** What the name leads to: links are followed, and both the name and its end must be allowed. */
async function examineOnDisk(uri: vscode.Uri, moves: boolean): Promise<Finding> {
  try {
    const target = await realpath(uri.fsPath);
    const judged = await judgeReal(target, uri);
    if (judged.kind === 'refused') {
      return judged;
    }
    const problem = await problemAt(uri.fsPath, target, moves);
    return problem ? refuse(problem, shownPath(uri)) : judged;
  } catch {
    return refuse('gone', shownPath(uri));
  }
}

async function problemAt(name: string, target: string, moves: boolean): Promise<WriteRefusal | undefined> {
  const found = await stat(target);
  if (!found.isFile()) {
    return 'gone';
  }
  if (!isWritable(found.mode)) {
    return 'read-only';
  }
  if (!moves) {
    return undefined;
  }
  if ((await lstat(name)).isSymbolicLink()) {
    return 'link';
  }
  return isWritable((await stat(path.dirname(target))).mode) ? undefined : 'read-only';
}

/** A place where nothing may be yet; the nearest folder that is there decides where it really lies. */
async function examineFreePlace(uri: vscode.Uri): Promise<Finding> {
  try {
    if (await isThere(uri.fsPath)) {
      return refuse('exists', shownPath(uri));
    }
    const { folder, rest } = await nearestFolder(uri.fsPath);
    const found = await stat(folder);
    if (!found.isDirectory()) {
      return refuse('gone', shownPath(vscode.Uri.file(folder)));
    }
    const judged = await judgeReal(path.join(folder, ...rest), uri);
    if (judged.kind === 'refused') {
      return judged;
    }
    return isWritable(found.mode) ? judged : refuse('read-only', shownPath(uri));
  } catch {
    return refuse('disguised-name', shownPath(uri));
  }
}

/** Whether anything is there, a link that leads nowhere included. Rejects when the disk will not say. */
async function isThere(name: string): Promise<boolean> {
  try {
    await lstat(name);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return false;
    }
    throw error;
  }
}

/** The real path of the deepest entry that is there, and the names below it. Rejects at a link that leads nowhere. */
async function nearestFolder(name: string): Promise<{ readonly folder: string; readonly rest: readonly string[] }> {
  const rest: string[] = [path.basename(name)];
  let folder = path.dirname(name);
  while (!(await isThere(folder))) {
    rest.unshift(path.basename(folder));
    folder = path.dirname(folder);
  }
  return { folder: await realpath(folder), rest };
}

async function judgeReal(target: string, uri: vscode.Uri): Promise<Finding> {
  const inside = await pathInWorkspace(target);
  if (inside === undefined) {
    return refuse('outside-workspace', shownPath(uri));
  }
  const judgement = judgeWritePath(inside);
  return judgement.kind === 'refused'
    ? refuse('disguised-name', shownPath(uri))
    : { kind: 'allowed', isSensitive: judgement.kind === 'sensitive', real: target };
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

/** A file system of another extension has no real paths: a link at the place is refused. */
async function examineElsewhere(uri: vscode.Uri, isNew: boolean): Promise<Finding> {
  const allowed: Finding = { kind: 'allowed', isSensitive: false, real: uri.toString() };
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) {
    return refuse('read-only', shownPath(uri));
  }
  try {
    const { permissions, type } = await vscode.workspace.fs.stat(uri);
    if (isNew) {
      return refuse('exists', shownPath(uri));
    }
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      return refuse('outside-workspace', shownPath(uri));
    }
    return permissions === vscode.FilePermission.Readonly ? refuse('read-only', shownPath(uri)) : allowed;
  } catch {
    return isNew ? allowed : refuse('gone', shownPath(uri));
  }
}
