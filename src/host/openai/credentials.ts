// Prepares the way to a service: reads its address, asks for the key of exactly that origin, and makes the headers.

import { describeFailure } from '../../core/model/describeFailure.ts';
import { toDestination, type Destination } from '../../core/model/destination.ts';
import type { Place } from '../../core/model/errorFacts.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { Profile } from '../../core/model/profile.ts';

/** Answers with the key that the user entered for exactly this origin (`new URL(baseUrl).origin`), or undefined. */
export type KeyFor = (origin: string) => Promise<string | undefined>;

/** All that is needed to send to a service. */
export interface Access {
  readonly destination: Destination;
  readonly place: Place;
  /** Holds the key. */
  readonly headers: Headers;
  /** To be hidden wherever it turns up. */
  readonly key: string | undefined;
}

/** The access, or why there is none; nothing has been sent then. */
export type AccessResult =
  { readonly kind: 'ok'; readonly access: Access } | { readonly kind: 'refused'; readonly failure: Failure };

/** Reads the profile and asks for its key. Rejects only when `keyFor` does. */
export async function openAccess(profile: Profile, keyFor: KeyFor): Promise<AccessResult> {
  const result = toDestination(profile.baseUrl);
  if (result.kind === 'refused') {
    return result;
  }
  const { destination } = result;
  const place = { host: destination.host, model: profile.model, base: destination.base };
  const key = profile.auth === 'none' ? undefined : await keyFor(destination.origin);
  const headers = new Headers({ 'user-agent': 'Panorama' });
  const failure = addHeaders(headers, profile, place) ?? addKey(headers, { profile, place, key, destination });
  return failure ? { kind: 'refused', failure } : { kind: 'ok', access: { destination, place, headers, key } };
}

function addHeaders(headers: Headers, profile: Profile, place: Place): Failure | undefined {
  try {
    for (const [name, value] of Object.entries(profile.headers)) {
      headers.set(name, value);
    }
  } catch {
    const failure = describeFailure('configuration', place);
    return {
      ...failure,
      message: `A header of the profile ${profile.label} cannot be sent. Check it in the settings.`,
    };
  }
  // The key travels as `auth` says and in no other way.
  headers.delete('authorization');
  return undefined;
}

interface KeyPlan {
  readonly profile: Profile;
  readonly place: Place;
  readonly key: string | undefined;
  readonly destination: Destination;
}

function addKey(headers: Headers, { profile, place, key, destination }: KeyPlan): Failure | undefined {
  const { auth } = profile;
  if (auth === 'none') {
    return undefined;
  }
  if (key === undefined || key === '') {
    return destination.loopback ? undefined : describeFailure('key-missing', place);
  }
  try {
    if (auth === 'bearer') {
      headers.set('authorization', `Bearer ${key}`);
    } else {
      headers.set(auth.slice('header:'.length), key);
    }
    return undefined;
  } catch {
    // The reason would quote the key.
    const failure = describeFailure('key-wrong', place);
    return { ...failure, message: `The key for ${place.host} holds characters that cannot be sent. Enter it again.` };
  }
}
