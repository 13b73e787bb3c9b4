// Keeps what services have taught of their windows, by origin and model, outside the user's settings.

import { effectiveLimits } from '../../core/model/effectiveLimits.ts';
import type { Profile } from '../../core/model/profile.ts';

const NAME = 'panorama.learnedLimits';

/** Services and models that are remembered; the one learned first goes first. */
const MOST_LEARNED = 100;

/** What was learned on this computer. */
export interface LearnedLimits {
  /** The profile with the smaller of its own limits and what was learned. */
  apply(profile: Profile): Profile;
  /** Keeps the window, in tokens, of a profile's model. Never rejects: what cannot be kept is learned again. */
  learn(profile: Profile, context: number): Promise<void>;
  /** Forgets it: a service may take more after a change of its own. Never rejects. */
  forget(profile: Profile): Promise<void>;
}

/** A memory that outlasts the window, as the editor has one. */
export interface LimitMemory {
  get(name: string): unknown;
  update(name: string, value: unknown): PromiseLike<void>;
}

/** The limits over a memory. */
export function createLearnedLimits(memory: LimitMemory): LearnedLimits {
  const read = (): Readonly<Record<string, number>> => {
    const kept = memory.get(NAME);
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter(([, context]) => Number.isSafeInteger(context) && Number(context) > 0));
  };
  const write = async (kept: readonly (readonly [string, number])[]): Promise<void> => {
    try {
      await memory.update(NAME, Object.fromEntries(kept.slice(-MOST_LEARNED)));
    } catch {
      // The next refusal teaches it again.
    }
  };
  const others = (profile: Profile) => Object.entries(read()).filter(([key]) => key !== keyOf(profile));
  return {
    apply: (profile) => {
      const context = read()[keyOf(profile)];
      return context === undefined ? profile : { ...profile, limits: effectiveLimits(profile.limits, {}, { context }) };
    },
    learn: (profile, context) => write([...others(profile), [keyOf(profile), context]]),
    forget: (profile) => write(others(profile)),
  };
}

/** The place and the model; a path of the address may lead to another service. */
function keyOf({ baseUrl, model }: Profile): string {
  return `${baseUrl} ${model}`;
}
