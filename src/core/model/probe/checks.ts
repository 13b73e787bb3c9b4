// The checks of a test: what each asks, and how its answer is judged.

import type { Feature } from '../catalogue/facts.ts';
import { checkJson } from '../checkJson.ts';
import { canReadPdfs } from '../pdf.ts';
import type { Profile } from '../profile.ts';
import type { ChatMessage, ModelRequest } from '../request.ts';
import { bareProfile, type Trial } from './bareProfile.ts';
import { PDF_WORD, plumPdf } from './plumPdf.ts';
import type { CheckName, ProbeAnswer, Verdict } from './probeTypes.ts';

/** One check: requests in order, judged by the last answer. */
export interface Check {
  readonly name: CheckName;
  readonly requests: (profile: Profile) => readonly ModelRequest[];
  readonly judge: (answer: ProbeAnswer) => { readonly verdict: Verdict; readonly detail?: string };
  /** Field of the body that it is about. */
  readonly field?: string;
  /** Tried only when that one did not work. */
  readonly insteadOf?: CheckName;
}

/** Tokens of answer: enough for a word, a short object or a call. */
const WORD = 16;
const OBJECT = 48;

/** A prefix that is long enough for every known cache of prompts (OpenAI: 1,024 tokens), of words that are one token each. */
const PREFIX_WORDS = 1_200;
const FILLER = 'word ';

/** Share of the context that a large request fills. */
const LARGE_SHARE = 0.9;

/** A red square of 32 by 32 pixels. */
const RED_SQUARE = {
  mediaType: 'image/png',
  base64:
    'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAMAAABEpIrGAAAAA1BMVEXgEBBZ7e9PAAAAEklEQVR42mNgGAWjYBSMAuwAAAQgAAF8we+4AAAAAElFTkSuQmCC',
  width: 32,
  height: 32,
} as const;

const READY = 'Answer with the one word: ready';

const DAYS = {
  kind: 'schema',
  name: 'days_of_a_week',
  schema: {
    type: 'object',
    properties: { days: { type: 'integer' } },
    required: ['days'],
    additionalProperties: false,
  },
} as const;

const REPORT = {
  name: 'report',
  description: 'Reports a word.',
  parameters: {
    type: 'object',
    properties: { word: { type: 'string' } },
    required: ['word'],
    additionalProperties: false,
  },
} as const;

/** Fields that are worth knowing of, with a harmless value. */
const FURTHER_FIELDS: readonly (readonly [field: string, value: unknown])[] = [
  ['prompt_cache_key', 'panorama-test'],
  ['prediction', { type: 'content', content: 'ready' }],
  ['service_tier', 'default'],
];

/** The first thing that is asked: if this is not answered, nothing is. */
export const streamedCheck: Check = {
  name: 'streamed',
  requests: (profile) => [request(profile, READY, {})],
  judge: ({ pieces }) => ({ verdict: pieces > 0 ? 'works' : 'ignored' }),
};

/** The same with the wish for its usage, which most services take: then every bill is exact from the first on. */
export const usageCheck: Check = {
  name: 'usage',
  field: 'stream_options',
  requests: (profile) => [request(profile, READY, { fields: ['stream_options'] })],
  judge: ({ usage }) => ({ verdict: usage ? 'works' : 'ignored', ...(usage && { detail: `${usage.input} tokens` }) }),
};

/** All that is asked of a service that only fills holes. */
export const holeCheck: Check = {
  name: 'streamed',
  requests: (profile) => {
    const hole = { prefix: 'function add(a, b) {\n  return a', suffix: ';\n}\n', extra: [] };
    return [{ purpose: 'probe', profile, messages: [], hole, maxOutput: WORD, temperature: 0, sources: [] }];
  },
  judge: streamedCheck.judge,
};

/** All others, in order. */
export function checksFor(profile: Profile): readonly Check[] {
  const fields = FURTHER_FIELDS.filter(([field]) => !profile.omit.includes(field) && !(field in profile.body));
  return [
    plainCheck,
    fieldOf(profile, 'temperature', temperatureCheck),
    fieldOf(profile, 'stop', stopCheck),
    toolsCheck,
    schemaCheck,
    jsonCheck,
    imageCheck,
    { ...bodyCheck('panorama_test', true), name: 'unknown-field' } as const,
    ...Object.entries(profile.body).map(([field, value]) => bodyCheck(field, value)),
    ...fields.map(([field, value]) => bodyCheck(field, value)),
    cachedCheck,
    // Last, since a page may cost more than all else: what is not claimed is not paid for.
    ...(canReadPdfs(profile) ? [pdfCheck] : []),
  ].flat();
}

/** A prompt of nearly the whole window. */
export const largeCheck: Check = {
  name: 'large',
  requests: (profile) => [filled(profile, Math.floor(profile.limits.context * LARGE_SHARE))],
  judge: ({ usage }) => ({ verdict: 'works', ...(usage && { detail: `${usage.input} tokens` }) }),
};

const plainCheck: Check = {
  name: 'plain',
  requests: (profile) => [request(profile, READY, { omit: ['stream'] })],
  judge: ({ text }) => ({ verdict: text === '' ? 'ignored' : 'works' }),
};

const temperatureCheck: Check = {
  name: 'field temperature',
  requests: (profile) => [request(profile, READY, { fields: ['temperature'] })],
  judge: () => ({ verdict: 'taken' }),
};

const stopCheck: Check = {
  name: 'stop',
  requests: (profile) => {
    const digits = request(profile, 'Write the digits 1 to 9 in order, with blanks between.', { fields: ['stop'] });
    return [{ ...digits, stop: ['5'] }];
  },
  judge: ({ text }) => ({ verdict: /1\D*2\D*3/.test(text) && !text.includes('5') ? 'works' : 'ignored' }),
};

const toolsCheck: Check = {
  name: 'tools',
  field: 'tools',
  requests: (profile) => {
    const calling = request(profile, 'Call the function report with the word ready.', { features: ['tools'] });
    return [{ ...calling, maxOutput: OBJECT, tools: [REPORT] }];
  },
  judge: ({ calls }) => ({
    verdict: calls.some(({ name, input }) => name === REPORT.name && checkJson(input, REPORT.parameters).kind === 'ok')
      ? 'works'
      : 'ignored',
  }),
};

const schemaCheck: Check = {
  name: 'schema',
  field: 'response_format',
  requests: (profile) => [formatted(profile, 'How many days has a week?', 'structured-output')],
  judge: ({ text }) => ({ verdict: checkJson(text, DAYS.schema).kind === 'ok' ? 'works' : 'ignored' }),
};

const jsonCheck: Check = {
  ...schemaCheck,
  name: 'json',
  insteadOf: 'schema',
  requests: (profile) => [
    formatted(profile, 'How many days has a week? Answer as JSON with the one field days.', 'json-mode'),
  ],
};

const imageCheck: Check = {
  name: 'image',
  requests: (profile) => {
    const asking = request(profile, '', { features: ['vision'] });
    const content = 'Which colour has this image? Answer with one word.';
    return [{ ...asking, messages: [{ role: 'user', content, images: [RED_SQUARE] }] }];
  },
  judge: ({ text }) => ({ verdict: /\bred\b/i.test(text) ? 'works' : 'ignored' }),
};

const pdfCheck: Check = {
  name: 'pdf',
  requests: (profile) => {
    const asking = request(profile, '', { features: ['pdf'] });
    const content = 'Which word stands in this file? Answer with that word.';
    return [{ ...asking, messages: [{ role: 'user', content, pdfs: [plumPdf] }] }];
  },
  judge: ({ text }) => ({ verdict: text.toLowerCase().includes(PDF_WORD) ? 'works' : 'ignored' }),
};

const cachedCheck: Check = {
  name: 'cached',
  requests: (profile) => [filled(profile, PREFIX_WORDS), filled(profile, PREFIX_WORDS)],
  judge: ({ usage }) => ({
    verdict: usage !== undefined && usage.cached > 0 ? 'works' : 'ignored',
    ...(usage && { detail: `${usage.cached} of ${usage.input} tokens` }),
  }),
};

/** What a field of the profile teaches: that it is taken. */
function bodyCheck(field: string, value: unknown): Check {
  return {
    name: `field ${field}`,
    field,
    requests: (profile) => [request(profile, READY, { body: { [field]: value } })],
    judge: () => ({ verdict: 'taken' }),
  };
}

/** The check of a field, unless the profile leaves it out anyway. */
function fieldOf(profile: Profile, field: string, check: Check): readonly Check[] {
  return profile.omit.includes(field) || field in profile.body ? [] : [{ ...check, field }];
}

function formatted(profile: Profile, content: string, feature: Feature): ModelRequest {
  return { ...request(profile, content, { features: [feature] }), maxOutput: OBJECT, format: DAYS };
}

/** A prompt of so many words, each of which is one token of o200k_base; usage is asked for where the service gives it. */
function filled(profile: Profile, words: number): ModelRequest {
  const asking = request(profile, `${FILLER.repeat(words)}\n${READY}`, { fields: ['stream_options'] });
  return { ...asking, inputTokens: words + 2 * WORD };
}

function request(profile: Profile, content: string, trial: Trial): ModelRequest {
  const messages: readonly ChatMessage[] = [{ role: 'user', content }];
  const bare = bareProfile(profile, trial);
  return { purpose: 'probe', profile: bare, messages, maxOutput: WORD, temperature: 0, sources: [] };
}
