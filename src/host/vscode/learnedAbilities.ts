// Keeps what tests of the connection have shown of services, by address and model, outside the user's settings.

import { featureNames, parameterNames } from '../../core/model/catalogue/names.ts';
import type { Learned } from '../../core/model/probe/learnedProfile.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { LimitMemory } from './learnedLimits.ts';

const NAME = 'panorama.learnedAbilities';

/** Services and models that are remembered; the one tested first goes first. */
const MOST_LEARNED = 100;

/** What was shown on this computer. */
export interface LearnedAbilities {
  /** The profile with what its test has shown in place of what is claimed; what the user omits stays omitted. */
  apply(profile: Profile): Profile;
  /** Keeps what a test has shown. Never rejects: what cannot be kept is tested again. */
  learn(profile: Profile, learned: Learned): Promise<void>;
  /** Forgets it. Never rejects. */
  forget(profile: Profile): Promise<void>;
}

/** The abilities over a memory. */
export function createLearnedAbilities(memory: LimitMemory): LearnedAbilities {
  const read = (): readonly (readonly [string, unknown])[] => {
    const kept = memory.get(NAME);
    return typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  };
  const write = async (kept: readonly (readonly [string, unknown])[]): Promise<void> => {
    try {
      await memory.update(NAME, Object.fromEntries(kept.slice(-MOST_LEARNED)));
    } catch {
      // The next test shows it again.
    }
  };
  const others = (profile: Profile) => read().filter(([key]) => key !== keyOf(profile));
  return {
    apply: (profile) => {
      const kept = read().find(([key]) => key === keyOf(profile));
      return kept ? applied(profile, kept[1] ?? {}) : profile;
    },
    learn: (profile, { accepts, features, omit }) =>
      write([...others(profile), [keyOf(profile), { accepts, features, omit, claimed: claimOf(profile) }]]),
    forget: (profile) => write(others(profile)),
  };
}

type Kept = Partial<Record<keyof Learned | 'claimed', unknown>>;

/** A profile that says something else of itself than when it was tested is believed. */
function applied(profile: Profile, { accepts, features, omit, claimed }: Kept): Profile {
  if (claimed !== claimOf(profile)) {
    return profile;
  }
  return {
    ...profile,
    accepts: parameterNames.filter((name) => listOf(accepts).includes(name)),
    features: featureNames.filter((name) => listOf(features).includes(name)),
    omit: [...new Set([...profile.omit, ...listOf(omit).filter((name) => typeof name === 'string')])],
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What the profile itself says of what the service does. */
function claimOf({ api, service, accepts, features }: Profile): string {
  return JSON.stringify([api, service, accepts, features]);
}

/** The place and the model; a path of the address may lead to another service. */
function keyOf({ baseUrl, model }: Profile): string {
  return `${baseUrl} ${model}`;
}
