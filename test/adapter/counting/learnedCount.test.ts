// Counted requests against services that count with another package: exact where nothing is hidden, close after five answers.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createSender } from '../../../src/core/egress/sender.ts';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { expectedTokens } from '../../../src/core/model/counting.ts';
import type { ChatMessage, ModelRequest } from '../../../src/core/model/request.ts';
import { countMessages } from '../../../src/core/pack/countMessages.ts';
import type { TokenCounter } from '../../../src/core/ports.ts';
import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';
import { createLearnedCounts } from '../../../src/host/vscode/learnedCounts.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { countingReply, type HiddenManners } from '../../fakes/countingService.ts';
import { startBench, type Bench } from '../openai/adapter.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Source code and prose as they are asked about. */
const texts = globSync(['src/core/**/*.ts', 'docs/**/*.md', 'media/**/*.css'], { cwd: root })
  .sort()
  .map((file) => readFileSync(path.join(root, file), 'utf8'));

/** Services drawn for each size of what is hidden. */
const DRAWS = Number(process.env['PROPERTY_RUNS'] ?? 12);

/** A conversation by its numbers, so that a counterexample can be read. */
interface Drawn {
  readonly files: readonly number[];
  readonly question: string;
  readonly turns: number;
}

const conversation: fc.Arbitrary<Drawn> = fc.record({
  files: fc.array(fc.nat(texts.length - 1), { minLength: 1, maxLength: 24 }),
  question: fc.constantFrom(
    'Why?',
    'What calls this, and with what?',
    'Warum wird hier gezählt?',
    '再試行はどこですか。',
  ),
  turns: fc.nat(3),
});

function messagesOf({ files, question, turns }: Drawn): readonly ChatMessage[] {
  return [
    { role: 'system', content: files.map((index) => texts[index] ?? '').join('\n') },
    ...Array.from({ length: turns }, (_, turn) => [
      { role: 'user', content: `Question ${turn}` } as const,
      { role: 'assistant', content: (texts[turn] ?? '').slice(0, 900) } as const,
    ]).flat(),
    { role: 'user', content: question },
  ];
}

/** Asks through the sender as the product does; gives what was written down. */
async function askOf(bench: Bench, request: ModelRequest): Promise<SendRecord> {
  const records: SendRecord[] = [];
  const send = createSender({
    policy: () => ({ trusted: true, forbids: () => undefined, hideSecrets: (text) => text }),
    modelFor: () => bench.model,
    reserve: () =>
      Promise.resolve({
        kind: 'granted',
        reservation: { settle: () => Promise.resolve(), drop: () => Promise.resolve() },
      }),
    sent: () => undefined,
    record: (record) => records.push(record),
    clock: { now: () => 0, sleep: () => Promise.resolve() },
  });
  for await (const part of send(request, new AbortController().signal)) {
    assert.ok(part.kind !== 'end' || part.outcome === 'complete', JSON.stringify(part));
  }
  const [record] = records;
  assert.ok(record);
  return record;
}

describe('the count of a request against the bill of a service', () => {
  const shared: { bench?: Bench; counter?: TokenCounter } = {};

  before(async () => {
    shared.counter = await loadCounter('o200k_base');
  });
  beforeEach(async () => {
    // A clock that keeps the real time: a busy machine must not look like a service that is silent.
    shared.bench = await startBench({ clock: createFastClock(1) });
  });
  afterEach(async () => {
    await shared.bench?.server.stop();
  });

  /** Asks all of them in turn, learning from each, and gives what was expected and billed of the last one. */
  async function learnFrom(manners: HiddenManners, asked: readonly Drawn[]) {
    const { bench, counter } = shared;
    assert.ok(bench && counter);
    bench.server.script(countingReply(manners));
    const counts = createLearnedCounts({ get: () => undefined, update: () => Promise.resolve() });
    let last = { expected: 0, billed: 0 };
    for (const drawn of asked) {
      const messages = messagesOf(drawn);
      const profile = counts.apply(bench.profile());
      const inputTokens = countMessages(messages, counter);
      const record = await askOf(bench, {
        ...{ purpose: 'chat', profile, messages, inputTokens, maxOutput: 100, temperature: 0, sources: [] },
      });
      assert.ok(record.usage && record.counted === inputTokens);
      last = { expected: expectedTokens(profile.counting, inputTokens), billed: record.usage.input };
      await counts.learn(profile, { counted: record.counted, billed: record.usage.input });
    }
    return last;
  }

  it('is the bill where nothing is hidden, from the first request on', async () => {
    const check = fc.asyncProperty(conversation, async (drawn) => {
      const { expected, billed } = await learnFrom({ factor: 1, hidden: 0 }, [drawn]);
      assert.equal(expected, billed);
    });
    await fc.assert(check, { numRuns: DRAWS, seed: 20261120 });
  }).timeout(60_000);

  it('is within 0.5 % of the bill after five answers, whatever is hidden', async () => {
    const manners = fc.record({
      factor: fc.double({ min: 0.98, max: 1.05, noNaN: true }),
      hidden: fc.integer({ min: 0, max: 400 }),
    });
    const six = fc.array(conversation, { minLength: 6, maxLength: 6 });
    const check = fc.asyncProperty(manners, six, async (hidden, asked) => {
      const { expected, billed } = await learnFrom(hidden, asked);
      assert.ok(Math.abs(expected / billed - 1) < 0.005, `${expected} against ${billed}`);
    });
    await fc.assert(check, { numRuns: DRAWS, seed: 20261120, endOnFailure: true });
  }).timeout(120_000);
});
