// The time that the product itself takes for a suggestion, with a service that answers at once, in a file of 10,000 lines.

import { performance } from 'node:perf_hooks';
import type { CompletionInput } from '../../../src/core/completion/completionTypes.ts';
import { run } from '../../../src/core/completion/complete.ts';
import { SuggestDesk } from '../../../src/core/completion/suggestDesk.ts';
import type { Send } from '../../../src/core/egress/sender.ts';
import type { Snapshot } from '../../../src/core/text/snapshot.ts';
import { nothingAround } from '../../unit/completion/fakeInput.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';

const LINES = 10_000;
const NEIGHBOURS = 6;
const ROUNDS = 300;
const WARM_UP = 50;

/** Milliseconds of one round. */
interface Times {
  /** From the question to the request. */
  request: number;
  /** From the text that settles a suggestion to the item. */
  item: number;
  /** From the question to an item that is remembered. */
  memory: number;
}

/** Measures and prints p50, p95 and the most of each way, with `\n` and with `\r\n` as line ends. */
export async function measureOwnTime(say: (line: string) => void): Promise<void> {
  for (const [name, lineEnd] of [
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
  ] as const) {
    const times: Times[] = [];
    const desk = new SuggestDesk();
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const measured = await measureRound(round, lineEnd, desk);
      times.push(...(round < WARM_UP ? [] : [measured]));
    }
    say(`${LINES} lines that end with ${name}, ${NEIGHBOURS} neighbours, milliseconds p50/p95/most:`);
    say(`  question → request ${spread(times.map(({ request }) => request))}`);
    say(`  text → item        ${spread(times.map(({ item }) => item))}`);
    say(`  memory → item      ${spread(times.map(({ memory }) => memory))}`);
  }
}

async function measureRound(round: number, lineEnd: string, desk: SuggestDesk): Promise<Times> {
  const times: Times = { request: 0, item: 0, memory: 0 };
  let start = performance.now();
  const send: Send = async function* () {
    times.request = performance.now() - start;
    await Promise.resolve();
    start = performance.now();
    yield { kind: 'text', text: `compute(first, second, ${round});\n    next(${round});\n` };
    yield { kind: 'end', outcome: 'complete' };
  };
  const deps = { send, clock: { now: () => performance.now(), sleep: () => Promise.resolve() }, desk };
  const { signal } = new AbortController();
  const input = inputAt(round, lineEnd, '');
  start = performance.now();
  await run(input, deps, signal);
  times.item = performance.now() - start;
  const typed = inputAt(round, lineEnd, 'comp');
  // The rest of the answer is read to its end first.
  await new Promise((resolve) => setImmediate(resolve));
  start = performance.now();
  await run(typed, deps, signal);
  times.memory = performance.now() - start;
  return times;
}

/** A place in another line each round, as someone works downwards. */
function inputAt(round: number, lineEnd: string, typed: string): CompletionInput {
  const lines = Array.from(
    { length: LINES },
    (_, index) => `    const value${index} = compute(left[${index}], right);`,
  );
  const at = LINES / 2 + round;
  const before = [...lines.slice(0, at), `    const own = ${typed}`].join(lineEnd);
  return {
    snapshot: {
      path: 'src/large.ts',
      languageId: 'typescript',
      version: 1,
      text: before + lineEnd + lines.slice(at).join(lineEnd),
    },
    offset: before.length,
    cursors: 1,
    trigger: 'automatic',
    forbidden: undefined,
    languageOff: false,
    profile: sampleProfile,
    around: () => ({ ...nothingAround, neighbours: neighboursOf(lines, lineEnd) }),
    indentUnit: '    ',
  };
}

function neighboursOf(lines: readonly string[], lineEnd: string): readonly Snapshot[] {
  return Array.from({ length: NEIGHBOURS }, (_, index) => ({
    path: `src/neighbour${index}.ts`,
    languageId: 'typescript',
    version: 1,
    text: lines.slice(index * 600, (index + 1) * 600).join(lineEnd),
  }));
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((first, second) => first - second);
  return [0.5, 0.95, 1]
    .map((share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2))
    .join('/');
}
