// Whether the chosen model can be asked at all.

import type { Services } from '../../services.ts';

/** What knows of the chosen model and its key. */
export interface KeyServices {
  readonly profiles: Pick<Services['profiles'], 'current'>;
  readonly keys: Pick<Services['keys'], 'keyFor'>;
}

/** Whether the service of the chosen profile needs no key, or has one. */
export async function hasKey(services: KeyServices): Promise<boolean> {
  const { api, auth, baseUrl } = services.profiles.current();
  return api === 'offline' || auth === 'none' || (await services.keys.keyFor(new URL(baseUrl).origin)) !== undefined;
}
