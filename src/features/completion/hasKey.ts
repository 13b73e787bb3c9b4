// Whether the chosen model can be asked at all.

import type { Services } from '../../services.ts';

/** Whether the service of the chosen profile needs no key, or has one. */
export async function hasKey(services: Pick<Services, 'profiles' | 'keys'>): Promise<boolean> {
  const { api, auth, baseUrl } = services.profiles.current();
  return api === 'offline' || auth === 'none' || (await services.keys.keyFor(new URL(baseUrl).origin)) !== undefined;
}
