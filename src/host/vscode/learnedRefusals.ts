// Keeps in the editor which fields of requests services have refused.

import { addRefused, withoutRefused } from '../../core/model/refusals.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { LearnedLimits, LimitMemory } from './learnedLimits.ts';

const NAME = 'panorama.learnedRefusals';

/** What was refused on this computer. */
export interface LearnedRefusals {
  /** The profile without it. */
  apply(profile: Profile): Profile;
  /** Keeps fields of a profile's service. Never rejects: what cannot be kept is learned again. */
  learn(profile: Profile, fields: readonly string[]): Promise<void>;
  /** Forgets them: a service may take more after a change of its own. Never rejects. */
  forget(profile: Profile): Promise<void>;
}

/** The refusals over a memory. */
export function createLearnedRefusals(memory: LimitMemory): LearnedRefusals {
  const write = async (profile: Profile, fields: readonly string[]): Promise<void> => {
    try {
      await memory.update(NAME, addRefused(profile, fields, memory.get(NAME)));
    } catch {
      // The next refusal teaches it again.
    }
  };
  return {
    apply: (profile) => withoutRefused(profile, memory.get(NAME)),
    learn: write,
    forget: (profile) => write(profile, []),
  };
}

/** Limits and refusals as one: applied together, and forgotten together. */
export function withRefusals(limits: LearnedLimits, refusals: LearnedRefusals): LearnedLimits {
  return {
    apply: (profile) => refusals.apply(limits.apply(profile)),
    learn: (profile, context) => limits.learn(profile, context),
    forget: async (profile) => {
      await Promise.all([limits.forget(profile), refusals.forget(profile)]);
    },
  };
}
