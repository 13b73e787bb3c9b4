// Which model answers a prompt that names one: a workspace may choose among the user's own models of the service in use, no more.

import type { Profile } from '../model/profile.ts';

/** The model that answers. */
export interface PromptModel {
  readonly profile: Profile;
  /** Whether it is the one that the prompt asks for, or the prompt asks for none. */
  readonly isWanted: boolean;
}

/** A name for a model goes by its label or its model's name, in any case; VS Code's form has the vendor behind it in parentheses. */
export function promptModel(wanted: string | undefined, current: Profile, all: readonly Profile[]): PromptModel {
  if (wanted === undefined) {
    return { profile: current, isWanted: true };
  }
  const name = fold(wanted.replace(/\s*\([^()]*\)\s*$/u, ''));
  const near = all.filter((profile) => isNear(profile, current));
  const found = [current, ...near].find(({ label, model }) => fold(label) === name || fold(model) === name);
  return found ? { profile: found, isWanted: true } : { profile: current, isWanted: false };
}

/** A profile with servers of its own would bring the question to more places than the one in use. */
function isNear({ baseUrl, api, mcpServers = [] }: Profile, current: Profile): boolean {
  return baseUrl === current.baseUrl && api === current.api && mcpServers.length === 0;
}

/** `GPT-4.1 mini` and `gpt-4.1-mini` are one name. */
function fold(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-');
}
