// What a large request of a test costs, before it is sent.

import { worstCase } from '../../spend/worstCase.ts';
import type { Profile } from '../profile.ts';
import { largeCheck } from './checks.ts';

/** US dollars at most; undefined when the price is not known. */
export function largePrice(profile: Profile): number | undefined {
  return largeCheck.requests(profile).reduce<number | undefined>((sum, request) => {
    const cost = worstCase(request);
    return sum === undefined || cost === undefined ? undefined : sum + cost;
  }, 0);
}

/** Whether the large request may cost anything: one whose price is not known may. */
export function isBillable(profile: Profile): boolean {
  return largePrice(profile) !== 0;
}
