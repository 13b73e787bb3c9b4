// Names the questions that share a prefix in the provider's cache.

import type { PackInput } from '../../core/pack/packTypes.ts';

/** What a question is about and who answers: another scope or model shares nothing in the provider's cache. */
type AskedOver = Pick<PackInput, 'profile' | 'scope'>;

/** The key under which the layout of a question is kept. `workspace` names its workspace. */
export function layoutKeyOf(workspace: string, { profile: { id, baseUrl, model }, scope }: AskedOver): string {
  return `${workspace} ${JSON.stringify([id, baseUrl, model, scope])}`;
}
