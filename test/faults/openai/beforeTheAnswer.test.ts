// Faults before the first byte of an answer: for each the outcome, and how many requests were made for it.

import assert from 'node:assert/strict';
import type { FailureCode } from '../../../src/core/model/failure.ts';
import { failureOf, profileAt } from '../../fakes/asking.ts';
import { errorReply, jsonReply, pageReply, streamOf, streamReply } from '../../fakes/openAiStream.ts';
import type { Reply } from '../../fakes/server.ts';
import { startUntrustedServer } from '../../fakes/untrustedServer.ts';
import { startBench } from '../../adapter/openai/adapter.ts';

interface Row {
  readonly name: string;
  readonly reply: Reply;
  readonly code: FailureCode;
  readonly requests: number;
  /** Of the API whose requests have no such field. */
  readonly requestsOfResponses?: number;
}

const json = { 'content-type': 'application/json' };
const beforeTheAnswer: readonly Row[] = [
  { name: 'F2: a proxy that asks for a sign-in', reply: { status: 407 }, code: 'proxy', requests: 1 },
  { name: 'F3: a sign-in page with status 200', reply: pageReply(200), code: 'not-a-stream', requests: 1 },
  {
    name: 'F4: a JSON error with status 200',
    reply: jsonReply(200, { error: { message: 'upstream exploded' } }),
    code: 'service-error',
    requests: 1,
  },
  {
    name: 'F4: a whole JSON answer',
    reply: jsonReply(200, { choices: [{ message: { content: 'hi' } }] }),
    code: 'not-a-stream',
    requests: 1,
  },
  {
    name: 'F4: an answer without a content type',
    reply: { headers: {}, body: streamOf(['a']) },
    code: 'not-a-stream',
    requests: 1,
  },
  { name: 'F5: 401', reply: errorReply(401, { code: 'invalid_api_key' }), code: 'key-wrong', requests: 1 },
  {
    name: 'F6: 403',
    reply: errorReply(403, { code: 'unsupported_country_region_territory' }),
    code: 'forbidden',
    requests: 1,
  },
  { name: 'F7: 404', reply: errorReply(404, { code: 'model_not_found' }), code: 'model-not-found', requests: 1 },
  {
    name: 'F8: a context that is too long, by its code',
    reply: errorReply(400, { code: 'context_length_exceeded' }),
    code: 'context-too-long',
    requests: 1,
  },
  {
    name: 'F8: a context that is too long, by its words',
    reply: errorReply(400, { message: "This model's maximum context length is 8192 tokens" }),
    code: 'context-too-long',
    requests: 1,
  },
  {
    name: 'F9: a field that is refused by name, with it and without it',
    reply: errorReply(400, { param: 'temperature', message: 'Unsupported value' }),
    code: 'parameter-refused',
    requests: 2,
  },
  {
    name: 'F9: 422 with a list of problems, with the field and without it',
    reply: jsonReply(422, { detail: [{ loc: ['body', 'stream_options'], msg: 'extra field' }] }),
    code: 'parameter-refused',
    requests: 2,
    requestsOfResponses: 1,
  },
  {
    name: 'F9: the messages are refused',
    reply: errorReply(400, { param: 'messages[0].content', message: 'Invalid content' }),
    code: 'parameter-refused',
    requests: 1,
  },
  {
    name: 'F9: 400 that names nothing',
    reply: errorReply(400, { message: 'Please stop.' }),
    code: 'parameter-refused',
    requests: 1,
  },
  { name: 'F10: 413 without a workspace to leave out', reply: { status: 413 }, code: 'request-too-large', requests: 1 },
  {
    name: 'F14: insufficient_quota',
    reply: errorReply(429, { code: 'insufficient_quota', type: 'insufficient_quota' }),
    code: 'no-credit',
    requests: 1,
  },
  {
    name: 'F14: credit_balance_exhausted',
    reply: errorReply(429, { code: 'credit_balance_exhausted' }),
    code: 'no-credit',
    requests: 1,
  },
  {
    name: 'F14: organization_spend_limit_exceeded',
    reply: errorReply(429, { code: 'organization_spend_limit_exceeded' }),
    code: 'no-credit',
    requests: 1,
  },
  {
    name: 'F14: project_spend_limit_exceeded',
    reply: errorReply(429, { code: 'project_spend_limit_exceeded' }),
    code: 'no-credit',
    requests: 1,
  },
  {
    name: 'F14: organization_usage_limit_exceeded',
    reply: errorReply(429, { code: 'organization_usage_limit_exceeded' }),
    code: 'no-credit',
    requests: 1,
  },
  {
    name: 'F14: a billing code although the header asks to retry',
    reply: errorReply(429, { type: 'insufficient_quota' }, { 'x-should-retry': 'true', 'retry-after': '0' }),
    code: 'no-credit',
    requests: 1,
  },
  { name: 'F15: slow_down as 429', reply: errorReply(429, { code: 'slow_down' }), code: 'overloaded', requests: 3 },
  { name: 'F15: slow_down as 503', reply: errorReply(503, { code: 'slow_down' }), code: 'overloaded', requests: 3 },
  { name: 'F16: 500', reply: errorReply(500, {}), code: 'service-error', requests: 3 },
  { name: 'F16: 502', reply: errorReply(502, {}), code: 'service-error', requests: 3 },
  { name: 'F16: 503', reply: errorReply(503, {}), code: 'overloaded', requests: 3 },
  { name: 'F16: 529', reply: errorReply(529, {}), code: 'overloaded', requests: 3 },
  {
    name: 'F16: 500 of a service that says not to retry',
    reply: errorReply(500, {}, { 'x-should-retry': 'false' }),
    code: 'service-error',
    requests: 1,
  },
  { name: 'F17: a 502 page', reply: pageReply(502), code: 'service-error', requests: 3 },
  ...[301, 302, 303, 307, 308].map((status): Row => ({
    name: `F18: a redirect with ${status}`,
    reply: { status, headers: { location: 'https://elsewhere.invalid/v1' } },
    code: 'redirected',
    requests: 1,
  })),
  { name: 'F19: no headers in time', reply: { instead: 'silence' }, code: 'timeout', requests: 1 },
  { name: 'F19: headers and then nothing in time', reply: { end: { kind: 'stall' } }, code: 'timeout', requests: 1 },
  { name: 'F21: a reset before the headers', reply: { instead: 'rst' }, code: 'interrupted', requests: 3 },
  { name: 'F21: a closed connection before the headers', reply: { instead: 'fin' }, code: 'interrupted', requests: 3 },
  { name: 'F22: an empty stream', reply: { body: '' }, code: 'interrupted', requests: 3 },
  {
    name: 'an error body that stalls',
    reply: { status: 500, headers: json, body: '{"error"', end: { kind: 'stall' } },
    code: 'service-error',
    requests: 3,
  },
  {
    name: 'an error body that breaks off',
    reply: { status: 401, headers: json, body: '{"error"', end: { kind: 'rst' } },
    code: 'key-wrong',
    requests: 1,
  },
  {
    name: 'an error body without an end',
    reply: { status: 401, body: 'x'.repeat(1_000_000), end: { kind: 'stall' } },
    code: 'key-wrong',
    requests: 1,
  },
];

/** Silence is cut short so much that a stall costs half a second. */
const LIMITS = { headersMs: 50_000, idleMs: 30_000 };

for (const api of ['chat', 'responses'] as const) {
  describe(`a fault before the answer of ${api}`, () => {
    for (const { name, reply, code, ...row } of beforeTheAnswer) {
      const requests = (api === 'responses' ? row.requestsOfResponses : undefined) ?? row.requests;
      it(`${name}: ${code} after ${requests} request(s)`, async () => {
        const bench = await startBench(LIMITS, { api });
        bench.server.script(() => reply);
        const answer = await bench.ask();
        const shown = { code: failureOf(answer).code, outcome: answer.end.outcome, text: answer.text };
        assert.deepEqual(
          { ...shown, requests: bench.server.requests.length },
          { code, outcome: 'failed', text: '', requests },
        );
        await bench.server.stop();
      });
    }

    it('F1: a refused connection is tried three times and names the host', async () => {
      const bench = await startBench({}, { api });
      await bench.server.stop();
      const answer = await bench.ask();
      const { code, message, retryable } = failureOf(answer);
      assert.deepEqual(
        { code, retryable, waits: answer.waits.length, named: message.includes(new URL(bench.server.origin).host) },
        { code: 'unreachable', retryable: true, waits: 2, named: true },
      );
    });

    it('F1: a name that does not exist is tried three times', async () => {
      const bench = await startBench({ keyFor: () => Promise.resolve('sk-test-0123456789abcdef') });
      const answer = await bench.ask({ profile: profileAt('', { api, baseUrl: 'https://service.invalid/v1' }) });
      assert.deepEqual([failureOf(answer).code, answer.waits.length], ['unreachable', 2]);
      await bench.server.stop();
    });

    it('F2: a certificate that nobody vouches for is not tried again, and no request gets through', async () => {
      const server = await startUntrustedServer();
      const bench = await startBench({ keyFor: () => Promise.resolve('sk-test-0123456789abcdef') });
      const answer = await bench.ask({ profile: profileAt(server.origin, { api }) });
      const { code, message } = failureOf(answer);
      assert.deepEqual(
        [code, message.includes('http.systemCertificates'), answer.waits, server.seen],
        ['certificate', true, [], { connections: 1, requests: 0 }],
      );
      await server.stop();
      await bench.server.stop();
    });
  });
}

describe('a fault before the answer', () => {
  it('costs a ghost text one request', async () => {
    const bench = await startBench();
    bench.server.script(() => errorReply(503, {}));
    await bench.ask({ purpose: 'completion' });
    assert.deepEqual(bench.server.requests.length, 1);
    await bench.server.stop();
  });

  it('is forgotten when the next try succeeds', async () => {
    const bench = await startBench();
    bench.server.queue(errorReply(503, {}), { instead: 'rst' }, streamReply(['Here']));
    const answer = await bench.ask();
    assert.deepEqual(
      { outcome: answer.end.outcome, text: answer.text, waits: answer.waits },
      { outcome: 'complete', text: 'Here', waits: [500, 1000] },
    );
    await bench.server.stop();
  });
});
