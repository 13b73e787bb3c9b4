// The outline of a question: which events come, in which order, at every end.

import assert from 'node:assert/strict';
import { ask, type AskDeps, type AskInput, type PackResult } from '../../../src/core/chat/ask.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import type { Pack } from '../../../src/core/pack/packTypes.ts';
import type { ChatEvent } from '../../../src/protocol/chatEvent.ts';
import { sampleProfile } from '../sampleProfile.ts';

const pack: Pack = {
  messages: [{ role: 'user', content: 'question' }],
  documents: [{ path: 'src/a.ts', text: 'one\nconst two = 2;\n' }],
  manifest: {
    budget: 120_000,
    tokens: { total: 100_000, instructions: 1_000, tree: 0, files: 99_000 },
    files: [],
    excluded: [],
    hidden: [],
    invisible: [],
    cache: { prefixTokens: 50_000, cachedShare: 0.5, rebuilt: false, why: 'same' },
    price: { currency: 'USD' },
    timings: { discoverMs: 0, countMs: 0, rankMs: 0, renderMs: 0, totalMs: 0 },
  },
};

const input: AskInput = {
  question: 'What is two?',
  scope: { kind: 'workspace' },
  attachments: [],
  budget: 120_000,
  history: [],
  profile: sampleProfile,
  unsaved: [],
  openPaths: [],
  exclude: [],
  include: [],
  now: 0,
  maxOutput: 1_000,
};

async function run(
  parts: readonly StreamPart[],
  changes: Partial<AskDeps> = {},
  result: PackResult = { kind: 'packed', pack },
): Promise<{ readonly events: readonly ChatEvent[]; readonly requests: readonly ModelRequest[] }> {
  const events: ChatEvent[] = [];
  const requests: ModelRequest[] = [];
  const deps: AskDeps = {
    pack: () => Promise.resolve(result),
    approve: () => Promise.resolve(undefined),
    send: async function* (request) {
      requests.push(request);
      yield* parts;
    },
    ...changes,
  };
  for await (const event of ask(input, deps, new AbortController().signal)) {
    events.push(event);
  }
  return { events, requests };
}

const price = { expected: 0.02596, atMost: 0.0438 };
const window = { context: sampleProfile.limits.context, answer: 1_000 };

/** A service whose window is smaller than is claimed: it refuses the first question, and answers the second. */
const tooLong = (details: string): StreamPart => ({
  kind: 'end',
  outcome: 'failed',
  failure: { code: 'context-too-long', message: 'Too long.', retryable: false, details },
});
const packed = (total: number, files: Pack['manifest']['files']): PackResult => ({
  kind: 'packed',
  pack: { ...pack, manifest: { ...pack.manifest, tokens: { ...pack.manifest.tokens, total }, files } },
});
const sent = (path: string, level: 'full' | 'excerpt' | 'listed', tokens: number) => ({
  path,
  level,
  tokens,
  score: 1,
  reason: '',
});

async function askTooLong(answers: readonly StreamPart[][]) {
  const budgets: number[] = [];
  const learned: number[] = [];
  const replies = [...answers];
  const packs = [
    packed(100_000, [sent('a.ts', 'full', 60_000), sent('b.ts', 'full', 30_000), sent('c.ts', 'excerpt', 9_000)]),
    packed(50_000, [sent('a.ts', 'excerpt', 40_000), sent('b.ts', 'listed', 0), sent('c.ts', 'excerpt', 9_000)]),
  ];
  const { events } = await run([], {
    pack: ({ budget }) => {
      budgets.push(budget);
      return Promise.resolve(packs.shift() ?? { kind: 'stopped' });
    },
    send: async function* () {
      await Promise.resolve();
      yield* replies.shift() ?? [];
    },
    learned: (context) => learned.push(context),
  });
  return { events, budgets, learned };
}

describe('a question that is too long for the service', () => {
  const answered: StreamPart[] = [
    { kind: 'text', text: 'ok' },
    { kind: 'end', outcome: 'complete', finishReason: 'stop' },
  ];
  const named = tooLong("status 400 · “This model's maximum context length is 64000 tokens.”");

  it('is sent once more with what fits, and says what is left out', async () => {
    const { events, budgets, learned } = await askTooLong([[named], answered]);
    assert.deepEqual(
      [budgets, learned, events.map(({ kind }) => kind).filter((kind) => kind !== 'usage')],
      [[120_000, 61_976], [64_000], ['pack', 'retry', 'pack', 'delta', 'end']],
    );
    assert.deepEqual(
      events.find(({ kind }) => kind === 'retry'),
      {
        kind: 'retry',
        attempt: 1,
        waitMs: 0,
        reason: 'gpt-4.1-mini takes 64,000 tokens; sent again with at most 61,976. Less is sent of a.ts, b.ts.',
      },
    );
  });

  it('is tried with three quarters where no limit is named, or it counts otherwise than we do', async () => {
    const unnamed = await askTooLong([[tooLong('status 400')], answered]);
    const higher = await askTooLong([[tooLong('“maximum context length is 200000 tokens”')], answered]);
    assert.deepEqual([unnamed.budgets, unnamed.learned, higher.budgets], [[120_000, 75_000], [], [120_000, 75_000]]);
  });

  it('is not tried a third time', async () => {
    const { events, budgets } = await askTooLong([[named], [named]]);
    assert.deepEqual([budgets.length, events.at(-1)?.kind === 'end' && events.at(-1)], [2, named]);
  });

  it('keeps what arrived when the refusal comes after a word', async () => {
    const { events, budgets } = await askTooLong([[{ kind: 'text', text: 'half' }, named]]);
    assert.deepEqual([budgets.length, events.at(-1)], [1, named]);
  });
});

describe('ask', () => {
  it('yields the pack with its price, the text, the bill, the checked citations and the end', async () => {
    const answer = 'Two is 2 [src/a.ts "const two = 2;"].';
    const { events, requests } = await run([
      { kind: 'text', text: answer },
      { kind: 'usage', usage: { input: 100_000, cached: 40_000, output: 10 } },
      { kind: 'end', outcome: 'complete', finishReason: 'stop' },
    ]);
    assert.deepEqual(
      events.map((event) => (event.kind === 'pack' ? { ...event, price: rounded(event.price) } : event)),
      [
        { kind: 'pack', manifest: pack.manifest, price, window },
        { kind: 'delta', text: answer },
        { kind: 'usage', input: 100_000, cached: 40_000, output: 10, cost: 0.028016, estimated: false },
        {
          kind: 'citations',
          items: [{ path: 'src/a.ts', quote: 'const two = 2;', lines: [2, 2], state: 'holds' }],
        },
        { kind: 'end', outcome: 'complete', finishReason: 'stop' },
      ],
    );
    assert.deepEqual(
      requests.map(({ sources, maxOutput, purpose }) => ({ sources, maxOutput, purpose })),
      [{ sources: ['src/a.ts'], maxOutput: 1_000, purpose: 'chat' }],
    );
  });

  it('marks the usage as estimated when the service sends none', async () => {
    const { events } = await run([
      { kind: 'text', text: 'x'.repeat(400) },
      { kind: 'end', outcome: 'complete', finishReason: 'stop' },
    ]);
    assert.deepEqual(
      events.find((event) => event.kind === 'usage'),
      { kind: 'usage', input: 100_000, cached: 0, output: 100, cost: 0.04016, estimated: true },
    );
  });

  it('keeps a partial answer and tells how it ended', async () => {
    const failure = { code: 'interrupted', message: 'The connection broke.', retryable: true } as const;
    const { events } = await run([
      { kind: 'text', text: 'half' },
      { kind: 'end', outcome: 'failed', failure },
    ]);
    assert.deepEqual(
      events.filter((event) => event.kind === 'delta' || event.kind === 'end'),
      [
        { kind: 'delta', text: 'half' },
        { kind: 'end', outcome: 'failed', failure },
      ],
    );
  });

  it('sends nothing when the price is not approved', async () => {
    const failure = { code: 'over-cap', message: 'Too dear.', retryable: false } as const;
    const { events, requests } = await run([], { approve: () => Promise.resolve(failure) });
    assert.deepEqual(
      events.map((event) => event.kind),
      ['pack', 'end'],
    );
    assert.deepEqual([events.at(-1), requests], [{ kind: 'end', outcome: 'failed', failure }, []]);
  });

  it('ends as stopped when packing is stopped, and as failed when it fails', async () => {
    const failure = { code: 'pack-failed', message: 'No files.', retryable: false } as const;
    const stopped = await run([], {}, { kind: 'stopped' });
    const failed = await run([], {}, { kind: 'failed', failure });
    assert.deepEqual(
      [stopped.events, failed.events],
      [[{ kind: 'end', outcome: 'stopped' }], [{ kind: 'end', outcome: 'failed', failure }]],
    );
  });

  it('never ends without an end, even when the model does', async () => {
    const { events } = await run([{ kind: 'text', text: 'x' }]);
    const end = events.at(-1);
    assert.deepEqual([end?.kind, end?.kind === 'end' && end.outcome], ['end', 'failed']);
  });
});

function rounded(value: { readonly expected?: number; readonly atMost?: number }): object {
  return Object.fromEntries(Object.entries(value).map(([name, amount]) => [name, Math.round(amount * 1e6) / 1e6]));
}

describe('a question to a model that only completes', () => {
  it('is refused in words before anything is packed', async () => {
    const profile = { ...sampleProfile, label: 'Codestral', api: 'fim:codestral' } as const;
    const events: ChatEvent[] = [];
    const untouched = () => assert.fail('nothing is packed or sent');
    const deps: AskDeps = { pack: untouched, approve: untouched, send: untouched };
    for await (const event of ask({ ...input, profile }, deps, new AbortController().signal)) {
      events.push(event);
    }
    const message = 'Codestral only completes code while you type. Choose another model for this.';
    const failure = { code: 'needs-model', message, retryable: false } as const;
    assert.deepEqual(events, [{ kind: 'end', outcome: 'failed', failure }]);
  });
});
