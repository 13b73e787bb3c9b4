// Which failure the facts of an error make, and what the user reads.

import assert from 'node:assert/strict';
import { classifyFailure } from '../../../src/core/model/classifyFailure.ts';
import { describeFailure, describeLongWait } from '../../../src/core/model/describeFailure.ts';
import type { ErrorFacts } from '../../../src/core/model/errorFacts.ts';
import type { FailureCode } from '../../../src/core/model/failure.ts';

const place = { host: 'gw.example.com', model: 'gpt-4.1-mini', base: 'https://gw.example.com/v1' };

const codes: readonly (readonly [FailureCode, ErrorFacts])[] = [
  ['key-wrong', { status: 401 }],
  ['key-wrong', { code: 'invalid_api_key' }],
  ['no-credit', { status: 402 }],
  ['no-credit', { status: 429, code: 'credit_balance_exhausted' }],
  ['no-credit', { status: 403, type: 'insufficient_quota' }],
  ['forbidden', { status: 403 }],
  ['model-not-found', { status: 404 }],
  ['model-not-found', { status: 400, code: 'model_not_found' }],
  ['configuration', { status: 405 }],
  ['proxy', { status: 407 }],
  ['proxy', { message: 'Proxy response (407) !== 200 when HTTP Tunneling', causeCode: 'UND_ERR_ABORTED' }],
  ['proxy', { message: 'Connection error.', causeMessage: 'Proxy response (407) !== 200 when HTTP Tunneling' }],
  ['service-error', { status: 408 }],
  ['service-error', { status: 409 }],
  ['request-too-large', { status: 413 }],
  ['request-too-large', { status: 429, message: 'Request too large for gpt-4.1-mini on tokens per min' }],
  ['context-too-long', { status: 400, code: 'context_length_exceeded' }],
  ['context-too-long', { status: 422, message: 'prompt is too long: 9000 tokens' }],
  ['parameter-refused', { status: 400, param: 'temperature' }],
  ['parameter-refused', { status: 422 }],
  ['parameter-refused', { status: 418 }],
  ['rate-limited', { status: 429 }],
  ['rate-limited', { code: 'rate_limit_exceeded' }],
  ['overloaded', { status: 429, code: 'slow_down' }],
  ['overloaded', { status: 503 }],
  ['overloaded', { status: 529 }],
  ['overloaded', { type: 'overloaded_error' }],
  ['service-error', { status: 500 }],
  ['service-error', { status: 502, message: '<html>' }],
  ['service-error', { code: '502' }],
  ['service-error', { message: 'something broke' }],
  ['redirected', { status: 301 }],
  ['redirected', { status: 308 }],
  ['certificate', { causeCode: 'CERT_HAS_EXPIRED' }],
  ['certificate', { causeCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['certificate', { causeCode: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  ['certificate', { causeCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }],
  ['certificate', { causeCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['unreachable', { causeCode: 'ENOTFOUND' }],
  ['unreachable', { causeCode: 'ECONNREFUSED' }],
  ['unreachable', { causeCode: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['interrupted', { causeCode: 'ECONNRESET' }],
  ['interrupted', { causeCode: 'UND_ERR_SOCKET' }],
  ['timeout', { causeCode: 'UND_ERR_HEADERS_TIMEOUT' }],
];

describe('classifying a failure', () => {
  for (const [code, facts] of codes) {
    it(`takes ${JSON.stringify(facts)} for ${code}`, () => {
      assert.deepEqual(classifyFailure(facts, place).code, code);
    });
  }
});

describe('the words of a failure', () => {
  it('names the host, and puts what is technical into the details', () => {
    const facts = {
      status: 401,
      code: 'invalid_api_key',
      type: 'auth',
      requestId: 'req_1',
      message: 'Incorrect\n key.',
    };
    assert.deepEqual(classifyFailure(facts, place), {
      code: 'key-wrong',
      message: 'gw.example.com did not accept the key. Check it, or set another one.',
      retryable: false,
      details: 'status 401 · invalid_api_key · auth · request req_1 · “Incorrect key.”',
    });
  });

  it('names the model and the address of a 404', () => {
    const { message } = classifyFailure({ status: 404 }, place);
    assert.deepEqual([message.includes(place.model), message.includes(place.base)], [true, true]);
  });

  it('names the field that was refused', () => {
    assert.deepEqual(
      classifyFailure({ status: 400, param: 'seed', message: 'No.' }, place).message,
      'gw.example.com did not accept the field seed. It says: “No.”',
    );
  });

  it('shows nothing of a web page', () => {
    const failure = classifyFailure({ status: 502, message: ' <!DOCTYPE html><html>Bad gateway</html>' }, place);
    assert.deepEqual([failure.message, failure.details], ['gw.example.com had a problem.', 'status 502']);
  });

  it('cuts long words', () => {
    const { message } = classifyFailure({ status: 500, message: 'long '.repeat(500) }, place);
    assert.deepEqual([message.length < 300, message.endsWith('…”')], [true, true]);
  });

  it('names the setting for a certificate and for a proxy', () => {
    assert.deepEqual(
      [
        describeFailure('certificate', place).message.includes('http.systemCertificates'),
        describeFailure('proxy', place).message.includes('http.proxy'),
      ],
      [true, true],
    );
  });

  const waits: readonly (readonly [number, string])[] = [
    [60_001, '2 minutes'],
    [60_000, 'a minute'],
    [7_200_000, '2 hours'],
    [200_000_000, '3 days'],
  ];
  for (const [milliseconds, words] of waits) {
    it(`calls a wait of ${milliseconds} ms ${words}`, () => {
      const failure = describeLongWait(describeFailure('rate-limited', place), place, milliseconds);
      assert.deepEqual(failure.message, `gw.example.com asks to wait ${words}. Your question is kept until then.`);
    });
  }
});
