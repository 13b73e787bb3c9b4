// Puts the body of a request together: ours, with what the profile adds and leaves out.

import type { Profile } from '../../core/model/profile.ts';
import type { RequestBody } from './sdkClient.ts';

/** A field that a service may do without. */
export interface Field {
  /** At the wire. */
  readonly name: string;
  readonly value: unknown;
  /** In a profile's `omit`, where that is another name. */
  readonly omitName?: string;
}

/** A body, and by the name at the wire what `omit` calls each field that can be left out. */
export interface AssembledBody {
  readonly body: RequestBody;
  readonly optional: ReadonlyMap<string, string>;
}

/** Fields of the profile win over ours and lose against the essential ones, which only a service that sets them itself goes without. */
export function assembleBody(
  { body, omit }: Pick<Profile, 'body' | 'omit'>,
  fields: readonly Field[],
  essential: RequestBody,
  managed: readonly string[],
): AssembledBody {
  const added = Object.entries(body).map(([name, value]): Field => ({ name, value }));
  const sent = [...fields, ...added].filter(
    ({ name, omitName = name }) => !(name in essential) && !omit.includes(name) && !omit.includes(omitName),
  );
  const needed = Object.entries(essential).filter(([name]) => !(managed.includes(name) && omit.includes(name)));
  return {
    body: { ...Object.fromEntries(sent.map(({ name, value }) => [name, value])), ...Object.fromEntries(needed) },
    optional: new Map(sent.map(({ name, omitName = name }) => [name, omitName])),
  };
}
