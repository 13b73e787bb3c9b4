// Asks a service for its list of models, at most hourly, and keeps what it says.

import type { Profile } from '../../core/model/profile.ts';
import type { ModelsResult } from '../../core/ports.ts';
import { toDestination } from '../../core/model/destination.ts';
import type { Services } from '../../services.ts';

/** A list counts as fresh for so long; milliseconds. */
const FRESH_MS = 3_600_000;

/** What asking needs. */
export type RefreshServices = Pick<Services, 'clock' | 'listModels'> & {
  readonly keys: Pick<Services['keys'], 'keyFor'>;
  readonly modelLists: Pick<Services['modelLists'], 'listAt' | 'keep'>;
};

/** Asks now, and keeps a list that comes; a failure changes nothing. Never rejects. */
export async function askForModels(
  profile: Profile,
  { clock, keys, listModels, modelLists }: RefreshServices,
  signal: AbortSignal,
): Promise<ModelsResult> {
  const result = toDestination(profile.baseUrl);
  const key =
    result.kind === 'refused' || profile.auth === 'none'
      ? undefined
      : await keys.keyFor(result.destination.origin).catch(() => undefined);
  const answer = await listModels(profile, key, signal);
  if (answer.kind === 'ok') {
    await modelLists.keep(profile.baseUrl, { at: clock.now(), models: answer.statements });
  }
  return answer;
}

/** Whether the kept list of the profile's service is there and less than an hour old. */
export function isFresh(profile: Profile, { clock, modelLists }: RefreshServices): boolean {
  const list = modelLists.listAt(profile.baseUrl);
  const age = clock.now() - (list?.at ?? Number.NEGATIVE_INFINITY);
  return age >= 0 && age < FRESH_MS;
}

/** Makes the refresh that goes with a question: once an hour at most, failures included, of lists that were read before. */
export function createRefresh(services: RefreshServices): (profile: Profile) => Promise<void> {
  const askedAt = new Map<string, number>();
  return async (profile) => {
    const { baseUrl } = profile;
    const now = services.clock.now();
    const isKnown = services.modelLists.listAt(baseUrl) !== undefined;
    if (!isKnown || isFresh(profile, services) || now - (askedAt.get(baseUrl) ?? -FRESH_MS) < FRESH_MS) {
      return;
    }
    askedAt.set(baseUrl, now);
    await askForModels(profile, services, new AbortController().signal);
  };
}
