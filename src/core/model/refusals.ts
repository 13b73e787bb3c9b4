// What services have refused, by address and model: kept outside the user's settings, and left out of requests from then on.

import { fieldsIn, listIn } from './jsonFields.ts';
import type { Profile } from './profile.ts';

/** Services and models that are remembered; the one learned first goes first. */
const MOST_LEARNED = 100;

/** Fields of one service that are remembered. */
const MOST_FIELDS = 20;

/** Fields by address and model, as they are kept. */
export type Refusals = Readonly<Record<string, readonly string[]>>;

/** The profile without what its service has refused; `kept` comes from a disk and may hold anything. */
export function withoutRefused(profile: Profile, kept: unknown): Profile {
  const refused = readRefusals(kept)[keyOf(profile)] ?? [];
  return refused.length === 0 ? profile : { ...profile, omit: [...new Set([...profile.omit, ...refused])] };
}

/** What is to be kept once a service has refused the fields as well; none forgets what it refused. */
export function addRefused(profile: Profile, fields: readonly string[], kept: unknown): Refusals {
  const key = keyOf(profile);
  const { [key]: known = [], ...others } = readRefusals(kept);
  const all = fields.length === 0 ? [] : [...new Set([...known, ...fields])].slice(-MOST_FIELDS);
  const entries = Object.entries(others).slice(1 - MOST_LEARNED);
  return Object.fromEntries(all.length === 0 ? entries : [...entries, [key, all]]);
}

function readRefusals(kept: unknown): Refusals {
  const entries = Object.entries(fieldsIn(kept)).map(
    ([key, fields]) => [key, listIn(fields).filter((field) => typeof field === 'string')] as const,
  );
  return Object.fromEntries(entries);
}

/** The place and the model; a path of the address may lead to another service. */
function keyOf({ baseUrl, model }: Profile): string {
  return `${baseUrl} ${model}`;
}
