// Reads profiles from the user's settings: unknown values become complete profiles, or a problem in words.

import { ASSUMED_LIMITS, builtInProfiles, USUAL_CACHE_MINUTES } from './builtInProfiles.ts';
import { featureNames, parameterNames, serviceNames } from './catalogue/names.ts';
import type { ModelAt, ResolvedModel } from './catalogue/resolveModel.ts';
import { toDestination } from './destination.ts';
import { completeLimits } from './effectiveLimits.ts';
import { fimApis } from './fim.ts';
import { parsePrices } from './parsePrices.ts';
import { parseMcpServers } from './parseMcpServers.ts';
import { parseTiers } from './parseTiers.ts';
import type { Auth, Profile } from './profile.ts';
import { amountOf, fieldsOf, oneOf, Problem, someOf, textOf, textsOf, type Fields } from './settingFields.ts';

/** One entry of the settings: usable, or what is wrong with it in one sentence for the user. */
export type ParsedProfile =
  { readonly kind: 'profile'; readonly profile: Profile } | { readonly kind: 'problem'; readonly problem: string };

/** All entries of the settings; a broken one takes none of the others away. */
export interface ParsedProfiles {
  readonly profiles: readonly Profile[];
  readonly problems: readonly string[];
}

const FIELDS: readonly string[] = [
  ...['id', 'label', 'baseUrl', 'model', 'auth', 'api', 'service', 'limits', 'prices'],
  ...['headers', 'body', 'omit', 'encoding', 'cacheMinutes', 'accepts', 'features', 'tiers', 'mcpServers'],
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

const knowNothing: KnowModel = () => ({ limits: {}, accepts: [], omit: [], features: [], body: {} });

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
  const label = fields.label === undefined ? model : textOf(fields, 'label');
  const place = placeOf(fields);
  const known = know({ model, ...place });
  const tiers = parseTiers(fields.tiers);
  const mcpServers = parseMcpServers(fields.mcpServers);
  return {
    id,
    label,
    model,
    ...place,
    ...costsOf(fields, known),
    ...mannersOf(fields, known),
    ...(tiers && { tiers }),
    ...(mcpServers && { mcpServers }),
  };
}

/** Who answers, and how that is spoken to. VS Code's own models have no address and want no key. */
function placeOf(fields: Fields): Pick<Profile, 'api' | 'service' | 'baseUrl' | 'auth'> {
  const api = oneOf('api', fields.api, ['chat', 'responses', ...fimApis, 'vscode.lm']);
  const service = fields.service === undefined ? undefined : oneOf('service', fields.service, serviceNames);
  if (api === 'vscode.lm') {
    return { api, baseUrl: '', auth: 'none' };
  }
  return { api, baseUrl: addressOf(fields), auth: authOf(fields.auth), ...(service && { service }) };
}

function costsOf(fields: Fields, known: ResolvedModel): Pick<Profile, 'limits' | 'prices'> {
  const prices = fields.prices === undefined ? known.prices : parsePrices(fields.prices);
  return {
    limits: fields.limits === undefined ? completeLimits(known.limits, ASSUMED_LIMITS) : limitsOf(fields.limits),
    ...(prices && { prices }),
  };
}

type Manners = Omit<Profile, 'id' | 'label' | 'model' | 'api' | 'service' | 'baseUrl' | 'auth' | 'limits' | 'prices'>;

function mannersOf(fields: Fields, known: ResolvedModel): Manners {
  return {
    headers: headersOf(fields.headers),
    body: fields.body === undefined ? known.body : bodyOf(fields.body),
    omit: fields.omit === undefined ? known.omit : textsOf('omit', fields.omit),
    encoding: oneOf('encoding', fields.encoding ?? known.encoding, ['o200k_base', 'cl100k_base']),
    cacheMinutes:
      fields.cacheMinutes === undefined
        ? (known.cacheMinutes ?? USUAL_CACHE_MINUTES)
        : amountOf(fields, 'cacheMinutes'),
    accepts: fields.accepts === undefined ? known.accepts : someOf('accepts', fields.accepts, parameterNames),
    features: fields.features === undefined ? known.features : someOf('features', fields.features, featureNames),
  };
}

/** What would multiply the price, or change it, stands where prices follow it, or not at all. */
function bodyOf(value: unknown): Profile['body'] {
  const body = fieldsOf(value, 'body');
  if ('service_tier' in body) {
    throw new Problem('body.service_tier has a price of its own. Use "tiers".');
  }
  if ('n' in body) {
    throw new Problem('body.n asks for several answers, of which one is shown. Leave it out.');
  }
  return body;
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
