// The commands behind a `/` in the composer, loaded with the first of them: what there is, and what one of them does.

import * as vscode from 'vscode';
import { readSlash } from '../../core/chat/slash.ts';
import type { Mention } from '../../protocol/messages.ts';
import { builtInCommands } from './builtInCommands.ts';
import { readPrompts } from './promptFiles.ts';
import type { SlashReading } from './slashReading.ts';
import { readPromptUse, type PromptParts } from './usePrompt.ts';
import type { Services } from '../../services.ts';

/** What the commands need. */
export interface SlashParts extends PromptParts {
  readonly services: Pick<Services, 'forbids' | 'globalState' | 'profiles' | 'rulesReady'>;
}

/** The commands whose names begin with these letters; then those that hold them. */
export async function findSlashCommands(query: string, { services }: SlashParts): Promise<readonly Mention[]> {
  const own = builtInCommands();
  const prompts = (await readPrompts(services)).filter(({ name }) => own.every((one) => one.name !== name));
  const rows: readonly Mention[] = [
    ...own.map(({ name, detail }) => ({ label: `/${name}`, detail, icon: 'command' as const })),
    ...prompts.map(({ name, description, path }) => ({
      label: `/${name}`,
      detail: description === '' ? path : description,
      icon: 'prompt' as const,
    })),
  ];
  const wanted = query.toLowerCase();
  const first = rows.filter(({ label }) => label.startsWith(`/${wanted}`));
  return [...first, ...rows.filter((row) => !first.includes(row) && row.label.includes(wanted))];
}

/** What Enter does with these words; undefined where they are a question like any other. */
export async function readSlashCommand(question: string, parts: SlashParts): Promise<SlashReading | undefined> {
  const words = readSlash(question);
  if (!words) {
    return undefined;
  }
  const own = builtInCommands().find(({ name }) => name === words.name);
  if (own) {
    return own.read(words.rest);
  }
  const prompt = (await readPrompts(parts.services)).find(({ name }) => name === words.name);
  return prompt && readPromptUse(prompt, words.rest, parts);
}

/** Tells what stands in the way. */
export function tellRefused(words: string): void {
  void vscode.window.showInformationMessage(words);
}
