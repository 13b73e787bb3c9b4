// Reads what an error of the SDK or of fetch says, without trusting its shape, and without the key.

import type { ErrorFacts } from '../../core/model/errorFacts.ts';
import { hideKey } from '../../core/model/hideKey.ts';
import type { RetryHints } from '../../core/model/retryPolicy.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Causes are followed so far. */
const DEEPEST_CAUSE = 5;

const PROXY_SIGN_IN = 'proxy authentication required';

/** The facts of an error; every text in them is free of the key. */
export function factsOf(error: unknown, key: string | undefined): ErrorFacts {
  const fields = toFields(error);
  const said = saidBy(fields['error']);
  const status = fields['status'];
  const causeCode = causeCodeOf(error, DEEPEST_CAUSE);
  const own = typeof fields['message'] === 'string' ? withoutStatus(fields['message']) : undefined;
  const texts = {
    code: toText(fields['code']) ?? said.code,
    type: toText(fields['type']) ?? said.type,
    param: toText(fields['param']) ?? said.param,
    message: said.message ?? proxyWordsOf(error, DEEPEST_CAUSE) ?? own,
    requestId: toText(fields['requestID']),
    causeMessage: causeMessageOf(error, DEEPEST_CAUSE),
    causeCode: causeCode === toText(fields['code']) ? undefined : causeCode,
  };
  return { ...(typeof status === 'number' && { status }), ...hideIn(texts, key) };
}

/** The facts in the JSON body of an answer that is no stream; undefined when it reports no error. */
export function factsInBody(text: string, key: string | undefined): ErrorFacts | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const error = toFields(body)['error'];
  return error === undefined || error === null ? undefined : hideIn({ ...saidBy(error) }, key);
}

/** What the service says about trying again. */
export function hintsOf(error: unknown): RetryHints {
  const headers = toFields(error)['headers'];
  if (!(headers instanceof Headers)) {
    return {};
  }
  const retryAfter = headers.get('retry-after');
  const retryAfterMs = headers.get('retry-after-ms');
  const shouldRetry = headers.get('x-should-retry');
  return {
    ...(retryAfter !== null && { retryAfter }),
    ...(retryAfterMs !== null && { retryAfterMs }),
    ...(shouldRetry !== null && { shouldRetry }),
  };
}

interface Said {
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  readonly param?: string | undefined;
  readonly message?: string | undefined;
}

/** An error as services spell it: an object as OpenAI sends it, a plain text, or a list of field problems. */
function saidBy(error: unknown): Said {
  if (typeof error === 'string') {
    return { message: error };
  }
  const fields = toFields(error);
  const detail: unknown = Array.isArray(fields['detail']) ? fields['detail'][0] : fields['detail'];
  const problem = toFields(detail);
  return {
    code: toText(fields['code']),
    type: toText(fields['type']),
    param: toText(fields['param']) ?? fieldName(problem['loc']),
    message: toText(fields['message']) ?? toText(detail) ?? toText(problem['msg']),
  };
}

/** `["body", "stream_options", "include_usage"]` is spelled with points. */
function fieldName(location: unknown): string | undefined {
  return Array.isArray(location) ? toText(location.filter((name) => name !== 'body').join('.')) : undefined;
}

/** The first code of the error, its causes or the errors that it gathers which names a system or TLS error. */
function causeCodeOf(error: unknown, depth: number): string | undefined {
  const fields = toFields(error);
  const { code, cause, errors } = fields;
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) {
    return code;
  }
  if (depth === 0) {
    return undefined;
  }
  return causeCodeOf(cause ?? (Array.isArray(errors) ? errors[0] : undefined), depth - 1);
}

/** The words of the innermost cause; undefined where an error has none. */
function causeMessageOf(error: unknown, depth: number): string | undefined {
  const { cause } = toFields(error);
  const inner = depth === 0 || cause === undefined ? undefined : causeMessageOf(cause, depth - 1);
  return inner ?? toText(toFields(cause)['message']);
}

/**
 * What fetch says of a proxy stands in a cause alone; the errors around it say that the connection failed. A 407 itself is an error
 * that says nothing at all (Fetch standard, HTTP-network-or-cache fetch, step 14).
 */
function proxyWordsOf(error: unknown, depth: number): string | undefined {
  const { message, cause } = toFields(error);
  if (typeof message === 'string' && /\bproxy\b/i.test(message)) {
    return message;
  }
  const inner = toFields(cause);
  if (message === 'fetch failed' && inner['message'] === '' && inner['code'] === undefined) {
    return PROXY_SIGN_IN;
  }
  return depth === 0 || cause === undefined ? undefined : proxyWordsOf(cause, depth - 1);
}

/** The SDK puts the status before the service's words. */
function withoutStatus(message: string): string {
  return message.replace(/^\d{3} (?:status code \(no body\))?/, '');
}

/** The facts of an event of a stream, free of the key. */
export function withoutKey(facts: ErrorFacts, key: string | undefined): ErrorFacts {
  const { code, type, param, message } = facts;
  return hideIn({ code, type, param, message }, key);
}

function hideIn(texts: Readonly<Record<string, string | undefined>>, key: string | undefined): ErrorFacts {
  const entries = Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, text]) => [name, hideKey(text, key)]));
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
