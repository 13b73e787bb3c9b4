// The FileChanges port over the editor's watcher: it keeps a list current, and the truth is checked on the disk before a send.

import * as vscode from 'vscode';
import type { FileChanges } from '../../core/ports.ts';
import { pathOf } from './workspacePaths.ts';

/** Paths above which it is cheaper to look at all files again. */
const MOST_PATHS = 5_000;

/** What git writes at every turn, and what says nothing of the files. */
const GIT_FOLDER = /(?:^|\/)\.git(?:\/|$)/;

/** Hears of changes from now on; what went before is unknown. Follows the editor's own exclusions of what is watched. */
export function createFileChanges(): FileChanges & vscode.Disposable & { readonly onDidChange: vscode.Event<void> } {
  const changed = new vscode.EventEmitter<void>();
  let changes: Set<string> | 'unknown' = 'unknown';
  const note = (uri: vscode.Uri): void => {
    const path = pathOf(uri);
    if (path === undefined || GIT_FOLDER.test(path)) {
      return;
    }
    if (changes !== 'unknown') {
      changes = changes.size < MOST_PATHS ? changes.add(path) : 'unknown';
    }
    changed.fire();
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const listeners = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidCreate(note),
    watcher.onDidChange(note),
    watcher.onDidDelete(note),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      changes = 'unknown';
      changed.fire();
    }),
  );
  return {
    onDidChange: changed.event,
    take: () => {
      const taken = changes === 'unknown' ? changes : [...changes];
      changes = new Set();
      return taken;
    },
    dispose: () => {
      listeners.dispose();
    },
  };
}
