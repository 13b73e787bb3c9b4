// Which way of being served the user has chosen for a purpose.

import type { Profile, ServedTier } from './profile.ts';
import type { ModelRequest, Purpose } from './request.ts';

/**
 * The tier of requests of a purpose; undefined for the standard one. What the service does not take is not asked for, nor what has no
 * price where others have one: the bill could be above what was set aside. A test of the service is served as everybody.
 */
export function tierOf(
  { tiers, accepts, omit, prices }: Pick<Profile, 'tiers' | 'accepts' | 'omit' | 'prices'>,
  purpose: Purpose,
): ServedTier | undefined {
  const tier = purpose === 'probe' ? undefined : tiers?.[purpose];
  const isTaken = accepts.includes('service_tier') && !omit.includes('service_tier');
  return tier !== undefined && isTaken && (!prices || prices[tier]) ? tier : undefined;
}

/** The request with the tier of its purpose, unless it names one. */
export function withTier(request: ModelRequest): ModelRequest {
  const tier = request.tier ?? tierOf(request.profile, request.purpose);
  return tier === undefined ? request : { ...request, tier };
}
