// What helps to find a fault, for the clipboard: versions, settings, the model, the last failures. No key, no code, no names of files.

import type { SendRecord } from '../../core/egress/sendRecord.ts';
import { hideKey } from '../../core/model/hideKey.ts';
import type { Profile } from '../../core/model/profile.ts';

/** The facts that diagnostics are made of. */
export interface DiagnosticFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly window: Readonly<Record<string, string | number | boolean>>;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly problem: string | undefined;
  readonly profile: Profile;
  /** Whether there is a key for the profile's service. */
  readonly hasKey: boolean;
  readonly recent: readonly SendRecord[];
}

/** How many of the last requests are told of. */
export const RECENT_REQUESTS = 10;

/** A JSON object; `keys` are the user's, which are taken out wherever they might have come to stand. */
export function diagnostics(facts: DiagnosticFacts, keys: readonly string[]): string {
  const shown = {
    ...facts.versions,
    window: facts.window,
    settings: facts.settings,
    ...(facts.problem !== undefined && { problem: facts.problem }),
    model: { ...shownProfile(facts.profile), hasKey: facts.hasKey },
    recent: facts.recent.slice(-RECENT_REQUESTS).map(shownRecord),
  };
  const text = JSON.stringify(shown, undefined, 2);
  return keys.reduce((hidden, key) => hideKey(hidden, key), hideKey(text, undefined));
}

/** Headers, fields and the query of the address go by their names or not at all: values may be secrets. */
function shownProfile(profile: Profile): Readonly<Record<string, unknown>> {
  const { id, label, model, api, auth, limits, prices, encoding, cacheMinutes, omit } = profile;
  const address = profile.baseUrl === '' ? undefined : new URL(profile.baseUrl);
  return {
    id,
    label,
    ...(address && { address: address.origin + address.pathname }),
    model,
    api,
    auth,
    limits,
    prices: prices ? prices.unit : 'unknown',
    encoding,
    cacheMinutes,
    omit,
    headers: Object.keys(profile.headers),
    body: Object.keys(profile.body),
  };
}

function shownRecord({
  at,
  purpose,
  model,
  outcome,
  failure,
  usage,
  totalMs,
}: SendRecord): Readonly<Record<string, unknown>> {
  return { at: new Date(at).toISOString(), purpose, model, outcome, failure, usage, totalMs };
}
