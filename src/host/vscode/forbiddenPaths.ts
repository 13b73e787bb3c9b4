// Knows which paths may never leave: `.panoramaignore` files and the settings that exclude, kept current by a watcher.

import * as vscode from 'vscode';
import { IgnoreRules, type IgnoreFile } from '../../core/egress/ignoreRules.ts';
import type { Log } from '../../core/ports.ts';
import type { Settings } from './settings.ts';
import { pathOf, workspaceRoots } from './workspacePaths.ts';

const FILES = '**/.panoramaignore';

/** The rules that nothing lifts. */
export interface ForbiddenPaths extends vscode.Disposable {
  /** The rules as read last; undefined until they have been read once, when nothing may leave yet. */
  rules(): IgnoreRules | undefined;
  /** Resolves when the rules in force now have been read; never rejects. */
  ready(): Promise<void>;
}

/** Begins to read the rules with the first call of `rules` or `ready`, so that activation does not wait for the disk. */
export function createForbiddenPaths(settings: Pick<Settings, 'exclude' | 'onDidChange'>, log: Log): ForbiddenPaths {
  let rules: IgnoreRules | undefined;
  let reading: Promise<void> | undefined;
  const read = async () => {
    try {
      rules = await readRules(settings);
    } catch (error) {
      log.error(`The rules of what may leave could not be read: ${String(error)}`);
    }
  };
  const ensure = () => (reading ??= read());
  const refresh = () => {
    reading = reading && read();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(FILES);
  const listeners = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(refresh),
    watcher.onDidChange(refresh),
    watcher.onDidDelete(refresh),
    settings.onDidChange(refresh),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
  );
  return {
    rules: () => {
      void ensure();
      return rules;
    },
    ready: ensure,
    dispose: () => {
      listeners.dispose();
    },
  };
}

async function readRules(settings: Pick<Settings, 'exclude'>): Promise<IgnoreRules> {
  const uris = await vscode.workspace.findFiles(FILES, null);
  const files = await Promise.all(uris.map(readFile));
  const roots = workspaceRoots();
  const fromSettings = roots.map(({ name, uri }) => ({
    base: roots.length === 1 ? '' : `${name}/`,
    name: 'panorama.pack.exclude',
    text: settings.exclude(uri).join('\n'),
    isFinal: true,
  }));
  // Shallow files first: deeper ones win, as in git.
  const ordered = [...fromSettings, ...files.flat().toSorted((one, other) => one.base.length - other.base.length)];
  return ordered.reduce((rules, file) => rules.with(file), new IgnoreRules());
}

async function readFile(uri: vscode.Uri): Promise<readonly IgnoreFile[]> {
  const path = pathOf(uri);
  if (path === undefined) {
    return [];
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const base = path.slice(0, path.length - '.panoramaignore'.length);
  return [{ base, name: path, text: new TextDecoder().decode(bytes) }];
}
