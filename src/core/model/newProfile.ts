// Makes a profile from what a person says in the set-up: an address and the name of a model.

import { ASSUMED_LIMITS, USUAL_CACHE_MINUTES } from './builtInProfiles.ts';
import { resolveModel } from './catalogue/resolveModel.ts';
import type { Destination } from './destination.ts';
import { completeLimits } from './effectiveLimits.ts';
import type { Auth, Profile } from './profile.ts';

/**
 * What a local server is trusted with until its user says more, in tokens: Ollama and LM Studio load models with small
 * windows and cut longer input without a word, so a larger guess would lose the workspace in silence.
 */
const LOCAL_LIMITS: Profile['limits'] = { context: 8_192, output: 2_048 };

/** The answers of the set-up. */
export interface ProfileAnswers {
  readonly destination: Destination;
  readonly model: string;
  readonly auth: Auth;
}

/** The profile for the answers: a built-in one where it is that, else one of the user's own, with what the catalogue knows and careful limits else. */
export function newProfile(answers: ProfileAnswers, existing: readonly Profile[]): Profile {
  const { destination, model, auth } = answers;
  const same = existing.find((profile) => profile.baseUrl === destination.base && profile.model === model);
  if (same) {
    return same;
  }
  const known = resolveModel({ baseUrl: destination.base, model });
  return {
    id: freeId(`${model}-${destination.host}`, existing),
    label: `${model} (${destination.host})`,
    baseUrl: destination.base,
    model,
    auth,
    api: 'chat',
    limits: completeLimits(known.limits, destination.loopback ? LOCAL_LIMITS : ASSUMED_LIMITS),
    ...(known.prices && { prices: known.prices }),
    headers: {},
    body: known.body,
    omit: known.omit,
    encoding: known.encoding ?? 'o200k_base',
    cacheMinutes: known.cacheMinutes ?? USUAL_CACHE_MINUTES,
    accepts: known.accepts,
    features: known.features,
  };
}

function freeId(name: string, existing: readonly Profile[]): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const start = plain === '' ? 'model' : plain;
  const taken = new Set(existing.map((profile) => profile.id));
  let id = start;
  for (let count = 2; taken.has(id); count += 1) {
    id = `${start}-${count}`;
  }
  return id;
}
