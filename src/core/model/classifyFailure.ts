// Turns what a service or the network said into one failure with words for the user.

import { describeFailure } from './describeFailure.ts';
import type { ErrorFacts, Place } from './errorFacts.ts';
import type { Failure, FailureCode } from './failure.ts';

/** Codes with which services say that the account cannot pay: waiting does not help. */
const NO_CREDIT =
  /^(?:insufficient_quota|credit_balance_exhausted|organization_spend_limit_exceeded|project_spend_limit_exceeded|organization_usage_limit_exceeded|billing_hard_limit_reached|billing_not_active|insufficient_credits|payment_required)$/;

const CONTEXT_WORDS =
  /maximum context length|context (?:window|length|size)|too many (?:input )?tokens|prompt is too long|input is too long/i;

/** A rate limit that one request alone is above will never let it through. */
const NEVER_FITS = /request too large|reduce the length/i;

const PROXY_WORDS = /\bproxy\b.*\b407\b|\b407\b.*\bproxy\b|\bproxy authentication required\b/i;

const CERTIFICATE_CAUSE =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|EPROTO$)/;

const BROKEN_CAUSE = /^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_.*)$/;

const LATE_CAUSE = /^(?:UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/;

const BY_STATUS: ReadonlyMap<number, FailureCode> = new Map([
  [401, 'key-wrong'],
  [402, 'no-credit'],
  [403, 'forbidden'],
  [404, 'model-not-found'],
  [405, 'configuration'],
  [407, 'proxy'],
  [408, 'service-error'],
  [409, 'service-error'],
  [413, 'request-too-large'],
  [503, 'overloaded'],
  [529, 'overloaded'],
]);

const BY_CODE: ReadonlyMap<string, FailureCode> = new Map([
  ['invalid_api_key', 'key-wrong'],
  ['model_not_found', 'model-not-found'],
  ['context_length_exceeded', 'context-too-long'],
  ['slow_down', 'overloaded'],
  ['overloaded_error', 'overloaded'],
]);

/** The failure for the facts, with words that name the place. Facts must be free of keys. */
export function classifyFailure(facts: ErrorFacts, place: Place): Failure {
  return describeFailure(codeOf(facts), place, facts);
}

function codeOf(facts: ErrorFacts): FailureCode {
  const status = facts.status ?? statusIn(facts.code);
  return codeByWords(facts, status) ?? codeByStatus(status) ?? codeByCause(facts);
}

/** Some gateways send the status of the service behind them as `error.code`. */
function statusIn(code: string | undefined): number | undefined {
  return code !== undefined && /^[45]\d\d$/.test(code) ? Number(code) : undefined;
}

function codeByWords(facts: ErrorFacts, status: number | undefined): FailureCode | undefined {
  const names = [facts.code, facts.type].filter((name) => name !== undefined);
  if (names.some((name) => NO_CREDIT.test(name))) {
    return 'no-credit';
  }
  const known = names.map((name) => BY_CODE.get(name)).find((code) => code !== undefined);
  return known ?? codeByMessage(facts, status);
}

function codeByMessage(facts: ErrorFacts, status: number | undefined): FailureCode | undefined {
  const message = facts.message ?? '';
  if (isAboutTheRequest(status) && CONTEXT_WORDS.test(message)) {
    return 'context-too-long';
  }
  if (status === 429 || facts.code === 'rate_limit_exceeded') {
    return NEVER_FITS.test(message) ? 'request-too-large' : 'rate-limited';
  }
  return undefined;
}

function isAboutTheRequest(status: number | undefined): boolean {
  return status === undefined || (status >= 400 && status < 500 && status !== 429);
}

function codeByStatus(status: number | undefined): FailureCode | undefined {
  if (status === undefined) {
    return undefined;
  }
  if (status >= 300 && status < 400) {
    return 'redirected';
  }
  return BY_STATUS.get(status) ?? (status >= 400 && status < 500 ? 'parameter-refused' : 'service-error');
}

function codeByCause({ causeCode, causeMessage = '', message = '' }: ErrorFacts): FailureCode {
  if (PROXY_WORDS.test(message) || PROXY_WORDS.test(causeMessage)) {
    return 'proxy';
  }
  if (causeCode === undefined) {
    return 'service-error';
  }
  if (CERTIFICATE_CAUSE.test(causeCode)) {
    return 'certificate';
  }
  if (LATE_CAUSE.test(causeCode)) {
    return 'timeout';
  }
  return BROKEN_CAUSE.test(causeCode) ? 'interrupted' : 'unreachable';
}
