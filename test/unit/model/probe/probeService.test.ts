// The test of a service: right about those that do all, those that take anything and do nothing, and those that refuse all.

import assert from 'node:assert/strict';
import type { Send } from '../../../../src/core/egress/sender.ts';
import type { Failure, FailureCode } from '../../../../src/core/model/failure.ts';
import { probeService, type ProbeInput } from '../../../../src/core/model/probe/probeService.ts';
import type { CheckRow } from '../../../../src/core/model/probe/probeTypes.ts';
import type { Profile } from '../../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../../src/core/model/request.ts';
import type { StreamPart } from '../../../../src/core/model/streamPart.ts';
import type { ModelsResult } from '../../../../src/core/ports.ts';
import { worstCase } from '../../../../src/core/spend/worstCase.ts';
import { profileAt } from '../../../fakes/asking.ts';

const prices: Profile['prices'] = { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } };
const priced = profileAt('https://gw.example.com', { prices });

const end: StreamPart = { kind: 'end', outcome: 'complete' };
const said = (text: string): readonly StreamPart[] => [{ kind: 'text', text }, end];
const failed = (code: FailureCode, message: string = code): readonly StreamPart[] => [
  { kind: 'end', outcome: 'failed', failure: failureOf(code, message) },
];
const usage = (input: number, cached = 0): StreamPart => ({ kind: 'usage', usage: { input, cached, output: 2 } });

function failureOf(code: FailureCode, message: string): Failure {
  return { code, message, retryable: false };
}

/** Whether the request carries the field. */
function carries({ profile }: ModelRequest, field: string): boolean {
  return field in profile.body || (OWN.includes(field) && !profile.omit.includes(field));
}
const OWN = ['temperature', 'stop', 'stream_options', 'max_tokens'];

/** A service that does all that is asked. */
function capable(request: ModelRequest): readonly StreamPart[] {
  if (request.tools) {
    return [{ kind: 'tool-call', id: '1', name: 'report', input: '{"word":"ready"}' }, end];
  }
  const asked = carries(request, 'stream_options');
  const isLong = (request.inputTokens ?? 0) > 1_000;
  return [
    { kind: 'text', text: textFor(request) },
    ...(asked ? [usage(isLong ? 1_210 : 12, isLong ? 1_152 : 0)] : []),
    end,
  ];
}

function textFor({ messages, format }: ModelRequest): string {
  const [message] = messages;
  if (format) {
    return '{"days":7}';
  }
  if (message?.images || message?.pdfs) {
    return message.images ? 'Red.' : 'Plum.';
  }
  return message?.content.includes('digits') === true ? '1 2 3 4 ' : 'ready';
}

const listed: ModelsResult = { kind: 'ok', models: ['gpt-4.1-mini'], statements: [], ms: 3 };

/** Runs the test against a service, and keeps what was sent. */
async function probe(
  answer: (request: ModelRequest) => readonly StreamPart[],
  input: Partial<ProbeInput> = {},
  list: ModelsResult = listed,
  controller = new AbortController(),
) {
  const sent: ModelRequest[] = [];
  const send: Send = async function* (request) {
    sent.push(request);
    await Promise.resolve();
    yield* answer(request);
  };
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const deps = { listModels: () => Promise.resolve(list), send, clock };
  const report = await probeService({ profile: priced, ...input }, deps, controller.signal);
  return { report, sent };
}

/** The rows in short. */
function verdicts(rows: readonly CheckRow[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ check, verdict }) => [check, verdict]));
}

const GOOD = {
  models: 'works',
  streamed: 'works',
  plain: 'works',
  usage: 'works',
  'field temperature': 'taken',
  stop: 'works',
  'field prompt_cache_key': 'taken',
  'field prediction': 'taken',
  'field service_tier': 'taken',
  'unknown-field': 'refused',
  tools: 'works',
  schema: 'works',
  image: 'works',
  cached: 'works',
};

/** As a strict service answers what it does not know. */
function strict(request: ModelRequest): readonly StreamPart[] {
  return carries(request, 'panorama_test') ? failed('parameter-refused') : capable(request);
}

describe('The test of a service', () => {
  it('finds all abilities of one that has them all', async () => {
    const { report } = await probe(strict);
    const { accepts, features, omit } = report?.profile ?? priced;
    assert.deepEqual(
      [verdicts(report?.rows), [...accepts].sort(), [...features].sort(), omit],
      [
        GOOD,
        [
          ...['max_tokens', 'prediction', 'prompt_cache_key', 'response_format', 'service_tier', 'stop', 'stream'],
          ...['stream_options', 'temperature', 'tools'],
        ],
        [
          ...['cached', 'models', 'prediction', 'prompt-cache-key', 'stop', 'streaming', 'structured-output'],
          ...['tools', 'usage', 'vision'],
        ],
        [],
      ],
    );
  });

  it('believes nothing of one that takes anything and does nothing', async () => {
    const { report } = await probe(() => said('ready'));
    const { accepts, features, omit } = report?.profile ?? priced;
    assert.deepEqual(
      [verdicts(report?.rows), accepts, features, omit],
      [
        {
          ...GOOD,
          ...{ usage: 'ignored', stop: 'ignored', 'unknown-field': 'taken', tools: 'ignored', schema: 'ignored' },
          ...{ json: 'ignored', image: 'ignored', cached: 'ignored' },
        },
        ['stream', 'stream_options', 'stop', 'tools', 'response_format', 'max_tokens'],
        ['models', 'streaming'],
        [],
      ],
    );
  });

  it('names the reason of one that refuses everything, and asks it no more than it must', async () => {
    const { report, sent } = await probe(
      () => failed('parameter-refused', 'no'),
      {},
      {
        kind: 'failed',
        failure: failureOf('parameter-refused', 'no list'),
      },
    );
    const rows = verdicts(report?.rows);
    assert.deepEqual(
      [report?.failure?.message, sent.length, rows['models'], rows['streamed'], rows['tools'], report?.profile.accepts],
      ['no', 2, 'refused', 'refused', 'not-tried', []],
    );
  });

  it('finds what one refuses that does the rest, by its failure or by what had to be dropped', async () => {
    const claimed = { ...priced, accepts: ['temperature', 'seed'], features: ['vision', 'pdf'] } as const;
    const { report } = await probe(
      (request) => {
        if (carries(request, 'temperature')) {
          const dropped: StreamPart = { kind: 'retry', attempt: 1, waitMs: 0, reason: '', dropped: 'temperature' };
          return [dropped, ...said('ready')];
        }
        const isRefused = request.tools !== undefined || request.messages[0]?.images !== undefined;
        return isRefused || carries(request, 'stream_options') ? failed('parameter-refused') : strict(request);
      },
      { profile: claimed },
    );
    const rows = verdicts(report?.rows);
    assert.deepEqual(
      [rows['field temperature'], rows['usage'], rows['tools'], rows['image'], report?.profile.omit],
      ['refused', 'refused', 'refused', 'refused', ['stream_options', 'temperature']],
    );
    assert.ok(!report?.profile.accepts.includes('temperature') && report?.profile.accepts.includes('seed'));
    assert.deepEqual(
      ['vision', 'pdf', 'tools'].map((name) => report?.profile.features.some((one) => one === name)),
      [false, true, false],
    );
  });

  it('takes no answer for a schema that had to be dropped, and tries JSON mode instead', async () => {
    const { report } = await probe((request) => {
      const isSchema = request.format !== undefined && request.profile.features.includes('structured-output');
      const name = 'response_format.json_schema';
      const dropped: StreamPart = { kind: 'retry', attempt: 1, waitMs: 0, reason: '', dropped: name };
      return [...(isSchema ? [dropped] : []), ...strict(request)];
    });
    const rows = verdicts(report?.rows);
    assert.deepEqual(
      [rows['schema'], rows['json'], report?.profile.features.filter((name) => /structured|json/.test(name))],
      ['refused', 'works', ['json-mode']],
    );
  });

  it('asks with the other name of the bound where the usual one is refused', async () => {
    const { report } = await probe((request) =>
      carries(request, 'max_tokens')
        ? failed('parameter-refused', 'Use max_completion_tokens, not max_tokens')
        : strict(request),
    );
    assert.deepEqual(
      [verdicts(report?.rows)['field max_tokens'], report?.profile.omit, report?.profile.accepts.at(-1)],
      ['refused', ['max_tokens'], 'max_completion_tokens'],
    );
  });

  for (const code of ['key-wrong', 'over-cap', 'unreachable', 'overloaded'] as const) {
    it(`sends one request and changes nothing when the first answer is ${code}`, async () => {
      const { report, sent } = await probe(() => failed(code));
      const { accepts, features, omit } = report?.profile ?? priced;
      assert.deepEqual(
        [sent.length, report?.failure?.code, accepts, features, omit, verdicts(report?.rows)['cached']],
        [1, code, [], ['models'], [], 'not-tried'],
      );
    });
  }

  it('says that JSON mode works where schemas do not', async () => {
    const { report } = await probe((request) =>
      request.format && !request.profile.features.includes('json-mode') ? failed('parameter-refused') : strict(request),
    );
    const rows = verdicts(report?.rows);
    assert.deepEqual(
      [rows['schema'], rows['json'], report?.profile.features.includes('json-mode')],
      ['refused', 'works', true],
    );
  });

  for (const [name, dear] of [
    ['a dear model', { unit: 'USD/1M', standard: { input: 75, output: 150 } }],
    ['a model whose price is not known', undefined],
  ] as const) {
    it(`costs a cent at most with ${name}, and says what was not tried`, async () => {
      const profile = profileAt('https://gw.example.com', dear ? { prices: dear } : {});
      const assumed = { unit: 'USD/1M', standard: { input: 2, output: 8 } } as const;
      // Without usage every request counts for the most that it can cost.
      const { report, sent } = await probe(() => said('ready'), { profile });
      const most = sent.map(
        (request) => worstCase({ ...request, profile: { ...profile, prices: dear ?? assumed } }) ?? 1,
      );
      assert.ok(most.reduce((sum, one) => sum + one, 0) <= 0.01);
      assert.equal(verdicts(report?.rows)['cached'], 'not-tried');
      assert.equal(report?.cost === undefined, dear === undefined);
    });
  }

  it('adds up what was billed', async () => {
    const { report, sent } = await probe((request) => [...capable(request).slice(0, -1), usage(100), end]);
    assert.equal(report?.cost?.toFixed(6), ((sent.length * (100 * 0.4 + 2 * 1.6)) / 1e6).toFixed(6));
  });

  it('sends a large prompt only when told to', async () => {
    const profile = { ...priced, limits: { context: 20_000, output: 4_096 } };
    const largest = (sent: readonly ModelRequest[]) => Math.max(...sent.map(({ inputTokens = 0 }) => inputTokens));
    const [small, large] = [await probe(strict, { profile }), await probe(strict, { profile, isLarge: true })];
    assert.deepEqual(
      [largest(small.sent) < 2_000, largest(large.sent) > 17_000, verdicts(large.report?.rows)['large']],
      [true, true, 'works'],
    );
  });

  it('ends without a report when it is stopped', async () => {
    const controller = new AbortController();
    const { report, sent } = await probe(
      () => {
        controller.abort();
        return [{ kind: 'end', outcome: 'stopped' }];
      },
      {},
      listed,
      controller,
    );
    assert.deepEqual([report, sent.length], [undefined, 1]);
  });

  it('sends what the profile always sends, and leaves out what it omits', async () => {
    const profile = { ...priced, body: { user: 'me' }, omit: ['temperature'] };
    const { report, sent } = await probe(strict, { profile });
    assert.equal(verdicts(report?.rows)['field user'], 'taken');
    assert.equal(verdicts(report?.rows)['field temperature'], undefined);
    assert.ok(sent.every((request) => !carries(request, 'temperature')));
  });

  it('asks a service that only fills holes to fill one', async () => {
    const { report, sent } = await probe(() => said(' + b'), { profile: { ...priced, api: 'fim:ollama' } });
    const facts = [verdicts(report?.rows), sent.map(({ hole }) => hole !== undefined)];
    assert.deepEqual(facts, [{ streamed: 'works' }, [true]]);
  });
});
