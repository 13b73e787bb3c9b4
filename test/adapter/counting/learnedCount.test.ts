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
import { countTools } from '../../../src/core/tokens/countTools.ts';
import { imageTokens } from '../../../src/core/tokens/imageTokens.ts';
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

/** Services drawn for each size of what is hidden; each is asked some twenty times, and beyond a hundred they say nothing more. */
const DRAWS = Math.min(Number(process.env['PROPERTY_RUNS'] ?? 12), 100);

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
  }).timeout(600_000);

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
  }).timeout(600_000);

  it('is within 0.5 % with tools, an image and a schema beside the files, where nothing is hidden', async () => {
    const asked = fc.record({
      files: fc.array(fc.nat(texts.length - 1), { minLength: 8, maxLength: 24 }),
      tools: fc.subarray(tools),
      image: fc.option(
        fc.record({ width: fc.integer({ min: 1, max: 1_100 }), height: fc.integer({ min: 1, max: 1_100 }) }),
      ),
      format: fc.option(fc.constantFrom(...formats)),
    });
    const check = fc.asyncProperty(asked, async ({ files, tools: offered, image, format }) => {
      const { bench, counter } = shared;
      assert.ok(bench && counter);
      bench.server.script(countingReply({ factor: 1, hidden: 0 }));
      const profile = bench.profile({ features: ['tools', 'vision', 'structured-output'] });
      const [system, ...others] = messagesOf({ files, question: 'Why?', turns: 0 });
      const images = image ? [{ mediaType: 'image/png' as const, base64: pngOf(image), ...image }] : [];
      const messages = [...(system ? [system] : []), ...others.map((message) => ({ ...message, images }))];
      const record = await askOf(bench, {
        ...{ purpose: 'chat', profile, messages, tools: offered, maxOutput: 100, temperature: 0, sources: [] },
        ...(format && { format }),
      });
      const count = (text: string): number => counter.count(text);
      const counted =
        countMessages(messages, counter) +
        countTools(offered, count) +
        (format ? count(JSON.stringify(format.schema)) : 0) +
        (image ? imageTokens(image, { cap: 1_536, factor: 1.62 }) : 0);
      const billed = record.usage?.input ?? 0;
      assert.ok(Math.abs(counted / billed - 1) < 0.005, `${counted} against ${billed}`);
    });
    await fc.assert(check, { numRuns: DRAWS, seed: 20261120, endOnFailure: true });
  }).timeout(600_000);
});

const tools = [
  {
    name: 'read_file',
    description: 'Reads a file of the workspace.',
    parameters: {
      type: 'object',
      properties: { path: { type: 'string', description: 'From the root.' }, from: { type: 'integer' } },
      required: ['path'],
    },
  },
  {
    name: 'search_code',
    description: 'Finds lines that match.',
    parameters: {
      type: 'object',
      properties: { query: { type: 'string' }, kind: { type: 'string', enum: ['word', 'pattern', 'path'] } },
      required: ['query'],
    },
  },
];

const formats = [
  {
    kind: 'schema',
    name: 'row',
    schema: {
      type: 'object',
      properties: { path: { type: 'string' }, lines: { type: 'array', items: { type: 'integer' } } },
      required: ['path', 'lines'],
      additionalProperties: false,
    },
  },
] as const;

/** The header of a PNG, which is all that the service reads of it. */
function pngOf({ width, height }: { readonly width: number; readonly height: number }): string {
  const bytes = Buffer.alloc(33);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}
