// The key of runs without a person: taken from the environment, valid for one origin.

import { toDestination } from './destination.ts';

/** The variables that are read, and no others. */
export interface KeyEnvironment {
  readonly PANORAMA_API_KEY?: string | undefined;
  readonly PANORAMA_BASE_URL?: string | undefined;
}

/**
 * The key of the environment for an origin: only for that of PANORAMA_BASE_URL, or OpenAI's when that is not set.
 * An address that cannot be read has no key. Where requests go is never taken from here.
 */
export function environmentKey(origin: string, environment: KeyEnvironment): string | undefined {
  const key = environment.PANORAMA_API_KEY?.trim();
  const result = toDestination(environment.PANORAMA_BASE_URL ?? 'https://api.openai.com/v1');
  const own = result.kind === 'ok' && result.destination.origin === origin;
  return own && key !== undefined && key !== '' ? key : undefined;
}
