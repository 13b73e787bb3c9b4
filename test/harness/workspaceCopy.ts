// Makes a fresh workspace on the disk for one run, from a fixture and a few files on top.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder } from '../../scripts/run/temporaryFolder.mjs';

/** What a workspace is made of. */
export type WorkspaceRecipe = {
  /** A folder of test/fixtures that is copied first; an empty folder if left out. */
  readonly fixture?: string;
  /** Files written over it: path with `/` → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether the folder is a git repository with one commit of all that is not ignored. */
  readonly git?: boolean;
};

/** Makes the workspace in a temporary folder of its own, which ends with the script, and returns its real path. */
export function makeWorkspace(recipe: WorkspaceRecipe): string {
  const folder = path.join(makeTemporaryFolder('workspace'), recipe.fixture ?? 'workspace');
  mkdirSync(folder);
  if (recipe.fixture !== undefined) {
    cpSync(path.join(import.meta.dirname, '../fixtures', recipe.fixture), folder, { recursive: true });
  }
  for (const [name, text] of Object.entries(recipe.files ?? {})) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (recipe.git === true) commitAll(folder);
  return folder;
}

/** Makes a folder a git repository whose one commit has the same author and date everywhere. */
export function commitAll(folder: string): void {
  const identity = { NAME: 'Sample', EMAIL: 'sample@example.invalid', DATE: '2026-01-01T00:00:00Z' };
  const named = Object.entries(identity).flatMap(([key, value]) =>
    ['AUTHOR', 'COMMITTER'].map((role) => [`GIT_${role}_${key}`, value] as const),
  );
  const env = { ...process.env, ...Object.fromEntries(named) };
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'The shop'],
  ]) {
    execFileSync('git', args, { cwd: folder, env, stdio: 'pipe' });
  }
}
