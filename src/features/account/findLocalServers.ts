// Looks for model servers that already run on this computer. Called when a person opens the set-up, and never before.

import { toDestination } from '../../core/model/destination.ts';
import { newProfile } from '../../core/model/newProfile.ts';
import { servers } from '../../core/model/services/servers.ts';
import type { Service } from '../../core/model/services/service.ts';
import type { Clock, ListModels } from '../../core/ports.ts';

/** A server that answered with at least one model. */
export interface LocalServer {
  readonly service: Service;
  readonly baseUrl: string;
  readonly models: readonly string[];
}

/** Where each server listens unless told otherwise; LiteLLM is left out, since it wants a key. */
const USUAL_PLACES: readonly Omit<LocalServer, 'models'>[] = servers.flatMap((service) =>
  service.id === 'litellm' || service.baseUrl === undefined ? [] : [{ service, baseUrl: service.baseUrl }],
);

/** A server that runs answers at once, one that does not refuses at once; milliseconds for what does neither. */
const LIMIT_MS = 300;

/** Asks all places at the same time, without a key. Never rejects. */
export async function findLocalServers(
  deps: { readonly listModels: ListModels; readonly clock: Clock },
  places: readonly Omit<LocalServer, 'models'>[] = USUAL_PLACES,
): Promise<readonly LocalServer[]> {
  const late = new AbortController();
  const answered = new AbortController();
  deps.clock.sleep(LIMIT_MS, answered.signal).then(
    () => {
      late.abort();
    },
    () => undefined,
  );
  const found = await Promise.all(places.map((place) => askAt(place, deps.listModels, late.signal)));
  answered.abort();
  return found.flat();
}

async function askAt(
  place: Omit<LocalServer, 'models'>,
  listModels: ListModels,
  signal: AbortSignal,
): Promise<readonly LocalServer[]> {
  const result = toDestination(place.baseUrl);
  if (result.kind === 'refused') {
    return [];
  }
  const profile = newProfile({ destination: result.destination, model: '', auth: 'none' }, []);
  const answer = await listModels(profile, undefined, signal);
  return answer.kind === 'ok' && answer.models.length > 0 ? [{ ...place, models: answer.models }] : [];
}
