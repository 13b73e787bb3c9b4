// A profile that sends nothing but what there must be, and what is being tried.

import type { Feature } from '../catalogue/facts.ts';
import type { Profile } from '../profile.ts';

/** Fields that Panorama sends of its own accord. */
const OWN_FIELDS = ['temperature', 'stop', 'stream_options', 'prompt_cache_key'];

/** What a request tries beside the bare one. */
export interface Trial {
  /** Fields that Panorama sends of its own accord. */
  readonly fields?: readonly string[];
  readonly body?: Readonly<Record<string, unknown>>;
  readonly features?: readonly Feature[];
  readonly omit?: readonly string[];
}

/** The profile of a trial; what its user omits stays omitted. */
export function bareProfile(profile: Profile, { fields = [], body = {}, features = [], omit = [] }: Trial): Profile {
  const silent = OWN_FIELDS.filter((name) => !fields.includes(name) && !(name in body));
  return { ...profile, body, features, omit: [...new Set([...profile.omit, ...silent, ...omit])] };
}
