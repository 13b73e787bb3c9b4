// Fields that a service refuses: left out once, remembered when that helped, named in the log; and never what a request needs.

import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import { createSender } from '../../../src/core/egress/sender.ts';
import { worstCase } from '../../../src/core/spend/worstCase.ts';
import { failureOf, gather, releasedRequest } from '../../fakes/asking.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { errorReply, jsonReply, streamReply } from '../../fakes/openAiStream.ts';
import { responsesReply } from '../../fakes/responsesStream.ts';
import type { ReceivedRequest, Reply } from '../../fakes/server.ts';
import { startBench, type Bench } from './adapter.ts';

const format = { kind: 'schema', name: 'row', schema: { type: 'object' } } as const;

/** A strict service: refuses each of the fields by name, as services do in their several ways. */
function strict(refused: readonly string[], spell: (field: string) => Reply) {
  return ({ json, path }: ReceivedRequest): Reply => {
    const found = refused.find((field) => Object.hasOwn(json as object, field));
    const ok = path.endsWith('/responses') ? responsesReply(['ok']) : streamReply(['ok']);
    return found === undefined ? ok : spell(found);
  };
}

const spellings: readonly (readonly [string, (field: string) => Reply])[] = [
  ['by param', (field) => errorReply(400, { param: field, message: 'Unsupported' })],
  ['by a path', (field) => errorReply(400, { param: `${field}.include_usage`, message: 'Unsupported' })],
  ['in quotes', (field) => errorReply(400, { message: `Unrecognized request argument supplied: '${field}'` })],
  ['in plain words', (field) => errorReply(422, { message: `Unknown field ${field} in the body` })],
  ['as a list of problems', (field) => jsonReply(422, { detail: [{ loc: ['body', field], msg: 'extra' }] })],
];

describe('a field that a service refuses', () => {
  let bench: Bench;
  let learned: { readonly omit: readonly string[]; readonly fields: readonly string[] }[];
  beforeEach(async () => {
    learned = [];
    bench = await startBench({
      refused: ({ omit }, fields) => learned.push({ omit, fields }),
    });
  });
  afterEach(async () => {
    await bench.server.stop();
  });

  for (const api of ['chat', 'responses'] as const) {
    for (const [name, spell] of spellings) {
      it(`${name} is left out once, remembered and named in the log: ${api}`, async () => {
        bench.server.script(strict(['temperature'], spell));
        const answer = await bench.ask({ profile: bench.profile({ api }) });
        const retries = answer.parts.flatMap((part) => (part.kind === 'retry' ? [[part.dropped, part.waitMs]] : []));
        assert.deepEqual(
          {
            outcome: answer.end.outcome,
            requests: bench.server.requests.length,
            retries,
            learned: learned.map(({ fields }) => fields),
            logged: bench.log.filter((line) => line.includes('temperature')).length,
          },
          {
            outcome: 'complete',
            requests: 2,
            retries: [['temperature', 0]],
            learned: [['temperature']],
            logged: 1,
          },
        );
      });
    }
  }

  it('is not remembered when leaving it out did not help', async () => {
    bench.server.script(() => errorReply(400, { param: 'temperature' }));
    const answer = await bench.ask();
    assert.deepEqual([failureOf(answer).code, learned, bench.server.requests.length], ['parameter-refused', [], 2]);
  });

  it('is not guessed from words that are no names', async () => {
    bench.server.script(() => errorReply(400, { message: 'We had to stop at this temperature of debate.' }));
    const answer = await bench.ask({ stop: ['x'] });
    assert.deepEqual([failureOf(answer).code, bench.server.requests.length], ['parameter-refused', 1]);
  });

  it('is left out one after the other, up to six', async () => {
    const body = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`extra_${number}`, 1]));
    bench.server.script(strict(Object.keys(body), (field) => errorReply(400, { param: field })));
    const answer = await bench.ask({ profile: bench.profile({ body }) });
    assert.deepEqual([failureOf(answer).code, bench.server.requests.length, learned], ['parameter-refused', 7, []]);
  });

  it('is not remembered where the bound of the answer alone does not fit beside a long question', async () => {
    const message =
      "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 8192 tokens " +
      'and your request has 6000 input tokens (4096 > 8192 - 6000).';
    bench.server.script(strict(['max_tokens', 'max_completion_tokens'], () => errorReply(400, { message })));
    const answer = await bench.ask();
    assert.deepEqual([answer.end.outcome, bench.server.requests.length, learned], ['complete', 3, []]);
  });

  it('is not remembered where a remote server of the request was refused: other tools are taken', async () => {
    bench.server.script(
      strict(['tools'], () => errorReply(400, { param: 'tools[0].server_url', message: 'Invalid server_url.' })),
    );
    const profile = bench.profile({ api: 'responses', features: ['remote-mcp'] });
    const mcpServers = [{ label: 'docs', url: 'https://docs.example/mcp' }];
    const answer = await bench.ask({ profile, mcpServers });
    assert.deepEqual([answer.end.outcome, bench.server.requests.length, learned], ['complete', 2, []]);
  });

  it('is never the bound on searches, which have a price each', async () => {
    bench.server.script(strict(['max_tool_calls'], (field) => errorReply(400, { param: field })));
    const profile = bench.profile({ api: 'responses', features: ['web-search'], omit: ['max_tool_calls'] });
    const answer = await bench.ask({ profile, search: true });
    assert.deepEqual([failureOf(answer).code, bench.server.requests.length], ['parameter-refused', 1]);
  });

  for (const [api, field, essential] of [
    ['chat', 'messages', 'messages'],
    ['chat', 'model', 'model'],
    ['responses', 'input', 'input'],
  ] as const) {
    it(`is never ${field}`, async () => {
      bench.server.script(() => errorReply(400, { param: essential, message: 'No.' }));
      const answer = await bench.ask({ profile: bench.profile({ api }) });
      assert.deepEqual([failureOf(answer).code, bench.server.requests.length], ['parameter-refused', 1]);
    });
  }

  for (const [api, field, schemaOnly, json] of [
    ['chat', 'response_format', { param: 'response_format.json_schema' }, { type: 'json_object' }],
    ['responses', 'text', { param: 'text.format' }, { format: { type: 'json_object' } }],
  ] as const) {
    it(`the form of the answer falls from the schema to JSON mode and to words: ${api}`, async () => {
      bench.server.queue(errorReply(400, schemaOnly), errorReply(422, { param: field }));
      bench.server.script(() => (api === 'chat' ? streamReply(['{}']) : responsesReply(['{}'])));
      const profile = bench.profile({ api, features: ['structured-output'] });
      const answer = await bench.ask({ profile, format });
      const sent = bench.server.requests.map((request) => (request.json as Record<string, { type?: string }>)[field]);
      assert.deepEqual(
        [answer.end.outcome, sent.length, sent[1], sent[2], learned.map(({ fields }) => fields)],
        ['complete', 3, json, undefined, [['response_format.json_schema', 'response_format']]],
      );
    });
  }

  it('the bound of the answer takes its other name, and without both more is set aside before the next try', async () => {
    bench.server.script(strict(['max_tokens', 'max_completion_tokens'], (field) => errorReply(400, { param: field })));
    const profile = bench.profile({ prices: { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } } });
    const amounts: (number | undefined)[] = [];
    const send = senderOn(bench, (amount, sent) => amounts.push(amount, sent));
    const answer = await gather(send(releasedRequest(profile), new AbortController().signal));
    const bounded = worstCase(releasedRequest(profile));
    const unbounded = worstCase(releasedRequest({ ...profile, omit: ['max_tokens', 'max_completion_tokens'] }));
    assert.deepEqual([answer.end.outcome, amounts], ['complete', [bounded, 0, bounded, 1, unbounded, 2]]);
  });

  it('the bound of a Responses answer is refused: more is set aside as well', async () => {
    bench.server.script(strict(['max_output_tokens'], (field) => errorReply(400, { param: field })));
    const prices: Profile['prices'] = { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } };
    const profile = bench.profile({ api: 'responses', prices });
    const amounts: (number | undefined)[] = [];
    const send = senderOn(bench, (amount) => amounts.push(amount));
    await gather(send(releasedRequest(profile), new AbortController().signal));
    assert.deepEqual(amounts, [
      worstCase(releasedRequest(profile)),
      worstCase(releasedRequest({ ...profile, omit: ['max_output_tokens'] })),
    ]);
  });
});

/** A sender over the bench that tells what is set aside, and how many requests had left by then. */
function senderOn(bench: Bench, reserved: (amount: number | undefined, sent: number) => void) {
  return createSender({
    policy: () => ({ trusted: true, forbids: () => undefined, hideSecrets: (text) => text }),
    modelFor: () => bench.model,
    reserve: ({ amount }) => {
      reserved(amount, bench.server.requests.length);
      const done = () => Promise.resolve();
      return Promise.resolve({ kind: 'granted', reservation: { settle: done, drop: done } });
    },
    sent: () => undefined,
    record: () => undefined,
    clock: createFastClock(1),
  });
}
