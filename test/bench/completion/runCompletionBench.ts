// Runs all cells of the benchmark and prints the contenders side by side.

import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';
import { SYSTEM_PROMPT } from '../../../src/core/completion/prompt.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';
import type { Policy } from './contender.ts';
import { Typist } from './human.ts';
import { createOwn } from './own.ts';
import { PEERS } from './peers.ts';
import type { Manner, Missing } from './scriptedAnswer.ts';
import { ScriptedModel } from './scriptedModel.ts';
import { readStretches, type Choice, type Stretch } from './sources.ts';
import { rowOf, Tally, type Row } from './tally.ts';
import { Typing } from './typing.ts';
import { verdictOf, type CellRows } from './verdict.ts';
import { VirtualTime } from '../../fakes/virtualTime.ts';

/** What is run. */
export interface CompletionBench {
  readonly choice: Choice;
  /** Stretches of each language. */
  readonly perLanguage: number;
  readonly cadences: readonly number[];
  readonly nearMisses: readonly number[];
  readonly slownesses: readonly number[];
  readonly missing: Missing;
  /** Names of contenders; empty for all. */
  readonly only: readonly string[];
}

const OWN = 'Panorama';
const POLICIES: readonly Policy[] = [...PEERS, { name: OWN, create: createOwn }];

interface Cell {
  readonly cadence: number;
  readonly manner: Manner;
}

/** Prints a table for each cell, and what was reached over all. */
export async function runCompletionBench(bench: CompletionBench, say: (line: string) => void): Promise<void> {
  const counter = await loadCounter('o200k_base');
  const count = (text: string) => counter.count(text);
  const systemTokens = count(SYSTEM_PROMPT);
  const stretches = readStretches(bench.choice, bench.perLanguage, { count });
  tellSources(stretches, say);
  const policies = POLICIES.filter(({ name }) => bench.only.length === 0 || bench.only.includes(name));
  const results: CellRows[] = [];
  for (const cell of cellsOf(bench)) {
    say('');
    say(titleOf(cell));
    say(HEADER);
    const rows = new Map<string, Row>();
    for (const policy of policies) {
      const row = rowOf(await typeAll(policy, cell, stretches, systemTokens));
      rows.set(policy.name, row);
      say(lineOf(policy.name, row));
    }
    results.push({ title: titleOf(cell), rows });
  }
  say('');
  for (const line of verdictOf(results, OWN)) {
    say(line);
  }
}

function cellsOf({ choice, cadences, nearMisses, slownesses, missing }: CompletionBench): readonly Cell[] {
  return cadences.flatMap((cadence) =>
    nearMisses.flatMap((nearMiss) =>
      slownesses.map((slowness) => ({ cadence, manner: { nearMiss, missing, slowness, seed: choice } })),
    ),
  );
}

async function typeAll(
  policy: Policy,
  { cadence, manner }: Cell,
  stretches: readonly Stretch[],
  systemTokens: number,
): Promise<Tally> {
  const tally = new Tally();
  for (const stretch of stretches) {
    const time = new VirtualTime();
    const model = new ScriptedModel(time, stretch, manner, systemTokens);
    const typist = new Typist(stretch, cadence, manner.seed);
    const contender = policy.create({ time, send: model.send, stretch, profile: sampleProfile });
    new Typing({ time, stretch, typist, model, tally }, contender).start();
    await time.run();
  }
  return tally;
}

function tellSources(stretches: readonly Stretch[], say: (line: string) => void): void {
  const languages = [...new Set(stretches.map(({ languageId }) => languageId))];
  for (const language of languages) {
    const own = stretches.filter(({ languageId }) => languageId === language);
    const positions = own.reduce((sum, { start, end }) => sum + end - start, 0);
    const files = [...new Set(own.map(({ path }) => path.replace(/#\d+$/, '')))];
    say(`${language}: ${own.length} stretches, ${positions} positions, of ${files.join(', ')}`);
  }
}

function titleOf({ cadence, manner }: Cell): string {
  return `${cadence} words a minute, ${100 * manner.nearMiss} % near misses${manner.missing === 'rest' ? ' to the end' : ''}, latency × ${manner.slowness}`;
}

const HEADER =
  'policy     req/100acc  $/1M acc  in/1000  out/1000  $/1000    acc %  visible p50/p95 ms  right<1s/met %  flicker  wasted/requests  pauses';

function lineOf(name: string, row: Row): string {
  return [
    name.padEnd(10),
    (100 * row.requestsPerAccepted).toFixed(2).padStart(10),
    (1e6 * row.dollarsPerAccepted).toFixed(2).padStart(9),
    row.inputPer1000.toFixed(0).padStart(8),
    row.outputPer1000.toFixed(0).padStart(9),
    row.dollarsPer1000.toFixed(5).padStart(9),
    (100 * row.acceptedShare).toFixed(1).padStart(7),
    `${row.visibleP50.toFixed(0)}/${row.visibleP95.toFixed(0)}`.padStart(18),
    `${(100 * row.rightInTime).toFixed(1)}/${(100 * row.rightWhenMet).toFixed(1)}`.padStart(15),
    String(row.flicker).padStart(8),
    `${row.wasted}/${row.requests}`.padStart(16),
    String(row.pauses).padStart(7),
  ].join(' ');
}
