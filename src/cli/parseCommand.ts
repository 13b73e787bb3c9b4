// Reads the command line.

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Auth } from '../core/model/profile.ts';
import { UsageError, type Command, type CommonOptions, type QuestionOptions } from './command.ts';

/** US dollars that a question may cost at most when nothing is said. */
const usualMaxCost = 0.5;

/** Shown by `--help`. */
export const usage = `Panorama packs a folder into a model's context and asks questions over it.

  panorama pack FOLDER [--question TEXT] [--scope GLOB] [--state FILE] [--json FILE|-] [--prompt FILE] [--now SECONDS]
  panorama ask FOLDER QUESTION [--scope GLOB] [--state FILE] [--json FILE|-] [--max-cost USD] [--offline]
  panorama probe [--json FILE|-] [--large]

Each takes [--profile ID] [--profiles FILE] [--base-url URL] [--model ID] [--auth bearer|header:NAME|none]
           [--budget N|focus|wide|whole] [--cache DIR]

PANORAMA_API_KEY is sent to the origin of PANORAMA_BASE_URL alone (OpenAI when that is not set).
Exit codes: 0 done, 1 the service failed, 2 bad arguments, 3 refused, 4 truncated or filtered, 70 our bug, 130 stopped.
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const common = {
  profile: text,
  profiles: text,
  'base-url': text,
  model: text,
  auth: text,
  budget: text,
  cache: text,
  json: text,
} as const;
const question = { ...common, scope: text, state: text } as const;
const packOptions = { ...question, question: text, prompt: text, now: text } as const;
const askOptions = { ...question, 'max-cost': text, offline: flag } as const;
const probeOptions = { ...common, large: flag } as const;

/** Reads the arguments after the program's name. Throws a UsageError on anything it does not understand. */
export function parseCommand(words: readonly string[]): Command {
  const [name, ...rest] = words;
  if (words.includes('--help') || name === '-h' || name === 'help') {
    return { kind: 'help' };
  }
  switch (name) {
    case 'pack':
      return parsePack(rest);
    case 'ask':
      return parseAsk(rest);
    case 'probe':
      return parseProbe(rest);
    case undefined:
      throw new UsageError('Say what to do: pack, ask or probe (--help tells more).');
    default:
      throw new UsageError(`There is no command “${name}”; there are pack, ask and probe.`);
  }
}

function parsePack(words: readonly string[]): Command {
  const { values, positionals } = read(words, packOptions);
  const [folder = ''] = expectWords(positionals, ['FOLDER']);
  return {
    kind: 'pack',
    ...readCommon(values),
    ...readPlaces(values),
    folder,
    question: values.question ?? '',
    ...(values.prompt !== undefined && { prompt: values.prompt }),
    ...(values.now !== undefined && { now: readNumber('--now', values.now) }),
  };
}

function parseAsk(words: readonly string[]): Command {
  const { values, positionals } = read(words, askOptions);
  const [folder = '', asked = ''] = expectWords(positionals, ['FOLDER', 'QUESTION']);
  if (asked.trim() === '') {
    throw new UsageError('The question is empty.');
  }
  return {
    kind: 'ask',
    ...readCommon(values),
    ...readPlaces(values),
    folder,
    question: asked,
    maxCost: values['max-cost'] === undefined ? usualMaxCost : readNumber('--max-cost', values['max-cost']),
    offline: values.offline === true,
  };
}

function parseProbe(words: readonly string[]): Command {
  const { values, positionals } = read(words, probeOptions);
  expectWords(positionals, []);
  return { kind: 'probe', ...readCommon(values), large: values.large === true };
}

function read<const Options extends ParseArgsOptionsConfig>(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}

function expectWords(given: readonly string[], names: readonly string[]): readonly string[] {
  const missing = names[given.length];
  if (missing !== undefined) {
    throw new UsageError(`${missing} is missing.`);
  }
  const extra = given[names.length];
  if (extra !== undefined) {
    throw new UsageError(`“${extra}” is one word too many (put a question in quotes).`);
  }
  return given;
}

interface CommonValues {
  readonly profile?: string | undefined;
  readonly profiles?: string | undefined;
  readonly 'base-url'?: string | undefined;
  readonly model?: string | undefined;
  readonly auth?: string | undefined;
  readonly budget?: string | undefined;
  readonly cache?: string | undefined;
  readonly json?: string | undefined;
}

function readCommon(values: CommonValues): CommonOptions {
  return {
    budget: readBudget(values.budget ?? 'wide'),
    ...(values.profile !== undefined && { profile: values.profile }),
    ...(values.profiles !== undefined && { profiles: values.profiles }),
    ...(values['base-url'] !== undefined && { baseUrl: values['base-url'] }),
    ...(values.model !== undefined && { model: values.model }),
    ...(values.auth !== undefined && { auth: readAuth(values.auth) }),
    ...(values.cache !== undefined && { cache: values.cache }),
    ...(values.json !== undefined && { json: values.json }),
  };
}

function readPlaces(values: {
  readonly scope?: string | undefined;
  readonly state?: string | undefined;
}): Pick<QuestionOptions, 'scope' | 'state'> {
  return {
    ...(values.scope !== undefined && { scope: values.scope }),
    ...(values.state !== undefined && { state: values.state }),
  };
}

function readBudget(word: string): CommonOptions['budget'] {
  if (word === 'focus' || word === 'wide' || word === 'whole') {
    return word;
  }
  if (!/^[1-9]\d*$/.test(word)) {
    throw new UsageError(`--budget takes a number of tokens, focus, wide or whole, not “${word}”.`);
  }
  return Number(word);
}

function readAuth(word: string): Auth {
  const header = /^header:([A-Za-z0-9-]+)$/.exec(word)?.[1];
  if (word === 'bearer' || word === 'none') {
    return word;
  }
  if (header === undefined) {
    throw new UsageError(`--auth takes bearer, none or header:NAME, not “${word}”.`);
  }
  return `header:${header}`;
}

function readNumber(option: string, word: string): number {
  const value = word.trim() === '' ? Number.NaN : Number(word);
  if (!Number.isFinite(value) || value < 0) {
    throw new UsageError(`${option} takes a number, not “${word}”.`);
  }
  return value;
}
