// Prepares a question over a folder: what `pack` and `ask` do before anything is packed.

import { budgetTokens } from '../core/chat/budget.ts';
import { MAX_ANSWER_TOKENS } from '../core/chat/budget.ts';
import type { Profile } from '../core/model/profile.ts';
import type { Ledger } from '../core/pack/layoutTypes.ts';
import type { PackInput } from '../core/pack/packTypes.ts';
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
  remember(ledger: Ledger): Promise<void>;
}

/** Reads the folder's place, the cache and the state. `now` is in milliseconds since 1970. */
export async function prepareQuestion(
  options: QuestionOptions,
  { profile: named, now }: { readonly profile: Profile; readonly now: number },
  context: Context,
): Promise<Question> {
  const folder = await readableFolder(options.folder);
  const cache = await openCacheFolder(cachePath(options.cache, context.environment), folder);
  const profile = await cache.refusals.apply(named);
  const key = stateKey(folder, profile, options.scope);
  const last = await readLast(options.state, key, context);
  const maxOutput = Math.min(MAX_ANSWER_TOKENS, profile.limits.output);
  const budget = budgetTokens(options.budget, profile, maxOutput);
  const input = toPackInput(options, { profile, budget, now, ...last });
  return {
    input,
    maxOutput,
    cache,
    pack: (signal) => packFolder(folder, input, { cache, signal }),
    remember: async (ledger) => {
      if (options.state !== undefined) {
        await writeState(options.state, key, ledger);
      }
    },
  };
}

async function readLast(
  file: string | undefined,
  key: ReturnType<typeof stateKey>,
  context: Context,
): Promise<Pick<PackInput, 'ledger' | 'afreshBecause'>> {
  const reading = file === undefined ? { kind: 'none' as const } : await readState(file, key);
  switch (reading.kind) {
    case 'none':
      return {};
    case 'ledger':
      return { ledger: reading.ledger };
    case 'other':
      return { afreshBecause: reading.why };
    case 'unreadable':
      context.say(`The state in ${file ?? ''} cannot be used (${reading.why}); starting afresh.`);
      return { afreshBecause: 'the state could not be read' };
  }
}
