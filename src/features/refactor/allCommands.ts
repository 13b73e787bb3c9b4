// All commands that there are: those of the catalogue and the user's own.

import { fitsLanguage, type RefactorCommand } from '../../core/refactor/catalogue.ts';
import { CATALOGUE } from '../../core/refactor/catalogueRows.ts';
import { ownIdOf, parseOwnCommands, type OwnCommands } from '../../core/refactor/ownCommands.ts';
import type { RefactorServices } from './refactorServices.ts';

/** The user's own commands with what is wrong with the others. */
export function readOwn({ settings }: Pick<RefactorServices, 'settings'>): OwnCommands {
  return parseOwnCommands(settings.refactorCommands());
}

/** Every command, the user's own last. */
export function allCommands(services: Pick<RefactorServices, 'settings'>): readonly RefactorCommand[] {
  return [...CATALOGUE, ...readOwn(services).commands];
}

/** The user's command of an id. */
export function ownCommand(services: Pick<RefactorServices, 'settings'>, id: string): RefactorCommand | undefined {
  return readOwn(services).commands.find((command) => ownIdOf(command) === id);
}

/** Commands of the lightbulb for a language. */
export function bulbCommands(
  services: Pick<RefactorServices, 'settings'>,
  languageId: string,
): readonly RefactorCommand[] {
  return allCommands(services).filter(
    (command) =>
      command.bulb !== undefined && command.bulb !== 'quickfix' && fitsLanguage(command, languageId) === undefined,
  );
}
