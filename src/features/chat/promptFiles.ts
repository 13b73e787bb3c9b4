// Reads the prompt files of the workspace, `.github/prompts/*.prompt.md`; of a workspace that is not trusted, none.

import * as vscode from 'vscode';
import { parsePromptFile, PROMPT_ENDING, type PromptFile } from '../../core/chat/promptFile.ts';
import { pathOf, workspaceRoots } from '../../host/vscode/workspacePaths.ts';
import type { Services } from '../../services.ts';
import { readPlainFile } from './readPlainFile.ts';

/** Prompt files of a root folder that are read at most. */
const MOST_FILES = 100;

/** Bytes of a prompt file at most; a larger one is passed over. */
const MOST_BYTES = 64_000;

/** A prompt file with its place. */
export interface FoundPrompt extends PromptFile {
  readonly uri: vscode.Uri;
  /** In the workspace. */
  readonly path: string;
  /** The whole content, as it is shown. */
  readonly content: string;
}

/** The prompts of all root folders by name; of two of one name the first. Never rejects. */
export async function readPrompts(services: Pick<Services, 'forbids' | 'rulesReady'>): Promise<readonly FoundPrompt[]> {
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  await services.rulesReady();
  const found = await Promise.all(workspaceRoots().map(({ uri }) => readFolder(uri, services)));
  const prompts = new Map<string, FoundPrompt>();
  for (const prompt of found.flat()) {
    prompts.set(prompt.name, prompts.get(prompt.name) ?? prompt);
  }
  return [...prompts.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

async function readFolder(root: vscode.Uri, services: Pick<Services, 'forbids'>): Promise<readonly FoundPrompt[]> {
  const folder = vscode.Uri.joinPath(root, '.github', 'prompts');
  const entries = await listFolder(folder);
  const names = entries.filter((name) => name.endsWith(PROMPT_ENDING)).slice(0, MOST_FILES);
  const prompts = await Promise.all(names.map((name) => readPrompt(root, name, services)));
  return prompts.flatMap((prompt) => prompt ?? []);
}

async function listFolder(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).toSorted();
  } catch {
    return [];
  }
}

async function readPrompt(
  root: vscode.Uri,
  name: string,
  { forbids }: Pick<Services, 'forbids'>,
): Promise<FoundPrompt | undefined> {
  const segments = ['.github', 'prompts', name];
  const uri = vscode.Uri.joinPath(root, ...segments);
  const path = pathOf(uri);
  if (path === undefined || forbids(path) !== undefined) {
    return undefined;
  }
  const content = await readPlainFile(root, segments, MOST_BYTES);
  const prompt = content === undefined ? undefined : parsePromptFile(name, content);
  return prompt && content !== undefined && prompt.text !== '' ? { ...prompt, uri, path, content } : undefined;
}
