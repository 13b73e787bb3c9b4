// Makes a profile from what a person says in the set-up: a service, an address and the name of a model.

import { ASSUMED_LIMITS, builtInProfiles, USUAL_CACHE_MINUTES } from './builtInProfiles.ts';
import type { Statement } from './catalogue/facts.ts';
import type { ServiceName } from './catalogue/names.ts';
import { resolveModel, type ResolvedModel } from './catalogue/resolveModel.ts';
import { serviceOf } from './catalogue/serviceOf.ts';
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
  /** Who answers there, with its name for people. */
  readonly service?: { readonly name?: ServiceName; readonly label?: string; readonly omit?: readonly string[] };
  /** Fields for every request, beside those that the model wants. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** US dollars; undefined while that is not known. */
  readonly usdPerCredit?: number;
  /** What the service's own list says of the model. */
  readonly heard?: readonly Statement[];
}

/** The profile for the answers: a built-in one where it is that, else one of the user's own, with what the catalogue knows and careful limits else. */
export function newProfile(answers: ProfileAnswers, existing: readonly Profile[]): Profile {
  const { destination, model } = answers;
  const same = existing.find((profile) => profile.baseUrl === destination.base && profile.model === model);
  const found = same && withAnswers(same, answers);
  const isUsable = found && (found === same || !builtInProfiles.some(({ id }) => id === found.id));
  return isUsable ? found : makeProfile(answers, freeId(`${model}-${destination.host}`, existing));
}

function makeProfile(answers: ProfileAnswers, id: string): Profile {
  const { destination, model, auth, service, heard } = answers;
  const name = service?.name === serviceOf(destination.base) ? undefined : service?.name;
  const known = resolveModel({ baseUrl: destination.base, model, ...(name && { service: name }) }, heard);
  const prices = withCreditValue(known.prices, answers.usdPerCredit);
  return {
    id,
    label: `${model} (${service?.label ?? destination.host})`,
    baseUrl: destination.base,
    model,
    auth,
    api: 'chat',
    ...(name && { service: name }),
    limits: completeLimits(known.limits, destination.loopback ? LOCAL_LIMITS : ASSUMED_LIMITS),
    ...(prices && { prices }),
    headers: {},
    ...mannersOf(known, answers),
  };
}

/** The profile that is there, with what was answered; itself where that is nothing else. */
function withAnswers(profile: Profile, { auth, body, usdPerCredit }: ProfileAnswers): Profile {
  const prices = withCreditValue(profile.prices, usdPerCredit);
  const changed = { ...profile, auth, body: { ...profile.body, ...body }, ...(prices && { prices }) };
  return JSON.stringify(changed) === JSON.stringify(profile) ? profile : changed;
}

function mannersOf(
  known: ResolvedModel,
  { body, service }: ProfileAnswers,
): Pick<Profile, 'body' | 'omit' | 'encoding' | 'cacheMinutes' | 'accepts' | 'features'> {
  return {
    body: { ...known.body, ...body },
    omit: [...new Set([...(service?.omit ?? []), ...known.omit])],
    encoding: known.encoding ?? 'o200k_base',
    cacheMinutes: known.cacheMinutes ?? USUAL_CACHE_MINUTES,
    accepts: known.accepts,
    features: known.features,
  };
}

function withCreditValue(prices: Profile['prices'], usdPerCredit: number | undefined): Profile['prices'] {
  return prices?.unit === 'credits/1K' && usdPerCredit !== undefined ? { ...prices, usdPerCredit } : prices;
}

/** An id made of the name, in the form of the settings, that no profile has. */
export function freeId(name: string, existing: readonly Profile[]): string {
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
