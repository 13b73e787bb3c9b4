// The one way out: what passes the gate, what is refused, and what the ledger learns.

import assert from 'node:assert/strict';
import { isReleased, guardModels, type EgressPolicy } from '../../../src/core/egress/gate.ts';
import { createSender } from '../../../src/core/egress/sender.ts';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import type { ModelRequest, ReleasedRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import { sampleProfile } from '../sampleProfile.ts';

const open: EgressPolicy = { trusted: true, forbids: () => undefined, hideSecrets: (text) => text };

const request: ModelRequest = {
  purpose: 'chat',
  profile: sampleProfile,
  messages: [{ role: 'user', content: 'the password is hunter2' }],
  maxOutput: 10,
  temperature: 0,
  sources: ['src/a.ts'],
};

const parts: readonly StreamPart[] = [
  { kind: 'text', text: 'ok' },
  { kind: 'usage', usage: { input: 10, cached: 0, output: 2 } },
  { kind: 'end', outcome: 'complete', finishReason: 'stop' },
];

/** Money without an end. */
const money = { settle: () => Promise.resolve(), drop: () => Promise.resolve() };

async function send(policy: EgressPolicy, take = Infinity) {
  const received: ReleasedRequest[] = [];
  const records: SendRecord[] = [];
  const got: StreamPart[] = [];
  let now = 1_000;
  const sender = createSender({
    policy: () => policy,
    modelFor: () => ({
      stream: async function* (released) {
        received.push(released);
        yield* parts;
      },
    }),
    reserve: () => Promise.resolve({ kind: 'granted', reservation: money }),
    sent: () => undefined,
    record: (record) => records.push(record),
    clock: { now: () => (now += 10), sleep: () => Promise.resolve() },
  });
  for await (const part of sender(request, new AbortController().signal)) {
    got.push(part);
    if (got.length >= take) {
      break;
    }
  }
  return { received, records, got };
}

describe('the egress gate', () => {
  it('passes a request on with its secrets hidden', async () => {
    const { received, got } = await send({ ...open, hideSecrets: (text) => text.replace('hunter2', '«hidden»') });
    assert.deepEqual(
      [received.map(({ messages }) => messages[0]?.content), got],
      [['the password is «hidden»'], parts],
    );
  });

  it('marks what it released, and nothing else', async () => {
    const { received } = await send(open);
    assert.deepEqual(
      [received.every((one) => isReleased(one)), isReleased(request), isReleased({ ...received[0], ...request })],
      [true, false, false],
    );
  });

  it('sends nothing from a workspace without trust', async () => {
    const { received, records, got } = await send({ ...open, trusted: false });
    assert.deepEqual(
      [received, records, got.map((part) => part.kind === 'end' && part.failure?.code)],
      [[], [], ['untrusted-workspace']],
    );
  });

  it('sends nothing while the workspace leads requests elsewhere', async () => {
    const { received, got } = await send({ ...open, detour: 'http.proxy' });
    assert.deepEqual(
      [received, got.map((part) => part.kind === 'end' && part.failure?.code)],
      [[], ['egress-refused']],
    );
  });

  for (const [name, state, code] of [
    ['is made in a trusted window', { trusted: true }, 'stopped'],
    ['is not made without trust', { trusted: false }, 'untrusted-workspace'],
    ['is not made on a detour', { trusted: true, detour: 'http.proxy' }, 'egress-refused'],
  ] as const) {
    it(`sees to it that the call for the models ${name}`, async () => {
      const keys: (string | undefined)[] = [];
      const listModels = guardModels(
        (_profile, key) => {
          keys.push(key);
          return Promise.resolve({ kind: 'stopped' });
        },
        () => state,
      );
      const result = await listModels(sampleProfile, 'key', new AbortController().signal);
      assert.deepEqual(
        [keys, result.kind === 'failed' ? result.failure.code : result.kind],
        [code === 'stopped' ? ['key'] : [], code],
      );
    });
  }

  it('sends nothing when one source may not leave', async () => {
    const { received, got } = await send({ ...open, forbids: (path) => (path === 'src/a.ts' ? 'secret' : undefined) });
    assert.deepEqual(
      [received, got.map((part) => part.kind === 'end' && part.failure?.code)],
      [[], ['egress-refused']],
    );
  });
});

describe('the record of a send', () => {
  it('tells what left, where to, and what it cost', async () => {
    const { records } = await send(open);
    assert.deepEqual(
      records.map((record) => ({ ...record, cost: record.cost?.toFixed(9), reserved: record.reserved?.toFixed(9) })),
      [
        {
          at: 1_010,
          purpose: 'chat',
          profile: 'sample',
          model: 'gpt-4.1-mini',
          origin: 'https://service.example',
          sources: ['src/a.ts'],
          characters: 23,
          outcome: 'complete',
          usage: { input: 10, cached: 0, output: 2 },
          cost: '0.000007200',
          // 531 tokens of input: 23 bytes, 8 around the message, 500 that the service may add; 10 of answer.
          reserved: '0.000228400',
          firstTextMs: 10,
          totalMs: 20,
        },
      ],
    );
  });

  it('is written when the reader stops half way', async () => {
    const { records } = await send(open, 1);
    assert.deepEqual(
      records.map(({ outcome, usage }) => [outcome, usage]),
      [['stopped', undefined]],
    );
  });
});
