// Reads a service's own list of models, as far as it can be understood; nothing in it is trusted to be there or to be right.

import type { Feature, ModelFacts, Parameter, PriceFacts, Statement } from './catalogue/facts.ts';

/** Whose form the list has. */
export type ListShape = 'openai' | 'vercel' | 'openrouter' | 'vllm' | 'llama.cpp' | 'lm-studio';

/** One model of the list; the source of its facts is the list itself. */
export interface ListedModel extends Statement {
  readonly id: string;
  readonly name?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Entries that are read, and UTF-16 units of a text in them. */
const MOST_MODELS = 10_000;
const MOST_UNITS = 200;

/** Tokens and US dollars per million tokens beyond which a number is a mistake. */
const MOST_TOKENS = 100_000_000;
const MOST_PRICE = 100_000;

/** Where each form keeps its counts and prices; paths with dots. The smallest of several counts holds. */
const PATHS: Readonly<Record<ListShape, ShapePaths>> = {
  openai: {},
  vercel: {
    context: ['context_window'],
    output: ['max_tokens'],
    prices: { input: 'pricing.input', cached: 'pricing.input_cache_read', output: 'pricing.output' },
  },
  openrouter: {
    context: ['context_length', 'top_provider.context_length'],
    output: ['top_provider.max_completion_tokens'],
    prices: { input: 'pricing.prompt', cached: 'pricing.input_cache_read', output: 'pricing.completion' },
  },
  vllm: { context: ['max_model_len'] },
  'llama.cpp': { context: ['meta.n_ctx', 'n_ctx', 'meta.n_ctx_train'] },
  'lm-studio': { context: ['loaded_context_length', 'max_context_length'] },
};

interface ShapePaths {
  readonly context?: readonly string[];
  readonly output?: readonly string[];
  readonly prices?: { readonly input: string; readonly cached: string; readonly output: string };
}

/** OpenRouter's names of parameters that mean a feature. */
const FEATURE_OF: ReadonlyMap<string, Feature> = new Map([
  ['tools', 'tools'],
  ['structured_outputs', 'structured-output'],
  ['response_format', 'json-mode'],
  ['web_search_options', 'web-search'],
]);

const PARAMETERS: readonly Parameter[] = [
  ...(['temperature', 'top_p', 'presence_penalty', 'frequency_penalty', 'logprobs', 'top_logprobs'] as const),
  ...(['max_tokens', 'max_completion_tokens', 'stop', 'tools', 'parallel_tool_calls', 'response_format'] as const),
  ...(['prediction', 'reasoning_effort', 'seed', 'web_search_options'] as const),
];

/**
 * The models of a `/models` answer, in its order, each id once. `date` (YYYY-MM-DD) is the day of the call. Unknown fields are
 * ignored, absurd values left out with the entry kept, entries without an id left out. Never throws.
 */
export function parseModelList(body: unknown, shape: ListShape, date: string): readonly ListedModel[] {
  const source = { document: "the service's own list", date };
  const models = new Map<string, ListedModel>();
  for (const entry of entriesOf(body).slice(0, MOST_MODELS)) {
    const fields = fieldsOf(entry);
    const id = textOf(fields.id) ?? textOf(fields.key);
    if (id !== undefined && !models.has(id)) {
      const name = textOf(fields.name) ?? textOf(fields.display_name);
      models.set(id, { id, ...(name !== undefined && { name }), source, facts: factsOf(fields, shape) });
    }
  }
  return [...models.values()];
}

function entriesOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) {
    return body;
  }
  const { data, models } = fieldsOf(body);
  return [data, models].find((list) => Array.isArray(list)) ?? [];
}

function factsOf(fields: Fields, shape: ListShape): ModelFacts {
  const paths = PATHS[shape];
  const context = smallestAt(fields, paths.context);
  const output = smallestAt(fields, paths.output);
  const prices = pricesOf(fields, paths);
  const shutdown = shape === 'openai' ? dayOf(fields.shutdown_date) : undefined;
  return {
    ...((context !== undefined || output !== undefined) && {
      limits: { ...(context !== undefined && { context }), ...(output !== undefined && { output }) },
    }),
    ...(prices && { prices }),
    ...(shutdown !== undefined && { shutdown }),
    ...(shape === 'openrouter' && abilitiesOf(fields)),
  };
}

function smallestAt(fields: Fields, paths: readonly string[] = []): number | undefined {
  const counts = paths.flatMap((path) => tokensOf(valueAt(fields, path)) ?? []);
  return counts.length === 0 ? undefined : Math.min(...counts);
}

function tokensOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST_TOKENS ? count : undefined;
}

function pricesOf(fields: Fields, { prices: paths }: ShapePaths): PriceFacts | undefined {
  const input = paths && dollarsPerMillion(valueAt(fields, paths.input));
  const output = paths && dollarsPerMillion(valueAt(fields, paths.output));
  if (input === undefined || output === undefined) {
    return undefined;
  }
  const cached = paths && dollarsPerMillion(valueAt(fields, paths.cached));
  return { unit: 'USD/1M', standard: { input, ...(cached !== undefined && { cached }), output } };
}

/**
 * US dollars per million tokens from dollars per token, exactly as the decimal digits say: the exponent is moved before the digits
 * become a binary fraction, so that "0.0000004" is 0.4.
 */
function dollarsPerMillion(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const parts = typeof text === 'string' ? /^(\d{1,12}(?:\.\d{1,30})?)(?:e([+-]?\d{1,3}))?$/i.exec(text) : null;
  if (!parts) {
    return undefined;
  }
  const dollars = Number(`${parts[1] ?? ''}e${Number(parts[2] ?? 0) + 6}`);
  return dollars <= MOST_PRICE ? dollars : undefined;
}

/** What OpenRouter says that a model reads and takes. */
function abilitiesOf(fields: Fields): Pick<ModelFacts, 'features' | 'parameters'> {
  const reads = textsOf(valueAt(fields, 'architecture.input_modalities'));
  const takes = textsOf(fields.supported_parameters);
  const features: readonly Feature[] = [
    ...(reads.includes('image') ? (['vision'] as const) : []),
    ...(reads.includes('file') ? (['pdf'] as const) : []),
    ...takes.flatMap((name) => FEATURE_OF.get(name) ?? []),
  ];
  const parameters = PARAMETERS.filter((name) => takes.includes(name));
  return {
    ...(features.length > 0 && { features: Object.fromEntries(features.map((name) => [name, true])) }),
    ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters.map((name) => [name, true])) }),
  };
}

function valueAt(fields: Fields, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => fieldsOf(value)[name], fields);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > MOST_UNITS ? undefined : text;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.slice(0, MOST_UNITS).flatMap((item) => textOf(item) ?? []) : [];
}

/** A day as YYYY-MM-DD, with or without a time after it. */
function dayOf(value: unknown): string | undefined {
  const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value)?.[0] : undefined;
  return day === undefined || Number.isNaN(Date.parse(day)) ? undefined : day;
}
