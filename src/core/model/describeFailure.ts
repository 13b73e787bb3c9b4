// The words for each kind of failure: what happened, where, and what helps. Short, kind, free of jargon and of keys.

import type { ErrorFacts, Place } from './errorFacts.ts';
import type { Failure, FailureCode } from './failure.ts';

/** The service's own words are cut here; UTF-16 code units. */
const LONGEST_QUOTE = 240;

/** Failures that asking again may cure, now or after a moment. */
const RETRYABLE: ReadonlySet<FailureCode> = new Set([
  'rate-limited',
  'service-error',
  'overloaded',
  'unreachable',
  'timeout',
  'stalled',
  'interrupted',
  'not-a-stream',
  'malformed',
  'proxy',
  'internal',
]);

type Wording = (place: Place, facts: ErrorFacts) => string;

const WORDS: Readonly<Partial<Record<FailureCode, Wording>>> = {
  'key-missing': ({ host }) => `There is no key for ${host} yet. Set one to go on.`,
  'key-wrong': ({ host }) => `${host} did not accept the key. Check it, or set another one.`,
  forbidden: ({ host }) =>
    `${host} does not allow this request. The key may lack a permission, or the service may not serve your region.`,
  'model-not-found': ({ host, model, base }) =>
    `${host} does not know the model ${model} at ${base}. Check the name and the address.`,
  'rate-limited': ({ host }) => `${host} asks to slow down. Try again in a moment.`,
  'no-credit': ({ host }) => `The account at ${host} has no credit left, or has reached its limit there.`,
  'context-too-long': ({ model }) => `This is longer than ${model} can read at once. Choose a smaller budget or scope.`,
  'request-too-large': ({ host }) => `${host} refuses a request of this size. Choose a smaller budget or scope.`,
  'parameter-refused': ({ host }, facts) =>
    `${host} did not accept ${facts.param === undefined ? 'the request' : `the field ${facts.param}`}.${reported(facts)}`,
  'service-error': ({ host }, facts) => `${host} had a problem.${reported(facts)}`,
  overloaded: ({ host }) => `${host} is busy right now. Try again in a moment.`,
  unreachable: ({ host }) => `${host} cannot be reached. Check the address and your network.`,
  certificate: ({ host }) =>
    `The certificate of ${host} cannot be verified. If your network inspects traffic, have its certificate installed on this computer and keep the setting http.systemCertificates on.`,
  proxy: () => 'The proxy of your network asks for a sign-in. Check the setting http.proxy.',
  timeout: ({ host }) => `${host} did not answer in time.`,
  stalled: ({ host }) => `The answer from ${host} stopped arriving.`,
  interrupted: ({ host }) => `The connection to ${host} broke off.`,
  redirected: ({ host }) =>
    `${host} points to another address, and Panorama does not follow it with your key and code. Check the address of the service.`,
  'not-a-stream': ({ host }, facts) =>
    isWebPage(facts.message)
      ? `${host} answered with a web page. Your network may ask for a sign-in, or the address is wrong.`
      : `${host} answered with something unexpected. Check the address of the service.${reported(facts)}`,
  malformed: ({ host }) => `${host} sent something that cannot be read.`,
  configuration: ({ base }) => `${base} cannot be used as the address of a service. Check the profile in the settings.`,
  internal: () => 'Something went wrong inside Panorama. The log tells more.',
};

/** The failure with its words; `facts` fill the details. */
export function describeFailure(code: FailureCode, place: Place, facts: ErrorFacts = {}): Failure {
  const details = detailsOf(facts);
  return {
    code,
    message: WORDS[code]?.(place, facts) ?? `The request failed (${code}).`,
    retryable: RETRYABLE.has(code),
    ...(details !== '' && { details }),
  };
}

/** A rate limit whose wait is too long to sit through: names it. */
export function describeLongWait(failure: Failure, place: Place, askedMs: number): Failure {
  return { ...failure, message: `${place.host} asks to wait ${inWords(askedMs)}. Your question is kept until then.` };
}

function inWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  if (minutes < 120) {
    return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  }
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}

function detailsOf(facts: ErrorFacts): string {
  const quote = quoteOf(facts);
  const parts = [
    facts.status !== undefined && `status ${facts.status}`,
    facts.code,
    facts.type !== facts.code && facts.type,
    facts.param !== undefined && `field ${facts.param}`,
    facts.causeCode,
    facts.requestId !== undefined && `request ${facts.requestId}`,
    quote !== undefined && `“${quote}”`,
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

function reported(facts: ErrorFacts): string {
  const quote = quoteOf(facts);
  return quote === undefined ? '' : ` It says: “${quote}”`;
}

/** The service's words on one line, cut to a readable length; nothing of a web page. */
function quoteOf({ message }: ErrorFacts): string | undefined {
  if (message === undefined || isWebPage(message)) {
    return undefined;
  }
  const line = message.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (line === '') {
    return undefined;
  }
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).trimEnd()}…` : line;
}

function isWebPage(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:<!doctype|<html|<\?xml|<head|<body)/i.test(text);
}
