// Which service and model the command line speaks to, and with which key.

import { readFile } from 'node:fs/promises';
import { ASSUMED_LIMITS, builtInProfiles, openAiProfile } from '../core/model/builtInProfiles.ts';
import { resolveModel } from '../core/model/catalogue/resolveModel.ts';
import { toDestination } from '../core/model/destination.ts';
import { readKeyText } from '../core/model/keyText.ts';
import { parseProfiles } from '../core/model/parseProfile.ts';
import type { Profile } from '../core/model/profile.ts';
import { UsageError, type CommonOptions } from './command.ts';
import { reasonOf } from './files.ts';

/** The environment variables that count. */
export interface Environment {
  readonly PANORAMA_API_KEY?: string | undefined;
  readonly PANORAMA_BASE_URL?: string | undefined;
  readonly PANORAMA_MODEL?: string | undefined;
}

/**
 * The profile that the options and the environment name; undefined when they name none.
 * Throws a UsageError when a profile is not known, or an address or a file cannot be read.
 */
export async function namedProfile(options: CommonOptions, environment: Environment): Promise<Profile | undefined> {
  const known = [...(await ownProfiles(options.profiles)), ...builtInProfiles];
  const base = options.profile === undefined ? adHocProfile(options, environment, known) : byId(options.profile, known);
  return base && named(override(base, options, known), known);
}

/** The key for an origin: the one of the environment, for the origin that the environment names, and for no other. */
export function keyFor(origin: string, environment: Environment): string | undefined {
  const key = keyIn(environment);
  const home = toDestination(nonEmpty(environment.PANORAMA_BASE_URL) ?? openAiProfile.baseUrl);
  return home.kind === 'ok' && home.destination.origin === origin ? key : undefined;
}

function adHocProfile(
  options: CommonOptions,
  environment: Environment,
  known: readonly Profile[],
): Profile | undefined {
  const baseUrl = options.baseUrl ?? nonEmpty(environment.PANORAMA_BASE_URL);
  const model = options.model ?? nonEmpty(environment.PANORAMA_MODEL);
  if (baseUrl === undefined && model === undefined && keyIn(environment) === undefined) {
    return undefined;
  }
  const profile = withModel(openAiProfile, model ?? openAiProfile.model, known);
  return baseUrl === undefined ? profile : withBaseUrl(profile, baseUrl);
}

function byId(id: string, known: readonly Profile[]): Profile {
  const profile = known.find((candidate) => candidate.id === id);
  if (profile === undefined) {
    const names = known.map((candidate) => candidate.id).join(', ');
    throw new UsageError(`There is no profile “${id}”; there are ${names}.`);
  }
  return profile;
}

function override(profile: Profile, options: CommonOptions, known: readonly Profile[]): Profile {
  const moved = options.baseUrl === undefined ? profile : withBaseUrl(profile, options.baseUrl);
  const other = options.model === undefined ? moved : withModel(moved, options.model, known);
  return options.auth === undefined ? other : { ...other, auth: options.auth };
}

function withBaseUrl(profile: Profile, baseUrl: string): Profile {
  const { accepts, features } = resolveModel({ baseUrl, model: profile.model });
  return profile.baseUrl === baseUrl ? profile : { ...profile, baseUrl, accepts, features };
}

/** Another model at the same address: limits and list prices of the catalogue, or careful limits and no price. */
function withModel(profile: Profile, model: string, known: readonly Profile[]): Profile {
  if (profile.model === model) {
    return profile;
  }
  const twin = known.find((candidate) => candidate.model === model);
  const { accepts, features } = resolveModel({ ...profile, model });
  return {
    ...withoutPrices(profile),
    model,
    accepts,
    features,
    limits: twin?.limits ?? ASSUMED_LIMITS,
    ...(twin?.prices && { prices: twin.prices }),
  };
}

function withoutPrices(profile: Profile): Omit<Profile, 'prices'> {
  const entries = Object.entries(profile).filter(([name]) => name !== 'prices');
  return Object.fromEntries(entries) as Omit<Profile, 'prices'>;
}

/** Reads the address, and names a profile that is none of the known ones after its service and model. */
function named(profile: Profile, known: readonly Profile[]): Profile {
  if (profile.api === 'offline' || known.includes(profile)) {
    return profile;
  }
  const result = toDestination(profile.baseUrl);
  if (result.kind === 'refused') {
    throw new UsageError(result.failure.message);
  }
  const { base, host } = result.destination;
  return { ...profile, id: idFor(host, profile.model), label: `${profile.model} (${host})`, baseUrl: base };
}

/** An id as the settings allow it: small letters, digits and hyphens. */
export function idFor(host: string, model: string): string {
  const words = `${host} ${model}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-');
}

async function ownProfiles(file: string | undefined): Promise<readonly Profile[]> {
  if (file === undefined) {
    return [];
  }
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`The profiles in ${file} cannot be read (${reasonOf(error)}).`);
  }
  const { profiles, problems } = parseProfiles(Array.isArray(value) ? value : [value], resolveModel);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UsageError(`${file}: ${problem}`);
  }
  return profiles;
}

function nonEmpty(value: string | undefined): string | undefined {
  return value?.trim() === '' ? undefined : value?.trim();
}

function keyIn(environment: Environment): string | undefined {
  const read = readKeyText(environment.PANORAMA_API_KEY ?? '');
  return read.kind === 'key' ? read.key : undefined;
}
