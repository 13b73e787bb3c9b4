// Reads what answers are asked for: the user's setting, and the instruction files of a workspace that is trusted.

import * as vscode from 'vscode';
import { LONGEST_INSTRUCTIONS, type CustomInstructions } from '../../core/pack/customInstructions.ts';
import { pathOf, uriOf, workspaceRoots } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';
import { readPlainFile } from './readPlainFile.ts';

/** Files at the root of a folder, in the order in which they are told. */
const STANDING = [['AGENTS.md'], ['.github', 'copilot-instructions.md']] as const;

/** The file that also holds for the folder in which it lies. */
const NEAR = 'AGENTS.md';

/** Bytes of a file at most: what is longer than a text may be is cut, and what is longer than this is no instruction. */
const MOST_BYTES = 8 * LONGEST_INSTRUCTIONS;

type Rules = Pick<Services, 'forbids' | 'rulesReady' | 'settings'>;

/**
 * The user's own, then the workspace's, then those that lie nearest to the active file below the root. Files that may not leave,
 * links, and all files of a restricted workspace are none. Never rejects.
 */
export async function readInstructions(
  services: Rules,
  activePath: string | undefined,
): Promise<readonly CustomInstructions[]> {
  const { settings } = services;
  const own = settings.instructions();
  const mine = own.trim() === '' ? [] : [{ name: 'panorama.chat.instructions', text: own }];
  if (!settings.readsInstructionFiles() || !vscode.workspace.isTrusted) {
    return mine;
  }
  await services.rulesReady();
  const places = workspaceRoots().flatMap(({ uri }) => STANDING.map((segments) => ({ root: uri, segments })));
  const standing = await Promise.all(places.map(({ root, segments }) => readAt(root, segments, services)));
  const near = activePath === undefined ? undefined : await readNear(activePath, services);
  return [...mine, ...standing.flatMap((one) => one ?? []), ...(near ? [{ ...near, isNear: true }] : [])];
}

async function readAt(
  root: vscode.Uri,
  segments: readonly string[],
  { forbids }: Rules,
): Promise<CustomInstructions | undefined> {
  const path = pathOf(vscode.Uri.joinPath(root, ...segments));
  if (path === undefined || forbids(path) !== undefined) {
    return undefined;
  }
  const text = await readPlainFile(root, segments, MOST_BYTES);
  return text === undefined || text.trim() === '' ? undefined : { name: path, path, text };
}

/** From the folder of the active file upwards, without the root. */
async function readNear(activePath: string, services: Rules): Promise<CustomInstructions | undefined> {
  const uri = uriOf(activePath);
  const root = uri && vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!uri || !root) {
    return undefined;
  }
  const folders = uri.path
    .slice(root.path.replace(/\/$/u, '').length + 1)
    .split('/')
    .slice(0, -1);
  for (let depth = folders.length; depth > 0; depth -= 1) {
    const found = await readAt(root, [...folders.slice(0, depth), NEAR], services);
    if (found) {
      return found;
    }
  }
  return undefined;
}
