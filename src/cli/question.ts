// Prepares a question over a folder: what `pack` and `ask` do before anything is packed.

import { budgetTokens } from '../core/chat/budget.ts';
import { MAX_ANSWER_TOKENS } from '../core/chat/ask.ts';
import type { Profile } from '../core/model/profile.ts';
import type { ChatMessage } from '../core/model/request.ts';
import type { LastSend, PackInput } from '../core/pack/packTypes.ts';
import { cachePath, openCacheFolder, type CacheFolder } from './cacheFolder.ts';
import type { QuestionOptions } from './command.ts';
import type { Context } from './context.ts';
import { readableFolder } from './files.ts';
import { packFolder, toPackInput, type GuardedPack } from './packFolder.ts';
import { readState, stateKey, writeState } from './state.ts';

/** A question ready to be packed. */
export interface Question {
  readonly input: PackInput;
  /** Tokens of answer at most. */
  readonly maxOutput: number;
  readonly cache: CacheFolder;
  /** Rejects with a PackRefusal when there is nothing to pack or no room for it. */
  pack(signal: AbortSignal): Promise<GuardedPack>;
  /** Remembers a send for the next run, where a state file is named. */
  remember(messages: readonly ChatMessage[]): Promise<void>;
}

/** Reads the folder's place, the cache and the state. `now` is in milliseconds since 1970. */
export async function prepareQuestion(
  options: QuestionOptions,
  { profile, now }: { readonly profile: Profile; readonly now: number },
  context: Context,
): Promise<Question> {
  const folder = await readableFolder(options.folder);
  const cache = await openCacheFolder(cachePath(options.cache, context.environment), folder);
  const key = stateKey(folder, profile, options.scope);
  const { last, broken } = await readLast(options.state, key, context);
  const maxOutput = Math.min(MAX_ANSWER_TOKENS, profile.limits.output);
  const budget = budgetTokens(options.budget, profile, maxOutput);
  const input = toPackInput(options, { profile, budget, now, ...(last && { last }) });
  return {
    input,
    maxOutput,
    cache,
    pack: async (signal) => {
      const packed = await packFolder(folder, input, { cache, signal });
      return broken === undefined ? packed : withoutCache(packed, broken);
    },
    remember: async (messages) => {
      if (options.state !== undefined) {
        await writeState(options.state, key, { messages, at: now });
      }
    },
  };
}

async function readLast(
  file: string | undefined,
  key: ReturnType<typeof stateKey>,
  context: Context,
): Promise<{ readonly last?: LastSend; readonly broken?: string }> {
  const reading = file === undefined ? { kind: 'none' as const } : await readState(file, key);
  switch (reading.kind) {
    case 'none':
      return {};
    case 'last':
      return { last: reading.last };
    case 'other':
      return { broken: reading.why };
    case 'unreadable':
      context.say(`The state in ${file ?? ''} cannot be used (${reading.why}); starting afresh.`);
      return {};
  }
}

/** Says why the pack was laid out afresh, which the core cannot know. */
function withoutCache({ pack, policy }: GuardedPack, why: string): GuardedPack {
  const cache = { prefixTokens: 0, cachedShare: 0, rebuilt: true, why };
  return { policy, pack: { ...pack, manifest: { ...pack.manifest, cache } } };
}
