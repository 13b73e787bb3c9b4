// The end of the set-up: makes the profile of the answers, keeps it with its key, and chooses it.

import { serviceNames } from '../../core/model/catalogue/names.ts';
import type { Destination } from '../../core/model/destination.ts';
import { newProfile, type ProfileAnswers } from '../../core/model/newProfile.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Service } from '../../core/model/services/service.ts';
import type { ConnectDeps, ConnectDraft } from './connectDraft.ts';

/** What keeping needs. */
export interface KeepDeps extends Pick<ConnectDeps, 'heardOf'> {
  readonly keys: Pick<ConnectDeps['keys'], 'store'>;
  readonly profiles: Pick<ConnectDeps['profiles'], 'all' | 'save' | 'choose'>;
}

/** What came of the set-up. */
export interface Connected {
  readonly profile: Profile;
  /** Whether the key outlives the window; undefined where there is none. */
  readonly kept?: 'kept' | 'until-close';
  /** Whether the key may be wrong all the same: the list of models is open to all. */
  readonly isUntried?: boolean;
}

/** Keeps the key, then the profile. Undefined when the answers are not complete; rejects when the settings cannot be written. */
export async function keepConnected(draft: ConnectDraft, deps: KeepDeps): Promise<Connected | undefined> {
  const { destination, key, model, ready } = draft;
  if (ready) {
    return choose(ready, deps);
  }
  if (!destination || model === undefined) {
    return undefined;
  }
  const heard = deps.heardOf({ baseUrl: destination.base, model });
  const found = profileFor({ ...answersOf(draft, destination, model), heard }, draft, deps.profiles.all());
  // A server that was checked without a key wants none, so none is missing later.
  const profile: Profile = key === undefined ? { ...found, auth: 'none' } : found;
  if (key === undefined) {
    return choose(profile, deps);
  }
  const kept = await deps.keys.store(destination.origin, key);
  const isUntried = draft.target?.service?.list === 'public';
  return { ...(await choose(profile, deps)), kept, ...(isUntried && { isUntried }) };
}

async function choose(profile: Profile, { profiles }: Pick<KeepDeps, 'profiles'>): Promise<Connected> {
  const text = JSON.stringify(profile);
  if (!profiles.all().some((other) => JSON.stringify(other) === text)) {
    await profiles.save(profile);
  }
  await profiles.choose(profile.id);
  return { profile };
}

/** Another model at a service that has a profile keeps what that service wants in headers and bodies. */
function profileFor(answers: ProfileAnswers, { target }: ConnectDraft, known: readonly Profile[]): Profile {
  const there = target?.profile;
  if (there?.model === answers.model) {
    return there;
  }
  const profile = newProfile(answers, known);
  return there && !known.includes(profile)
    ? {
        ...profile,
        headers: there.headers,
        body: { ...there.body, ...profile.body },
        omit: [...new Set([...profile.omit, ...there.omit])],
      }
    : profile;
}

function answersOf(
  { target, providers = [], usdPerCredit }: ConnectDraft,
  destination: Destination,
  model: string,
): ProfileAnswers {
  return {
    ...{ destination, model, auth: target?.auth ?? 'bearer' },
    ...(target?.service && { service: toAnswering(target.service) }),
    ...(providers.length > 0 && { body: { providerOptions: { gateway: { only: providers } } } }),
    ...(usdPerCredit !== undefined && { usdPerCredit }),
  };
}

/** The service as a profile names it. */
function toAnswering({ id, label, omit }: Service): NonNullable<ProfileAnswers['service']> {
  const name = serviceNames.find((candidate) => candidate === id);
  return { ...(name && { name }), ...(label !== '' && { label }), ...(omit && { omit }) };
}
