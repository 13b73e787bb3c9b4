// Takes into a profile what its own service says of the model in its list.

import { effectiveLimits } from '../effectiveLimits.ts';
import type { Profile } from '../profile.ts';
import type { Statement } from './facts.ts';
import { resolveModel } from './resolveModel.ts';

/**
 * The profile with the smaller of its limits and those that the service lists, and with the prices of the list where it has none.
 * What is listed widens nothing and changes no price that is there.
 */
export function withHeard(profile: Profile, heard: readonly Statement[]): Profile {
  if (heard.length === 0) {
    return profile;
  }
  const { limits, prices } = resolveModel({ baseUrl: '', model: profile.model }, heard);
  return {
    ...profile,
    limits: effectiveLimits(profile.limits, {}, limits),
    ...(profile.prices === undefined && prices && { prices }),
  };
}
