// How much a model takes in truth: what is claimed, what the user says, and what the service itself said when it was too much.

import type { Profile } from './profile.ts';

/** Limits in tokens of which some may be unknown. */
export type PartialLimits = Partial<Profile['limits']>;

/** What is known, and what is assumed where nothing is. */
export function completeLimits(known: PartialLimits, assumed: Profile['limits']): Profile['limits'] {
  return effectiveLimits({ ...assumed, ...known });
}

/** The smallest of what is claimed, what the user sets, and what was learned; the output never exceeds the context. */
export function effectiveLimits(
  claimed: Profile['limits'],
  override: PartialLimits = {},
  learned: PartialLimits = {},
): Profile['limits'] {
  const context = smallest(claimed.context, override.context, learned.context);
  return { context, output: Math.min(context, smallest(claimed.output, override.output, learned.output)) };
}

function smallest(claimed: number, ...others: readonly (number | undefined)[]): number {
  return Math.min(claimed, ...others.filter((limit) => limit !== undefined && limit > 0).map(Number));
}

/** Below this many tokens no chat model of today ends; a smaller number is a limit only where the text says what it is. */
const LEAST_USUAL = 1_024;

/** UTF-16 units of a message that are read; the limit stands at its beginning. */
const READ_UNITS = 4_000;

/** A whole number, with or without commas between thousands, that is no part of a longer one, a fraction or a unit. */
const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d,]*\.?\d|[A-Za-z])`;

/** Ways in which services name their window. `clear` ones say that it is the window of the model in tokens, however small. */
const WORDINGS: readonly { readonly words: RegExp; readonly clear: boolean }[] = [
  // OpenAI, Azure, OpenRouter, vLLM and what LiteLLM passes on.
  wording(`maximum context length (?:is|of) (?:only )?${NUMBER} tokens`, true),
  wording(`maximum context length (?:is|of) (?:only )?${NUMBER}`, false),
  // llama.cpp, in words and in the field of its error.
  wording(String.raw`available context size \(${NUMBER} tokens`, true),
  wording(String.raw`\bn_ctx\b["']?\s{0,4}[:=]\s{0,4}${NUMBER}`, true),
  // vLLM: as a setting, and for the prompt alone.
  wording(String.raw`max_model_len(?:\s?=\s?max_total_tokens)?[ =(]{1,3}${NUMBER}`, true),
  wording(`maximum (?:model|prompt|input) length (?:is|of) ${NUMBER}`, false),
  // llama-cpp-python, Ollama, LM Studio and others behind gateways.
  wording(String.raw`context (?:window|length|size|limit)(?: is| of|:)? \(?(?:only )?${NUMBER} tokens`, true),
  wording(String.raw`context (?:window|length|size|limit)(?: is| of|:)? \(?(?:only )?${NUMBER}`, false),
  // Anthropic and Gemini, as LiteLLM and OpenRouter pass them on.
  wording(String.raw`prompt is too long: \d{1,9} tokens > ${NUMBER} maximum`, false),
  wording(String.raw`maximum number of tokens allowed \(${NUMBER}\)`, false),
];

function wording(pattern: string, clear: boolean): (typeof WORDINGS)[number] {
  return { words: new RegExp(pattern, 'i'), clear };
}

/**
 * The window in tokens that a service names when it refuses a request as too long; undefined when it names none. Never more than
 * `claimed`, since an error cannot widen a window, and below 1,024 only where the text says that these are tokens of the window.
 */
export function learnLimit(message: string, claimed: number): number | undefined {
  const text = message.slice(0, READ_UNITS);
  for (const { words, clear } of WORDINGS) {
    const digits = words.exec(text)?.[1];
    const limit = digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
    if (limit !== undefined && isLimit(limit, claimed, clear)) {
      return limit;
    }
  }
  return undefined;
}

function isLimit(limit: number, claimed: number, clear: boolean): boolean {
  return limit >= (clear ? 1 : LEAST_USUAL) && limit <= claimed;
}
