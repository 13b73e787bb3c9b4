// Which service and model the command line speaks to, and with which key.

import { readFile } from 'node:fs/promises';
import { builtInProfiles, defaultProfile, offlineProfile } from '../core/model/catalogue.ts';
import { toDestination } from '../core/model/destination.ts';
import type { Profile } from '../core/model/profile.ts';
import { readProfiles } from '../core/model/readProfiles.ts';
import { UsageError, type CommonOptions } from './command.ts';
import { reasonOf } from './files.ts';

/** The environment variables that count. */
export interface Environment {
  readonly PANORAMA_API_KEY?: string | undefined;
  readonly PANORAMA_BASE_URL?: string | undefined;
  readonly PANORAMA_MODEL?: string | undefined;
}

/** Limits in tokens of a model that is not in the catalogue: what today's models take at least. */
const unknownLimits = { context: 128_000, output: 4_096 } as const;

/**
 * The profile that the options and the environment name; undefined when they name none.
 * Throws a UsageError when a profile is not known, or an address or a file cannot be read.
 */
export async function namedProfile(options: CommonOptions, environment: Environment): Promise<Profile | undefined> {
  const known = [...(await ownProfiles(options.profiles)), ...builtInProfiles];
  const base = options.profile === undefined ? adHocProfile(options, environment, known) : byId(options.profile, known);
  return base && checked(override(base, options, known));
}

/** The key for an origin: the one of the environment, for the origin that the environment names, and for no other. */
export function keyFor(origin: string, environment: Environment): string | undefined {
  const key = trimKey(environment.PANORAMA_API_KEY);
  const home = toDestination(nonEmpty(environment.PANORAMA_BASE_URL) ?? defaultProfile.baseUrl);
  return home.kind === 'ok' && home.destination.origin === origin ? key : undefined;
}

function adHocProfile(
  options: CommonOptions,
  environment: Environment,
  known: readonly Profile[],
): Profile | undefined {
  const baseUrl = options.baseUrl ?? nonEmpty(environment.PANORAMA_BASE_URL);
  const model = options.model ?? nonEmpty(environment.PANORAMA_MODEL);
  if (baseUrl === undefined && model === undefined && trimKey(environment.PANORAMA_API_KEY) === undefined) {
    return undefined;
  }
  const profile = withModel(defaultProfile, model ?? defaultProfile.model, known);
  return baseUrl === undefined ? profile : withBaseUrl(profile, baseUrl);
}

function byId(id: string, known: readonly Profile[]): Profile {
  const profile = [...known, offlineProfile].find((candidate) => candidate.id === id);
  if (profile === undefined) {
    const names = [...known, offlineProfile].map((candidate) => candidate.id).join(', ');
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
  return profile.baseUrl === baseUrl ? profile : { ...profile, baseUrl };
}

/** Another model at the same address: limits and list prices of the catalogue, or careful limits and no price. */
function withModel(profile: Profile, model: string, known: readonly Profile[]): Profile {
  if (profile.model === model) {
    return profile;
  }
  const twin = known.find((candidate) => candidate.model === model);
  const { prices: _prices, ...rest } = profile;
  return {
    ...rest,
    id: model,
    label: twin?.label ?? model,
    model,
    limits: twin?.limits ?? unknownLimits,
    ...(twin?.prices && { prices: twin.prices }),
  };
}

function checked(profile: Profile): Profile {
  if (profile.api === 'offline') {
    return profile;
  }
  const result = toDestination(profile.baseUrl);
  if (result.kind === 'refused') {
    throw new UsageError(result.failure.message);
  }
  return { ...profile, baseUrl: result.destination.base };
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
  const { profiles, problem } = readProfiles(value);
  if (problem !== undefined) {
    throw new UsageError(`${file}: ${problem}`);
  }
  return profiles;
}

function nonEmpty(value: string | undefined): string | undefined {
  return value?.trim() === '' ? undefined : value?.trim();
}

/** A key as people paste it: with blanks around it, or with “Bearer” before it. */
function trimKey(value: string | undefined): string | undefined {
  return nonEmpty(value?.trim().replace(/^Bearer\s+/i, ''));
}
