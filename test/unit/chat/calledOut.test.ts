// Questions whose answer may search the web or call tools of remote servers: how they are asked, priced, and what is shown of them.

import assert from 'node:assert/strict';
import { ask, type AskInput } from '../../../src/core/chat/ask.ts';
import { canCallServers, canSearch, searchFee } from '../../../src/core/model/calledOut.ts';
import { billed } from '../../../src/core/model/price.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import { questionPrice } from '../../../src/core/spend/questionPrice.ts';
import { worstCase } from '../../../src/core/spend/worstCase.ts';
import type { ChatEvent } from '../../../src/protocol/chatEvent.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { run as packOf } from '../../../src/core/pack/pack.ts';
import { memoryFiles } from '../pack/memoryFiles.ts';
import { plainInput } from '../pack/packing.ts';
import { sampleProfile } from '../sampleProfile.ts';

const able: Profile = { ...sampleProfile, features: ['web-search', 'remote-mcp', 'responses'] };
const server = { label: 'docs', url: 'https://docs.example/mcp' };
const { signal } = new AbortController();

async function asked(changes: Partial<AskInput>, parts: readonly StreamPart[] = []) {
  const requests: ModelRequest[] = [];
  const events: ChatEvent[] = [];
  const input: AskInput = { ...plainInput, profile: able, maxOutput: 100, ...changes };
  const files = memoryFiles({ 'src/cart.ts': 'export const total = 1;\n' });
  const deps = {
    pack: async (one: AskInput | typeof plainInput) => ({
      kind: 'packed' as const,
      pack: await packOf(one, { files, ...packDeps() }, signal),
    }),
    approve: () => Promise.resolve(undefined),
    send: async function* (request: ModelRequest) {
      requests.push(request);
      yield* parts;
      yield { kind: 'end', outcome: 'complete' } as const;
    },
  };
  for await (const event of ask(input, deps, signal)) {
    events.push(event);
  }
  const [request] = requests;
  assert.ok(request);
  const priced = events.find((event) => event.kind === 'pack');
  return { request, events, atMost: priced?.kind === 'pack' ? priced.price.atMost : undefined };
}

describe('a question that calls out', () => {
  for (const [name, changes, api, search, servers] of [
    ['neither way is asked as ever', {}, 'chat', undefined, undefined],
    ['to the web goes by the API that knows it', { search: true }, 'responses', true, undefined],
    ['to a server goes by that API too', { profile: { ...able, mcpServers: [server] } }, 'responses', false, [server]],
    [
      'to a server that the model cannot call is asked as ever',
      { profile: { ...sampleProfile, mcpServers: [server] } },
      'chat',
      undefined,
      undefined,
    ],
  ] as const) {
    it(name, async () => {
      const { request, atMost } = await asked(changes);
      assert.deepEqual([request.profile.api, request.search, request.mcpServers], [api, search, servers]);
      assert.equal(atMost, worstCase(request));
    });
  }

  it('tells of the pages that the answer cites, where they are pages of the web', async () => {
    const { events } = await asked({ search: true }, [
      { kind: 'text', text: 'It is so.' },
      { kind: 'source', url: 'https://example.com/a', title: 'A' },
      { kind: 'source', url: 'javascript:alert(1)', title: 'B' },
    ]);
    assert.deepEqual(
      events.filter(({ kind }) => kind === 'source'),
      [{ kind: 'source', url: 'https://example.com/a', title: 'A' }],
    );
  });

  it('is billed for each of its requests by itself, and as everybody once the tier was refused', async () => {
    const prices = {
      unit: 'USD/1M',
      standard: { input: 1, output: 10 },
      priority: { input: 2, output: 20 },
      longPrompt: { above: 200_000, inputFactor: 2, outputFactor: 2 },
    } as const;
    const profile: Profile = { ...able, prices, accepts: ['service_tier'], tiers: { chat: 'priority' } };
    const usage: StreamPart = { kind: 'usage', usage: { input: 150_000, cached: 0, output: 0 } };
    const refused: StreamPart = { kind: 'retry', attempt: 1, waitMs: 0, reason: 'No.', dropped: 'service_tier' };
    const costs = async (parts: readonly StreamPart[]) =>
      (await asked({ profile }, parts)).events.flatMap((event) =>
        event.kind === 'usage' ? [event.cost?.toFixed(2)] : [],
      );
    assert.deepEqual(
      [await costs([usage, { kind: 'further' }, usage]), await costs([refused, usage])],
      [['0.60'], ['0.15']],
    );
  });
});

describe('the price of searches', () => {
  it('is three at most, one as expected, and as many as there were on the bill', () => {
    const tokens = { input: 1_000, cached: 0, maxOutput: 100 };
    const plain = questionPrice(able, tokens);
    const searching = questionPrice(able, tokens, { search: true });
    const added = (one: number | undefined, other: number | undefined) => ((one ?? 0) - (other ?? 0)).toFixed(6);
    const usage = { input: 1_000, cached: 0, output: 10 };
    assert.deepEqual(
      [
        added(searching.atMost, plain.atMost),
        added(searching.expected, plain.expected),
        added(billed(able, { ...usage, searches: 2 }), billed(able, usage)),
      ],
      // At $0.40 a million tokens, 8,000 of them a search, and $0.014 for each.
      ['0.051600', '0.017200', '0.028000'],
    );
  });

  it('is that of OpenAI at OpenAI, and the highest known elsewhere', () => {
    assert.deepEqual(
      [searchFee({ baseUrl: 'https://api.openai.com/v1' }, 2), searchFee({ baseUrl: 'https://else.example/v1' }, 1)],
      [0.02, 0.014],
    );
  });

  it('is never asked for where the model cannot', () => {
    const editors: Profile = { ...able, api: 'vscode.lm' };
    assert.deepEqual(
      [canSearch(able), canSearch(sampleProfile), canSearch(editors), canCallServers(able), canCallServers(editors)],
      [true, false, false, true, false],
    );
  });
});
