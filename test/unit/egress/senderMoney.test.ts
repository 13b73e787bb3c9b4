// Money and requests: nothing leaves without being set aside, and every end settles.

import assert from 'node:assert/strict';
import type { EgressPolicy } from '../../../src/core/egress/gate.ts';
import { createSender } from '../../../src/core/egress/sender.ts';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import type { SpendDecision, SpendRequest } from '../../../src/core/spend/spendGuard.ts';
import { sampleProfile } from '../sampleProfile.ts';

const open: EgressPolicy = { trusted: true, forbids: () => undefined, hideSecrets: (text) => text };

const request: ModelRequest = {
  purpose: 'chat',
  profile: sampleProfile,
  messages: [{ role: 'user', content: 'Why?' }],
  inputTokens: 10_000,
  maxOutput: 1_000,
  temperature: 0,
  sources: [],
};

const text = (words: string): StreamPart => ({ kind: 'text', text: words });
const usage: StreamPart = { kind: 'usage', usage: { input: 10_000, cached: 0, output: 100 } };
const retry: StreamPart = { kind: 'retry', attempt: 1, waitMs: 1, reason: 'busy' };
const complete: StreamPart = { kind: 'end', outcome: 'complete', finishReason: 'stop' };
const failed = (code: 'rate-limited' | 'stalled' | 'over-cap', outcome: 'failed' = 'failed'): StreamPart => ({
  kind: 'end',
  outcome,
  failure: { code, message: 'No.', retryable: false },
});

/** Sends with a purse that grants so often; tells what became of the money. */
async function send(parts: readonly StreamPart[], { grants = Infinity, take = Infinity, changes = {} } = {}) {
  const wishes: SpendRequest[] = [];
  const money: string[] = [];
  const records: SendRecord[] = [];
  const got: StreamPart[] = [];
  let requests = 0;
  const reserve = (wish: SpendRequest): Promise<SpendDecision> => {
    wishes.push(wish);
    const number = wishes.length;
    const settle = (cost: number | undefined) =>
      Promise.resolve(void money.push(`${number} settled ${cost?.toFixed(6) ?? 'unknown'}`));
    const drop = () => Promise.resolve(void money.push(`${number} dropped`));
    return Promise.resolve(
      number <= grants
        ? { kind: 'granted', reservation: { settle, drop } }
        : { kind: 'refused', failure: { code: 'over-cap', message: 'No.', retryable: false } },
    );
  };
  const sender = createSender({
    policy: () => open,
    modelFor: () => ({
      stream: async function* () {
        requests += 1;
        await Promise.resolve();
        yield* parts;
      },
    }),
    reserve,
    sent: () => undefined,
    record: (record) => records.push(record),
    clock: { now: () => 0, sleep: () => Promise.resolve() },
  });
  for await (const part of sender({ ...request, ...changes }, new AbortController().signal)) {
    got.push(part);
    if (got.length >= take) {
      break;
    }
  }
  return { wishes, money, records, got, requests };
}

describe('the money of a request', () => {
  it('is set aside at its worst: nothing cached, the longest answer, a margin over our count', async () => {
    const { wishes } = await send([usage, complete]);
    // 11,000 tokens at $0.40 and 1,000 at $1.60 a million.
    assert.deepEqual(
      wishes.map(({ pot, amount }) => [pot, amount?.toFixed(6)]),
      [['questions', '0.006000']],
    );
  });

  it('covers the longest answer of the model where no bound can be sent', async () => {
    const profile = { ...sampleProfile, omit: ['max_tokens', 'max_completion_tokens'] };
    const { wishes } = await send([usage, complete], { changes: { profile } });
    const longest = sampleProfile.limits.output;
    assert.equal(wishes[0]?.amount?.toFixed(6), (0.0044 + (longest * 1.6) / 1e6).toFixed(6));
  });

  for (const [name, changes, most] of [
    ['of its own', { body: { max_tokens: 20_000 } }, 20_000],
    ['by another name', { body: { max_completion_tokens: 20_000 } }, 20_000],
    ['that is taken away', { body: { max_tokens: null } }, sampleProfile.limits.output],
    ['that never goes', { body: { max_tokens: 20_000 }, omit: ['max_tokens'] }, request.maxOutput],
  ] as const) {
    it(`covers the answer where the profile sets a bound ${name}`, async () => {
      const { wishes } = await send([usage, complete], { changes: { profile: { ...sampleProfile, ...changes } } });
      assert.equal(wishes[0]?.amount?.toFixed(6), (0.0044 + (most * 1.6) / 1e6).toFixed(6));
    });
  }

  it('is taken from the pot of suggestions for one', async () => {
    const { wishes } = await send([complete], { changes: { purpose: 'completion' } });
    assert.equal(wishes[0]?.pot, 'suggestions');
  });

  it('is not there: nothing leaves and nothing is recorded', async () => {
    const { requests, records, got } = await send([complete], { grants: 0 });
    assert.deepEqual([requests, records, got], [0, [], [failed('over-cap')]]);
  });

  for (const [name, parts, take, settled] of [
    ['the bill', [text('ok'), usage, complete], Infinity, '0.004160'],
    ['all of the input and what arrived, where no usage came', [text('four'), complete], Infinity, '0.004403'],
    ['nothing, where the service refused it', [failed('rate-limited')], Infinity, '0.000000'],
    ['the input, where the service fell silent', [failed('stalled')], Infinity, '0.004400'],
    ['the input and what arrived, where the reader stopped', [text('four'), text('more'), complete], 1, '0.004403'],
  ] as const) {
    it(`is settled with ${name}`, async () => {
      const { money } = await send(parts, { take });
      assert.deepEqual(money, [`1 settled ${settled}`]);
    });
  }

  it('is set aside again for a further try, and given back when the end is known', async () => {
    const { money } = await send([retry, text('ok'), usage, complete]);
    assert.deepEqual(money.toSorted(), ['1 dropped', '2 settled 0.004160']);
  });

  it('covers the longest answer of the model once both bounds were refused', async () => {
    const dropped = ['max_tokens', 'max_completion_tokens'].map((field) => ({ ...retry, dropped: field }));
    const { wishes } = await send([...dropped, usage, complete]);
    const longest = (0.0044 + (sampleProfile.limits.output * 1.6) / 1e6).toFixed(6);
    assert.deepEqual(
      wishes.map(({ amount }) => amount?.toFixed(6)),
      ['0.006000', '0.006000', longest],
    );
  });

  it('is settled for each request of an answer that took two, and recorded together', async () => {
    const { money, records } = await send([text('a'), usage, { kind: 'further' }, text('b'), usage, complete]);
    const [record] = records;
    assert.deepEqual(
      [money, record?.usage, record?.cost?.toFixed(6), record?.reserved?.toFixed(6), record?.isEstimate],
      [
        ['1 settled 0.004160', '2 settled 0.004160'],
        { input: 20_000, cached: 0, output: 200 },
        '0.008320',
        '0.012000',
        undefined,
      ],
    );
  });

  it('counts what its earlier requests have cost against the cap of the question, and no refused try', async () => {
    const { wishes } = await send([retry, usage, { kind: 'further' }, usage, { kind: 'further' }, usage, complete]);
    assert.deepEqual(
      wishes.map(({ spentBefore }) => spentBefore?.toFixed(6)),
      ['0.000000', '0.000000', '0.004160', '0.008320'],
    );
  });

  it('ends an answer where its next request would pass a cap, and keeps what the first one cost', async () => {
    const { money, records, got } = await send([usage, { kind: 'further' }, text('never')], { grants: 1 });
    assert.deepEqual(
      [money, records[0]?.cost?.toFixed(6), got.at(-1)],
      [['1 settled 0.004160'], '0.004160', failed('over-cap')],
    );
  });

  it('is recorded in the tier that was served, and saved at its prices', async () => {
    const profile = {
      ...sampleProfile,
      prices: {
        unit: 'USD/1M',
        standard: { input: 0.4, cached: 0.1, output: 1.6 },
        flex: { input: 0.2, cached: 0.2, output: 0.8 },
      },
      accepts: ['service_tier'],
      tiers: { chat: 'flex' },
    } as const;
    const cached: StreamPart = { kind: 'usage', usage: { input: 10_000, cached: 10_000, output: 0 } };
    const { records } = await send([{ ...retry, dropped: 'service_tier' }, cached, complete], { changes: { profile } });
    assert.deepEqual([records[0]?.tier, records[0]?.saved?.toFixed(6)], [undefined, '0.003000']);
  });

  it('follows the tier that the user has chosen for the purpose, until the service refuses it', async () => {
    const profile = {
      ...sampleProfile,
      prices: { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 }, flex: { input: 0.2, output: 0.8 } },
      accepts: ['service_tier'],
      tiers: { chat: 'flex', completion: 'priority' },
    } as const;
    const amounts = async (parts: readonly StreamPart[], changes: Partial<ModelRequest>) =>
      (await send(parts, { changes: { profile, ...changes } })).wishes.map(({ amount }) => amount?.toFixed(6));
    assert.deepEqual(
      {
        chosen: await amounts([complete], {}),
        refused: await amounts([{ ...retry, dropped: 'service_tier' }, complete], {}),
        withoutPrice: await amounts([complete], { purpose: 'completion' }),
        ofOtherPurpose: await amounts([complete], { purpose: 'refactor' }),
        notTaken: await amounts([complete], { profile: { ...profile, accepts: [] } }),
      },
      {
        chosen: ['0.003000'],
        refused: ['0.003000', '0.006000'],
        withoutPrice: ['0.006000'],
        ofOtherPurpose: ['0.006000'],
        notTaken: ['0.006000'],
      },
    );
  });

  it('covers tools, the schema of the answer, images and what a search brings', async () => {
    const plain = (await send([complete])).wishes[0]?.amount ?? 0;
    const added: readonly Partial<ModelRequest>[] = [
      { tools: [{ name: 'look', description: 'Looks.' }] },
      { format: { kind: 'schema', name: 'row', schema: { type: 'object' } } },
      {
        messages: [
          {
            role: 'user',
            content: 'Why?',
            images: [{ mediaType: 'image/png', base64: 'AAAA', width: 64, height: 64 }],
          },
        ],
      },
      { search: true },
    ];
    const more = await Promise.all(
      added.map(async (changes) => ((await send([complete], { changes })).wishes[0]?.amount ?? 0) - plain),
    );
    // Bytes of the definition and 16; a tiled image, dearest of all small ones; three searches of 8,000 at $0.014; tokens at $0.40 a million.
    assert.deepEqual(
      more.map((dollars) => Math.round(dollars / 0.4e-6)),
      [54, 73, 1_445, 24_000 + 105_000],
    );
  });

  for (const [name, parts, isEstimate, cost] of [
    ['an estimate where the service sent no usage', [text('four'), complete], true, '0.004403'],
    ['no estimate where the service refused it: nothing is owed', [failed('rate-limited')], undefined, '0.000000'],
    ['the bill where there is one', [text('ok'), usage, complete], undefined, '0.004160'],
  ] as const) {
    it(`is written down as ${name}`, async () => {
      const [record] = (await send(parts)).records;
      assert.deepEqual([record?.isEstimate, record?.cost?.toFixed(6)], [isEstimate, cost]);
    });
  }

  it('is written down with what was counted and told before, the tier, and what the cache has saved', async () => {
    const cached: StreamPart = { kind: 'usage', usage: { input: 10_000, cached: 8_000, output: 100 } };
    const [record] = (await send([cached, complete], { changes: { predicted: 0.01, tier: 'priority' } })).records;
    assert.deepEqual(
      [record?.counted, record?.predicted, record?.tier, record?.saved?.toFixed(6)],
      [10_000, 0.01, 'priority', '0.002400'],
    );
  });

  for (const [name, parts, changes] of [
    ['of tools, which nobody has counted', [usage, complete], { tools: [{ name: 'look' }] }],
    ['of an answer in two requests', [usage, { kind: 'further' }, usage, complete], {}],
  ] as const) {
    it(`tells nothing of how the service counts ${name}`, async () => {
      assert.equal((await send(parts, { changes })).records[0]?.counted, undefined);
    });
  }

  it('ends the tries where a further one would pass a cap', async () => {
    const { money, got } = await send([retry, text('ok'), usage, complete], { grants: 1 });
    assert.deepEqual([got, money], [[failed('over-cap')], ['1 settled 0.000000']]);
  });
});
