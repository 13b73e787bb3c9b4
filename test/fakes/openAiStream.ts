// Builds what an OpenAI-compatible service sends: event streams, errors, lists of models.

import type { Reply } from './server.ts';

/** How a stream is built; what is absent is as OpenAI sends it. */
export interface StreamOptions {
  /** `null` leaves it out. */
  readonly finishReason?: string | null;
  readonly usage?: { readonly input: number; readonly cached?: number; readonly output: number };
  /** Whether `[DONE]` closes the stream. */
  readonly done?: boolean;
  readonly lineEnd?: '\n' | '\r\n';
  /** Whether comment lines stand before the events, or which. */
  readonly comments?: boolean | string;
  /** Fields of the usage beside the counts. */
  readonly usageExtra?: Readonly<Record<string, unknown>>;
}

const ENVELOPE = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'gpt-4.1-mini' };

/** One event that holds a JSON value. */
export function eventOf(value: unknown, lineEnd = '\n'): string {
  return `data: ${JSON.stringify(value)}${lineEnd}${lineEnd}`;
}

/** A chunk with the delta of the one choice. */
export function chunkOf(delta: unknown, finishReason: string | null = null): unknown {
  return { ...ENVELOPE, choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

/** The body of a stream with one chunk for each text. */
export function streamOf(texts: readonly string[], options: StreamOptions = {}): string {
  const { finishReason = 'stop', usage, done = true, lineEnd = '\n', comments = false, usageExtra } = options;
  const comment = comments === true ? ': ping' : comments;
  const chunks = [
    chunkOf({ role: 'assistant', content: '' }),
    ...texts.map((content) => chunkOf({ content })),
    ...(finishReason === null ? [] : [chunkOf({}, finishReason)]),
    ...(usage ? [{ ...ENVELOPE, choices: [], usage: { ...usageOf(usage), ...usageExtra } }] : []),
  ];
  const events = chunks.map(
    (chunk) => (comment === false ? '' : `${comment}${lineEnd}${lineEnd}`) + eventOf(chunk, lineEnd),
  );
  return events.join('') + (done ? `data: [DONE]${lineEnd}${lineEnd}` : '');
}

/** A reply that streams the texts. */
export function streamReply(texts: readonly string[], options: StreamOptions = {}): Reply {
  return { body: streamOf(texts, options) };
}

/** A reply with a JSON body. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A reply with an error as OpenAI spells it. */
export function errorReply(
  status: number,
  error: { readonly message?: string; readonly code?: string; readonly type?: string; readonly param?: string },
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return jsonReply(status, { error: { message: 'scripted', type: null, code: null, param: null, ...error } }, headers);
}

/** A web page, as sign-in portals and broken gateways send it. */
export function pageReply(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome to the network</body></html>',
  };
}

/** A reply to `/models`. */
export function modelsReply(ids: readonly string[]): Reply {
  return jsonReply(200, {
    object: 'list',
    data: ids.map((id) => ({ id, object: 'model', created: 0, owned_by: 'x' })),
  });
}

function usageOf(usage: NonNullable<StreamOptions['usage']>): Readonly<Record<string, unknown>> {
  return {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: usage.cached ?? 0 },
  };
}
