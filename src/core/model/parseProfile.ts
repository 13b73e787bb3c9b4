// Reads profiles from the user's settings: unknown values become complete profiles, or a problem in words.

import { ASSUMED_LIMITS, builtInProfiles, USUAL_CACHE_MINUTES } from './builtInProfiles.ts';
import type { ModelAt, ResolvedModel } from './catalogue/resolveModel.ts';
import { toDestination } from './destination.ts';
import { completeLimits } from './effectiveLimits.ts';
import type { Auth, LongPromptPrices, Profile, TokenPrices } from './profile.ts';

/** One entry of the settings: usable, or what is wrong with it in one sentence for the user. */
export type ParsedProfile =
  { readonly kind: 'profile'; readonly profile: Profile } | { readonly kind: 'problem'; readonly problem: string };

/** All entries of the settings; a broken one takes none of the others away. */
export interface ParsedProfiles {
  readonly profiles: readonly Profile[];
  readonly problems: readonly string[];
}

type Prices = NonNullable<Profile['prices']>;

type Fields = Readonly<Record<string, unknown>>;

const FIELDS: readonly string[] = [
  ...['id', 'label', 'baseUrl', 'model', 'auth', 'api', 'limits', 'prices'],
  ...['headers', 'body', 'omit', 'encoding', 'cacheMinutes'],
];

/** Headers that carry keys, which never stand in settings. */
const KEY_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'api-key',
  'x-api-key',
]);

/** The characters of a header's name (RFC 9110, 5.6.2), and of a value without line ends. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

const ID = /^[a-z0-9][a-z0-9-]*$/;

/** Says what is known of a model at an address. The catalogue is not imported here: reading settings must not load it. */
export type KnowModel = (at: ModelAt) => ResolvedModel;

const knowNothing: KnowModel = () => ({ limits: {}, tiers: {}, accepts: [], omit: [], features: [], body: {} });

/** Thrown inside this file alone and turned into a `problem`. */
class Problem extends Error {}

/** Reads the list of the settings. Two entries with one id, or with the id of a built-in profile, are a problem. */
export function parseProfiles(value: unknown, know: KnowModel = knowNothing): ParsedProfiles {
  if (value === undefined || value === null) {
    return { profiles: [], problems: [] };
  }
  if (!Array.isArray(value)) {
    return { profiles: [], problems: ['panorama.profiles must be a list.'] };
  }
  const profiles = new Map<string, Profile>();
  const problems: string[] = [];
  value.forEach((entry: unknown, index) => {
    const parsed = parseProfile(entry, know);
    if (parsed.kind === 'problem') {
      problems.push(`Profile ${index + 1} in panorama.profiles: ${parsed.problem}`);
    } else if (isTaken(parsed.profile.id, profiles)) {
      problems.push(`Profile ${index + 1} in panorama.profiles: the id "${parsed.profile.id}" is taken.`);
    } else {
      profiles.set(parsed.profile.id, parsed.profile);
    }
  });
  return { profiles: [...profiles.values()], problems };
}

function isTaken(id: string, profiles: ReadonlyMap<string, Profile>): boolean {
  return profiles.has(id) || builtInProfiles.some((profile) => profile.id === id);
}

/**
 * Reads one entry. What is left out is filled in with what is known of the model; limits that are not known are assumed small,
 * prices stay unknown.
 */
export function parseProfile(value: unknown, know: KnowModel = knowNothing): ParsedProfile {
  try {
    return { kind: 'profile', profile: toProfile(fieldsOf(value, 'it', FIELDS), know) };
  } catch (error) {
    if (error instanceof Problem) {
      return { kind: 'problem', problem: error.message };
    }
    throw error;
  }
}

function toProfile(fields: Fields, know: KnowModel): Profile {
  const id = textOf(fields, 'id');
  if (!ID.test(id)) {
    throw new Problem('the id may hold small letters, digits and hyphens.');
  }
  const model = textOf(fields, 'model');
  const baseUrl = addressOf(fields);
  const known = know({ baseUrl, model });
  const prices = fields.prices === undefined ? known.prices : pricesOf(fields.prices);
  return {
    id,
    label: fields.label === undefined ? model : textOf(fields, 'label'),
    baseUrl,
    model,
    auth: authOf(fields.auth),
    api: oneOf('api', fields.api, ['chat']),
    limits: fields.limits === undefined ? completeLimits(known.limits, ASSUMED_LIMITS) : limitsOf(fields.limits),
    ...(prices && { prices }),
    headers: headersOf(fields.headers),
    body: fields.body === undefined ? known.body : fieldsOf(fields.body, 'body'),
    omit: fields.omit === undefined ? known.omit : textsOf('omit', fields.omit),
    ...mannersOf(fields, known),
  };
}

function mannersOf(fields: Fields, known: ResolvedModel): Pick<Profile, 'encoding' | 'cacheMinutes'> {
  return {
    encoding: oneOf('encoding', fields.encoding ?? known.encoding, ['o200k_base', 'cl100k_base']),
    cacheMinutes:
      fields.cacheMinutes === undefined
        ? (known.cacheMinutes ?? USUAL_CACHE_MINUTES)
        : amountOf(fields, 'cacheMinutes'),
  };
}

/** The address is parsed here once; what is kept is the parser's spelling, never the user's. */
function addressOf(fields: Fields): string {
  const result = toDestination(textOf(fields, 'baseUrl'));
  if (result.kind === 'refused') {
    throw new Problem(`baseUrl: ${result.problem}`);
  }
  return result.destination.base;
}

function authOf(value: unknown): Auth {
  if (value === undefined || value === 'bearer') {
    return 'bearer';
  }
  if (value === 'none') {
    return 'none';
  }
  const name = typeof value === 'string' ? /^header:([A-Za-z0-9-]+)$/.exec(value)?.[1] : undefined;
  if (name === undefined) {
    throw new Problem('auth must be "bearer", "none" or "header:" and a name.');
  }
  return `header:${name}`;
}

function limitsOf(value: unknown): Profile['limits'] {
  const fields = fieldsOf(value, 'limits', ['context', 'output']);
  const limits = { context: amountOf(fields, 'context'), output: amountOf(fields, 'output') };
  if (!Number.isInteger(limits.context) || limits.context < 1024) {
    throw new Problem('limits.context must be a whole number of tokens, 1,024 or more.');
  }
  if (!Number.isInteger(limits.output) || limits.output < 1 || limits.output > limits.context) {
    throw new Problem('limits.output must be a whole number of tokens, at most limits.context.');
  }
  return limits;
}

function pricesOf(value: unknown): Prices {
  const fields = fieldsOf(value, 'prices', ['unit', 'usdPerCredit', 'standard', 'longPrompt']);
  const unit = oneOf('prices.unit', fields.unit, ['USD/1M', 'credits/1K']);
  const standard = tokenPricesOf(fieldsOf(fields.standard, 'prices.standard', ['input', 'cached', 'output']));
  const usdPerCredit = fields.usdPerCredit === undefined ? undefined : amountOf(fields, 'usdPerCredit');
  const longPrompt = longPromptOf(fields.longPrompt);
  return { unit, standard, ...(usdPerCredit !== undefined && { usdPerCredit }), ...(longPrompt && { longPrompt }) };
}

function longPromptOf(value: unknown): LongPromptPrices | undefined {
  if (value === undefined) {
    return undefined;
  }
  const fields = fieldsOf(value, 'prices.longPrompt', ['above', 'inputFactor', 'outputFactor']);
  return {
    above: amountOf(fields, 'above'),
    inputFactor: amountOf(fields, 'inputFactor'),
    outputFactor: amountOf(fields, 'outputFactor'),
  };
}

function tokenPricesOf(fields: Fields): TokenPrices {
  return {
    input: amountOf(fields, 'input'),
    ...(fields.cached !== undefined && { cached: amountOf(fields, 'cached') }),
    output: amountOf(fields, 'output'),
  };
}

function headersOf(value: unknown): Readonly<Record<string, string>> {
  const entries = value === undefined ? [] : Object.entries(fieldsOf(value, 'headers'));
  const headers = entries.map(([name, content]) => {
    if (!HEADER_NAME.test(name) || typeof content !== 'string' || !HEADER_VALUE.test(content)) {
      throw new Problem(`the header "${name}" cannot be sent.`);
    }
    if (KEY_HEADERS.has(name.toLowerCase())) {
      throw new Problem(`the header "${name}" would keep a key in the settings. Use "auth" and Panorama: Set Key.`);
    }
    return [name, content] as const;
  });
  return Object.fromEntries(headers);
}

function fieldsOf(value: unknown, name: string, known?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(`${name} must be an object.`);
  }
  const fields: Fields = { ...value };
  const unknown = known && Object.keys(fields).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw new Problem(`there is no field "${unknown}" in ${name === 'it' ? 'a profile' : name}.`);
  }
  return fields;
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Problem(`${name} is missing.`);
  }
  return value.trim();
}

function textsOf(name: string, value: unknown): readonly string[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Problem(`${name} must be a list of texts.`);
  }
  return value;
}

function amountOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new Problem(`${name} must be a number, 0 or more.`);
  }
  return value;
}

/** One of a closed list; the first is the default. */
function oneOf<const Word extends string>(name: string, value: unknown, words: readonly [Word, ...Word[]]): Word {
  const word = value === undefined ? words[0] : words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new Problem(`${name} must be ${words.map((candidate) => `"${candidate}"`).join(' or ')}.`);
  }
  return word;
}
