// `npm run bench:recall -- --cases FILE --repo DIR`: how much of what real commits changed the packs hold, beside naive ways.
// Each case is packed by the command line as users run it, over a copy that knows nothing later than the case.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { createBaselines, type TakeUp } from './recallBaselines.ts';
import { checkOut, cloneFor, hunksOf, readCases, type RecallCase } from './recallCases.ts';
import { recallOf } from './recallScore.ts';

const BUDGETS = [
  ['32K', 32_000],
  ['128K', 128_000],
  ['1M', 1_000_000],
] as const;

const LEVELS = ['full', 'excerpt', 'outline'] as const;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', multiple: true, default: [] },
    repo: { type: 'string', multiple: true, default: [] },
    limit: { type: 'string', default: '1000000' },
  },
});

const root = path.resolve(import.meta.dirname, '../..');
const own = mkdtempSync(path.join(tmpdir(), 'panorama-recall-'));

/** Sums by name of the way, one for each budget. */
type Sums = Map<string, number[]>;

/** Of one repository: shares, and what the packs spent by level. */
interface Findings {
  readonly name: string;
  readonly cases: number;
  readonly recall: Sums;
  readonly spent: Sums;
}

function add(sums: Sums, name: string, budget: number, amount: number): void {
  const row = sums.get(name) ?? BUDGETS.map(() => 0);
  row[budget] = (row[budget] ?? 0) + amount;
  sums.set(name, row);
}

/** Packs the working copy as a user does. */
function pack(copy: string, { question, time }: RecallCase, budget: number): Manifest {
  const json = path.join(own, 'pack.json');
  execFileSync(
    process.execPath,
    [
      ...[path.join(root, 'dist/cli.mjs'), 'pack', copy, '--question', question, '--budget', String(budget)],
      ...['--json', json, '--cache', mkdtempSync(path.join(own, 'cache-')), '--now', String(time)],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const manifest = JSON.parse(readFileSync(json, 'utf8')) as Manifest;
  return manifest;
}

function measureCase(copy: string, one: RecallCase, takeUp: TakeUp, { recall, spent }: Findings): void {
  checkOut(copy, one);
  const hunks = hunksOf(copy, one);
  const packs = BUDGETS.map(([, budget]) => pack(copy, one, budget));
  const paths = packs[0]?.files.map((file) => file.path).toSorted() ?? [];
  const baselines = takeUp(copy, paths);
  packs.forEach((manifest, index) => {
    add(recall, 'panorama', index, recallOf(one.truth, manifest.files, hunks));
    for (const level of LEVELS) {
      const files = manifest.files.filter((file) => file.level === level);
      add(
        spent,
        level,
        index,
        files.reduce((sum, { tokens }) => sum + tokens, 0),
      );
    }
    add(spent, 'list', index, manifest.tokens.tree);
    const room = manifest.budget - manifest.tokens.instructions;
    for (const [name, held] of baselines.fill(one.question, paths, room)) {
      add(recall, name, index, one.truth.filter((file) => held.has(file)).length / one.truth.length);
    }
  });
}

function measure(file: string, repository: string, takeUp: TakeUp): Findings {
  const cases = readCases(file).slice(0, Number(values.limit));
  const findings: Findings = { name: cases[0]?.repo ?? file, cases: cases.length, recall: new Map(), spent: new Map() };
  const copy = path.join(own, findings.name);
  cloneFor(path.resolve(repository), copy);
  cases.forEach((one, index) => {
    measureCase(copy, one, takeUp, findings);
    process.stderr.write(`\r${findings.name} ${index + 1}/${cases.length} `);
  });
  process.stderr.write('\r');
  rmSync(copy, { recursive: true });
  return findings;
}

function print(title: string, rows: ReadonlyMap<string, readonly number[]>, write: (value: number) => string): void {
  console.log(`${title.padEnd(24)}${BUDGETS.map(([name]) => name.padStart(10)).join('')}`);
  for (const [name, row] of rows) {
    console.log(`  ${name.padEnd(22)}${row.map((value) => write(value).padStart(10)).join('')}`);
  }
}

function means({ recall, cases }: Findings): Sums {
  return new Map([...recall].map(([name, row]) => [name, row.map((sum) => sum / cases)]));
}

function report(all: readonly Findings[]): void {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  for (const findings of all) {
    print(`\n${findings.name}, ${findings.cases} cases`, means(findings), percent);
    const spent = new Map(
      [...findings.spent].map(([name, row]) => [`tokens ${name}`, row.map((sum) => sum / findings.cases)]),
    );
    print('  spent', spent, (value) => value.toFixed(0));
  }
  const mean: Sums = new Map();
  for (const one of all.map(means)) {
    for (const [name, row] of one) {
      row.forEach((value, index) => {
        add(mean, name, index, value / all.length);
      });
    }
  }
  print(`\nmean of ${all.length} repositories`, mean, percent);
}

const [first] = cpus();
console.log(
  `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform}, Node ${process.version}`,
);
try {
  const takeUp = await createBaselines();
  report(values.cases.map((file, index) => measure(file, values.repo[index] ?? values.repo[0] ?? '.', takeUp)));
} finally {
  rmSync(own, { recursive: true });
}
