// A resident packer after one edit: what the next pack of the same question costs.

import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { PackResult } from '../../src/core/chat/ask.ts';
import { openAiProfile } from '../../src/core/model/builtInProfiles.ts';
import type { Pack, PackInput } from '../../src/core/pack/packTypes.ts';
import { createPackWorker, type PackWorker } from '../../src/host/worker/packWorker.ts';
import { median } from './childCost.ts';

/** How to measure; `root` is the folder of this project with its `dist`. */
export interface EditOptions {
  readonly root: string;
  readonly question: string;
  readonly rounds: number;
}

interface Round {
  readonly cpuMs: number;
  readonly renderMs: number;
}

/** Packs once, then edits a file and packs again, some rounds. Returns lines to print. The edited file is put back. */
export async function measureEdits(
  folder: string,
  { root, question, rounds }: EditOptions,
): Promise<readonly string[]> {
  const worker = createPackWorker({ workerPath: path.join(root, 'dist/worker.cjs'), log: console });
  const edited = someSource(folder);
  const original = readFileSync(edited);
  try {
    const input = toInput(question);
    const first = await timed(worker, folder, input);
    let { pack } = first;
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      appendFileSync(edited, `// Edit ${round}\n`);
      const again = await timed(worker, folder, { ...input, ledger: pack.ledger });
      pack = again.pack;
      measured.push({ cpuMs: again.cpuMs, renderMs: pack.manifest.timings.renderMs });
    }
    const cpu = median(measured.map(({ cpuMs }) => cpuMs));
    const render = median(measured.map(({ renderMs }) => renderMs));
    return [
      `resident, first pack ${first.cpuMs.toFixed(0)} ms CPU`,
      `resident, after one edit ${cpu.toFixed(1)} ms CPU in all, of which rendering ${render.toFixed(1)} ms`,
    ];
  } finally {
    writeFileSync(edited, original);
    await worker.dispose();
  }
}

async function timed(
  worker: PackWorker,
  folder: string,
  input: PackInput,
): Promise<{ readonly cpuMs: number; readonly pack: Pack }> {
  const before = process.cpuUsage();
  const result: PackResult = await worker.pack(input, [{ name: 'bench', path: folder }], new AbortController().signal);
  const { user, system } = process.cpuUsage(before);
  if (result.kind !== 'packed') {
    throw new Error(result.kind === 'failed' ? result.failure.message : 'stopped');
  }
  return { cpuMs: (user + system) / 1000, pack: result.pack };
}

function toInput(question: string): PackInput {
  return {
    question,
    scope: { kind: 'workspace' },
    attachments: [],
    budget: 120_000,
    history: [],
    profile: openAiProfile,
    unsaved: [],
    openPaths: [],
    exclude: [],
    include: [],
    now: Date.UTC(2026, 0, 1),
  };
}

/** A file of ordinary size in the middle of the workspace. */
function someSource(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.d)\.[jt]s$/.test(file),
  );
  const chosen = files.toSorted()[Math.floor(files.length / 2)];
  if (chosen === undefined) {
    throw new Error(`${folder} holds no source.`);
  }
  return path.join(folder, chosen);
}
