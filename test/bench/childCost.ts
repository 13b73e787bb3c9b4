// What a Node program costs from start to end: CPU time of the process and its most memory.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** CPU in milliseconds, user and system together; memory in MiB, resident, at its most. */
export interface Cost {
  readonly cpuMs: number;
  readonly peakMiB: number;
}

/** Runs a program to its end in a folder. Throws when it fails, with what it said. */
export function costOf(program: readonly string[], folder: string): Cost {
  const own = mkdtempSync(path.join(tmpdir(), 'panorama-cost-'));
  const file = path.join(own, 'cost.json');
  const preload = new URL('reportCost.mjs', import.meta.url).href;
  try {
    const { status, stderr, error } = spawnSync(process.execPath, ['--import', preload, ...program], {
      cwd: folder,
      env: { ...process.env, COST_FILE: file },
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    if (error ?? status !== 0) {
      throw new Error(`${program.join(' ')} failed: ${error?.message ?? stderr.slice(-2_000)}`);
    }
    return JSON.parse(readFileSync(file, 'utf8')) as Cost;
  } finally {
    rmSync(own, { recursive: true });
  }
}

/** The middle one of the numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
