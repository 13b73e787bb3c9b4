// Reads the tiers that the user has chosen, by purpose.

import type { Profile } from './profile.ts';
import { fieldsOf, oneOf } from './settingFields.ts';

const PURPOSES = ['chat', 'completion', 'refactor'] as const;

/** The tiers, or throws a Problem; undefined where none is chosen. */
export function parseTiers(value: unknown): Profile['tiers'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = fieldsOf(value, 'tiers', PURPOSES);
  const said = PURPOSES.filter((purpose) => fields[purpose] !== undefined);
  return Object.fromEntries(
    said.map((purpose) => [purpose, oneOf(`tiers.${purpose}`, fields[purpose], ['priority', 'flex'])]),
  );
}
