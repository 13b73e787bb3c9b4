// Reads the user's own commands from `panorama.refactor.commands`, and says in words what is wrong with one.

import { isFields, listIn, type JsonFields } from '../model/jsonFields.ts';
import type { Reach, RefactorCommand } from './catalogue.ts';

/** The commands that can be used, and one sentence for each entry that cannot. */
export interface OwnCommands {
  readonly commands: readonly RefactorCommand[];
  readonly problems: readonly string[];
}

/** What stands before the id that the user gave. */
const PREFIX = 'own.';

const NAME = /^[A-Za-z][\w.-]{0,63}$/;

const REACHES = ['selection', 'symbol', 'file', 'folder'] as const satisfies readonly Reach[];

const MOST_TITLE = 80;
const MOST_INSTRUCTION = 4_000;

/** Reads the setting's value, whatever it is. */
export function parseOwnCommands(value: unknown): OwnCommands {
  const commands: RefactorCommand[] = [];
  const problems: string[] = [];
  if (value !== undefined && !Array.isArray(value)) {
    return { commands, problems: ['panorama.refactor.commands is no list.'] };
  }
  for (const [index, entry] of listIn(value).entries()) {
    const read = readEntry(entry, commands);
    if (typeof read === 'string') {
      problems.push(`Entry ${index + 1} of panorama.refactor.commands ${read}`);
    } else {
      commands.push(read);
    }
  }
  return { commands, problems };
}

/** The id of a user's command in keybindings, from the id of the command. */
export function ownIdOf({ id }: Pick<RefactorCommand, 'id'>): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
}

function readEntry(entry: unknown, before: readonly RefactorCommand[]): RefactorCommand | string {
  if (!isFields(entry)) {
    return 'is no object.';
  }
  const wrong = WRONG.map((find) => find(entry)).find((problem) => problem !== undefined);
  if (wrong !== undefined) {
    return wrong;
  }
  const id = `${PREFIX}${String(entry['id'])}`;
  if (before.some((command) => command.id === id)) {
    return `has the id “${String(entry['id'])}” of an earlier one.`;
  }
  return toCommand(entry, id);
}

function toCommand(entry: JsonFields, id: string): RefactorCommand {
  const reaches = REACHES.filter((reach) => listIn(entry['appliesTo']).includes(reach));
  const [first = 'selection', ...others] = reaches.length === 0 ? (['selection', 'symbol', 'file'] as const) : reaches;
  const languages = listIn(entry['languages']).filter((one) => typeof one === 'string');
  return {
    id,
    title: String(entry['title']).trim(),
    icon: 'star-empty',
    group: 'own',
    destination: 'review',
    targets: [first, ...others],
    ...(languages.length > 0 && { languages }),
    instruction: String(entry['instruction']).trim(),
    context: ['definitions'],
    checks: ['keeps-size'],
    bulb: 'rewrite',
  };
}

/** What can be wrong with an entry, in the words that follow its number. */
const WRONG: readonly ((entry: JsonFields) => string | undefined)[] = [
  ({ id }) =>
    typeof id === 'string' && NAME.test(id)
      ? undefined
      : 'needs an "id" of letters, digits, dots, dashes and underscores that begins with a letter.',
  ({ title }) => (isText(title, MOST_TITLE) ? undefined : `needs a "title" of at most ${MOST_TITLE} characters.`),
  ({ instruction }) =>
    isText(instruction, MOST_INSTRUCTION)
      ? undefined
      : `needs an "instruction" of at most ${MOST_INSTRUCTION} characters.`,
  ({ appliesTo }) =>
    appliesTo === undefined || isListOf(appliesTo, REACHES)
      ? undefined
      : `has an "appliesTo" that is no list of ${REACHES.join(', ')}.`,
  ({ languages }) =>
    languages === undefined || (Array.isArray(languages) && languages.every((one) => isText(one, MOST_TITLE)))
      ? undefined
      : 'has "languages" that are no list of language ids.',
];

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= most;
}

function isListOf(value: unknown, allowed: readonly string[]): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => allowed.some((name) => name === one));
}
