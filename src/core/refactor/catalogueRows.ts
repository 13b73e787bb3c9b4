// The refactor commands as data: all rows in the order of the menus.

import type { RefactorCommand } from './catalogue.ts';
import { ASKING } from './catalogueAsking.ts';
import { IMPROVING } from './catalogueImproving.ts';
import { SHAPING } from './catalogueShaping.ts';
import type { RefactorId } from './commandIds.ts';

/** All commands. */
export const CATALOGUE: readonly RefactorCommand[] = [...ASKING, ...SHAPING, ...IMPROVING];

/** The row of an id. */
export function rowOf(id: RefactorId): RefactorCommand {
  const row = CATALOGUE.find((command) => command.id === id);
  if (!row) {
    throw new Error(`The catalogue has no row ${id}.`);
  }
  return row;
}
