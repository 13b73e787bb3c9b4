// `npm run bench:pack`: what a pack costs from a cold start and after one edit, beside other packers in the same run.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { costOf, median, type Cost } from './childCost.ts';
import { makeCorpus } from './corpus.ts';
import { describeMachine } from './machine.ts';
import { measureEdits } from './residentPack.ts';

const { values } = parseArgs({
  options: {
    repo: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    grow: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
  },
});

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.mjs');
const question = 'Where is the configuration file read and what happens when it cannot be parsed?';
const own = mkdtempSync(path.join(tmpdir(), 'panorama-bench-'));

/** Tokens of a request: the widest that is asked for without a word, and a whole window. */
const RESIDENT_BUDGETS = [120_000, 1_000_000];

/** A packer by name; makes the program that packs a folder, with an empty folder for what it writes. */
interface Contender {
  readonly name: string;
  readonly program: (folder: string, out: string) => readonly string[];
}

const ours = (budget: string): Contender => ({
  name: `panorama ${budget}`,
  program: (folder, out) => [
    ...[cli, 'pack', folder, '--question', question, '--budget', budget],
    ...['--json', path.join(out, 'pack.json'), '--cache', path.join(out, 'cache'), '--now', '1763700000'],
  ],
});

const peer = (name: string, entry: string, args: (folder: string, out: string) => readonly string[]): Contender => ({
  name,
  program: (folder, out) => [path.join(root, 'test/bench/peers/node_modules', entry), ...args(folder, out)],
});

const peers: readonly Contender[] = [
  peer('repomix', 'repomix/bin/repomix.cjs', (folder, out) => [folder, '-o', path.join(out, 'repomix.xml'), '--quiet']),
  peer('ai-digest', '.bin/ai-digest', (folder, out) => ['-i', folder, '-o', path.join(out, 'digest.md')]),
  peer('llm-ctxpack', '.bin/llm-ctxpack', (folder, out) => [folder, '-o', path.join(out, 'context.md')]),
];

function installPeers(): void {
  const folder = path.join(root, 'test/bench/peers');
  if (!existsSync(path.join(folder, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  }
}

/** All contenders in turn, round by round, so that a slow moment of the machine falls on each. */
function measureCold(folder: string, contenders: readonly Contender[]): void {
  const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { name, program } of contenders) {
      const out = mkdtempSync(path.join(own, 'out-'));
      costs.get(name)?.push(costOf(program(folder, out), out));
      rmSync(out, { recursive: true });
    }
  }
  const first = median((costs.get(contenders[0]?.name ?? '') ?? []).map(({ cpuMs }) => cpuMs));
  for (const [name, all] of costs) {
    const cpu = median(all.map(({ cpuMs }) => cpuMs));
    const peak = median(all.map(({ peakMiB }) => peakMiB));
    console.log(
      `  ${name.padEnd(16)} ${(cpu / 1000).toFixed(2).padStart(7)} s CPU ${peak.toFixed(0).padStart(6)} MiB  ${(cpu / first).toFixed(1)}x`,
    );
  }
}

async function measure(name: string, folder: string, contenders: readonly Contender[]): Promise<void> {
  console.log(`\n${name}\n cold process, CPU and peak memory`);
  measureCold(folder, contenders);
  for (const budget of RESIDENT_BUDGETS) {
    const out = mkdtempSync(path.join(own, 'layouts-'));
    for (const line of await measureEdits(folder, { root, question, budget, out, rounds: 10 })) {
      console.log(`  ${line}`);
    }
  }
}

const contenders = [ours('wide'), ours('whole'), ...(values.alone ? [] : peers)];
if (!values.alone) {
  installPeers();
}
console.log(describeMachine());
try {
  for (const folder of values.repo) {
    await measure(path.basename(folder), path.resolve(folder), contenders);
  }
  const sizes = values.grow ? [1, 5, 20, 50, 90] : [0.7, 5.6, 49];
  for (const megabytes of values.repo.length > 0 ? [] : sizes) {
    const corpus = makeCorpus(path.join(root, 'node_modules'), path.join(own, `corpus-${megabytes}`), megabytes * 1e6);
    const title = `${(corpus.bytes / 1e6).toFixed(1)} MB, ${corpus.files} files`;
    await measure(title, corpus.folder, values.grow ? contenders.slice(0, 2) : contenders);
  }
} finally {
  rmSync(own, { recursive: true });
}
