// Packs a workspace in memory for a test.

import { run } from '../../../src/core/pack/pack.ts';
import type { LaidPack, PackInput } from '../../../src/core/pack/packTypes.ts';
import { sampleProfile } from '../sampleProfile.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { memoryFiles, type Entry } from './memoryFiles.ts';

/** Files by path. */
export type Workspace = Readonly<Record<string, Entry>>;

/** A question over the whole workspace. */
export const plainInput: PackInput = {
  question: 'Where is the cart total computed?',
  scope: { kind: 'workspace' },
  attachments: [],
  budget: 4_000,
  history: [],
  profile: sampleProfile,
  unsaved: [],
  openPaths: [],
  exclude: [],
  include: [],
  now: 1_000_000,
};

/** Makes the pack; `changes` to the plain question. */
export function packOf(files: Workspace, changes: Partial<PackInput> = {}): Promise<LaidPack> {
  const deps = { files: memoryFiles(files), ...packDeps() };
  return run({ ...plainInput, ...changes }, deps, new AbortController().signal);
}

/** What became of each path: its level, or the reason why it is left out, with the rule. */
export async function levelsOf(files: Workspace, changes: Partial<PackInput> = {}): Promise<Record<string, string>> {
  const { manifest } = await packOf(files, changes);
  return Object.fromEntries([
    ...manifest.files.map(({ path, level }) => [path, level] as const),
    ...manifest.excluded.map(({ path, reason, rule }) => [path, rule ? `${reason} (${rule})` : reason] as const),
  ]);
}
