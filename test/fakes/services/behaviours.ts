// All scripted services.

import type { Behaviour } from './behaviour.ts';
import { gateways } from './gateways.ts';
import { localServers } from './localServers.ts';

/** In the order of the set-up. */
export const behaviours: readonly Behaviour[] = [...gateways, ...localServers];

/** A name for the title of a test: the service, and where its key goes when that is no bearer token. */
export function titleOf({ id, keyHeader: [name] }: Behaviour): string {
  return name === 'authorization' ? id : `${id} (${name})`;
}
