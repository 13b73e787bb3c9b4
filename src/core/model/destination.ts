// Where a profile's requests go: the base URL is read once, and only what was read is used afterwards.

import type { Failure } from './failure.ts';

/** A checked base URL. */
export interface Destination {
  /** Scheme, host and port; a key is bound to exactly this text. */
  readonly origin: string;
  /** Host and port, for words to the user. */
  readonly host: string;
  /** The address that paths are appended to: without fragment and without a slash at its end. */
  readonly base: string;
  /** Whether requests stay on this computer. */
  readonly loopback: boolean;
}

/** The outcome of reading a base URL; `problem` is one sentence for the user who is typing it. */
export type DestinationResult =
  | { readonly kind: 'ok'; readonly destination: Destination }
  | { readonly kind: 'refused'; readonly problem: string; readonly failure: Failure };

/** This computer, as a parsed URL spells it. Other names under `.localhost` are left to resolvers, which may ask the network. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads a base URL as the WHATWG rules do. Refuses what is not http(s), what carries a name or password, and plain http
 * to another computer, where a key and the user's code would travel in the open.
 */
export function toDestination(baseUrl: string): DestinationResult {
  const url = parse(baseUrl);
  if (!url) {
    return refuse(
      baseUrl.trim() === '' ? 'No service address is set yet.' : 'The address of the service cannot be read.',
    );
  }
  const loopback = LOOPBACK.test(url.hostname);
  const problem = problemOf(url, loopback);
  if (problem !== undefined) {
    return refuse(problem);
  }
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`;
  return { kind: 'ok', destination: { origin: url.origin, host: url.host, base, loopback } };
}

function parse(baseUrl: string): URL | undefined {
  try {
    return new URL(baseUrl);
  } catch {
    return undefined;
  }
}

function problemOf(url: URL, loopback: boolean): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'The address of the service must begin with https://.';
  }
  if (url.username !== '' || url.password !== '') {
    return 'The address of the service must not hold a name or a password.';
  }
  if (url.protocol === 'http:' && !loopback) {
    return `The address of the service must begin with https://, since ${url.host} is another computer.`;
  }
  return undefined;
}

function refuse(problem: string): DestinationResult {
  return {
    kind: 'refused',
    problem,
    failure: { code: 'configuration', message: `${problem} Check the profile in the settings.`, retryable: false },
  };
}
