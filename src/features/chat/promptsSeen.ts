// Remembers, outside the workspace, which prompts of workspaces their user has seen and let be used: by the hash of what was shown.

import type * as vscode from 'vscode';

/** Where the hashes are kept. */
const KEY = 'panorama.promptsSeen';

/** Hashes that are kept; the oldest go first, and what they stood for is shown again. */
const MOST = 500;

/** What was shown: a prompt is another one when any of these has changed. */
export interface ShownPrompt {
  readonly path: string;
  readonly content: string;
  /** Label of the model that answers. */
  readonly model: string;
}

/** Whether this very prompt was let be used before. */
export async function isSeen(prompt: ShownPrompt, memory: vscode.Memento): Promise<boolean> {
  return readSeen(memory).includes(await hashOf(prompt));
}

/** The user has seen it and wants it. */
export async function keepSeen(prompt: ShownPrompt, memory: vscode.Memento): Promise<void> {
  const hash = await hashOf(prompt);
  const others = readSeen(memory).filter((one) => one !== hash);
  await memory.update(KEY, [...others, hash].slice(-MOST));
}

function readSeen(memory: vscode.Memento): readonly string[] {
  const kept = memory.get<unknown>(KEY);
  return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
}

async function hashOf({ path, content, model }: ShownPrompt): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([path, model, content]));
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
