// Reads a key as it is pasted: what belongs to it, what does not, and whose it seems to be.

/** A service that its keys give away. */
export interface KeyOwner {
  readonly label: string;
  /** Base URL of the service's OpenAI-compatible address. */
  readonly baseUrl: string;
}

/** A pasted key, cleaned, or why it cannot be one, in one sentence for the user. */
export type KeyText =
  | { readonly kind: 'key'; readonly key: string; readonly owner?: KeyOwner }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Beginnings of keys and the services that issue them, from each service's own documentation. Longer ones stand first.
 * A bare `sk-` is no sign: many services issue such keys.
 */
const OWNERS: readonly (readonly [string, KeyOwner])[] = [
  ['sk-or-', { label: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1' }],
  ['sk-ant-', { label: 'Anthropic', baseUrl: 'https://api.anthropic.com/v1' }],
  ['sk-proj-', { label: 'OpenAI', baseUrl: 'https://api.openai.com/v1' }],
  ['cdt_', { label: 'Core.Today', baseUrl: 'https://api.core.today/llm/openai/v1' }],
  ['AIza', { label: 'Google', baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai' }],
  ['gsk_', { label: 'Groq', baseUrl: 'https://api.groq.com/openai/v1' }],
];

/** Blanks, line ends, and characters that copying adds and nobody sees. */
const EDGES = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;

const QUOTES = /^(["'`])([^]*)\1$/;

/** What stands before a key in headers: `Authorization: Bearer …`, `x-api-key: …`. */
const HEADER_LEAD = /^(?:authorization\s*:\s*|(?:x-)?api-key\s*:\s*|bearer(?:\s+|$))/i;

/** What stands before a key in shells and `.env` files: `export OPENAI_API_KEY=…`. */
const VARIABLE_LEAD = /^(?:export\s+)?[A-Z0-9_]*(?:KEY|TOKEN)\s*=\s*(?=\S)/;

/** Cleans a pasted key: blanks, quotes, `Bearer` and the name of a variable around it go. */
export function readKeyText(text: string): KeyText {
  const key = strip(text);
  if (key === '') {
    return { kind: 'empty' };
  }
  if (/\s/.test(key)) {
    return { kind: 'problem', problem: 'A key has no blanks inside. Paste the key alone.' };
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    return { kind: 'problem', problem: 'The key holds a character that cannot be sent. Paste it again.' };
  }
  const owner = OWNERS.find(([start]) => key.startsWith(start))?.[1];
  return { kind: 'key', key, ...(owner && { owner }) };
}

function strip(text: string): string {
  let rest = text;
  let before: string;
  do {
    before = rest;
    rest = rest.replace(EDGES, '').replace(QUOTES, '$2').replace(HEADER_LEAD, '').replace(VARIABLE_LEAD, '');
  } while (rest !== before);
  return rest;
}
