// Recognises whose form a list of models has, by the fields that only one of them uses.

import type { ListShape } from './parseModelList.ts';

/** Entries that are looked at: the first ones of a list are like all others. */
const LOOKED_AT = 20;

/** A field that only this form has, in the order in which they are tried. */
const MARKS: readonly (readonly [field: string, shape: ListShape])[] = [
  ['top_provider', 'openrouter'],
  ['supported_parameters', 'openrouter'],
  ['context_window', 'vercel'],
  ['max_model_len', 'vllm'],
  ['loaded_context_length', 'lm-studio'],
  ['max_context_length', 'lm-studio'],
  ['n_ctx', 'llama.cpp'],
  ['meta', 'llama.cpp'],
  ['context_length', 'openrouter'],
];

/** The form of a `/models` answer; OpenAI's, which has the fewest fields, where nothing says otherwise. Never throws. */
export function detectListShape(body: unknown): ListShape {
  const fields = new Set(entriesOf(body).slice(0, LOOKED_AT).flatMap(namesOf));
  return MARKS.find(([field]) => fields.has(field))?.[1] ?? 'openai';
}

function entriesOf(body: unknown): readonly unknown[] {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : body;
  return Array.isArray(data) ? data : [];
}

function namesOf(entry: unknown): readonly string[] {
  return typeof entry === 'object' && entry !== null ? Object.keys(entry) : [];
}
