// A resident packer, at first and after one edit: what a pack of the same question costs, and how long the thread that asks is held up.

import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PackResult } from '../../src/core/chat/ask.ts';
import { openAiProfile } from '../../src/core/model/builtInProfiles.ts';
import type { PackInput } from '../../src/core/pack/packTypes.ts';
import { createPackWorker, type PackWorker } from '../../src/host/worker/packWorker.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { median } from './childCost.ts';
import { watchThread } from './threadCost.ts';

/** How to measure; `root` is the folder of this project with its `dist`. */
export interface EditOptions {
  readonly root: string;
  readonly question: string;
  readonly rounds: number;
  /** Tokens at most for the request. */
  readonly budget: number;
  /** Empty folder for what outlasts the thread. */
  readonly out: string;
}

interface Round {
  /** Of the whole process. */
  readonly cpuMs: number;
  /** Of the thread that asks, in its longest task. */
  readonly longestMs: number;
  readonly manifest: Manifest;
  /** UTF-16 units of the prompt. */
  readonly characters: number;
}

/** Milliseconds in which nothing is asked, for the baseline. */
const IDLE_MS = 1_000;

/** Edits before those that are measured: the engine compiles what runs often, and a resident process has run for long. */
const WARM_ROUNDS = 20;

/**
 * Packs and sends once, then edits a file, packs and sends again, some rounds: first with a look at all files, then as with a
 * watcher, which names the edited one. Returns lines to print. The edited file is put back.
 */
export async function measureEdits(folder: string, options: EditOptions): Promise<readonly string[]> {
  const { root, question, rounds, budget, out } = options;
  const worker = createPackWorker({ workerPath: path.join(root, 'dist/worker.cjs'), layouts: out, log: console });
  const edited = someSource(folder);
  const original = readFileSync(edited);
  try {
    const input = toInput(question, budget);
    const edit = async (times: number, changes: Partial<PackInput> = {}): Promise<readonly Round[]> => {
      const made: Round[] = [];
      for (let round = 0; round < times; round += 1) {
        appendFileSync(edited, `// Edit ${round}\n`);
        made.push(await timed(worker, folder, { ...input, ...changes }));
      }
      return made;
    };
    const first = await timed(worker, folder, input);
    const early = await edit(rounds);
    await edit(WARM_ROUNDS);
    const late = await edit(rounds);
    const watched = await edit(rounds, { changed: [path.relative(folder, edited).split(path.sep).join('/')] });
    const idle = await watchThread(() => sleep(IDLE_MS));
    return describeRounds({ first, early, late, watched }, idle.longestMs);
  } finally {
    writeFileSync(edited, original);
    await worker.dispose();
  }
}

interface Rounds {
  readonly first: Round;
  readonly early: readonly Round[];
  readonly late: readonly Round[];
  readonly watched: readonly Round[];
}

function describeRounds({ first, early, late, watched }: Rounds, idleMs: number): readonly string[] {
  const longest = [...early, ...late, ...watched].map(({ longestMs }) => longestMs);
  const { manifest, characters } = first;
  const prompt = (characters / 1e6).toFixed(2);
  return [
    `resident, budget ${manifest.budget}: ${manifest.files.length} files, prompt of ${prompt} million characters`,
    `  first pack ${first.cpuMs.toFixed(0)} ms CPU`,
    describeEdits('after one edit, the first', early),
    describeEdits('after one edit, later', late),
    describeEdits('after one edit, with a watcher', watched),
    `  longest task of the asking thread: first pack ${first.longestMs.toFixed(1)} ms CPU, after one edit median ` +
      `${median(longest).toFixed(1)} ms, most ${Math.max(...longest).toFixed(1)} ms; idle ${idleMs.toFixed(1)} ms`,
  ];
}

/** CPU of the whole process with its helper threads, and the time of the packing thread with its steps. */
function describeEdits(name: string, rounds: readonly Round[]): string {
  const of = (read: (round: Round) => number): string => median(rounds.map(read)).toFixed(1);
  const timings = (key: keyof Manifest['timings']): string => of(({ manifest }) => manifest.timings[key]);
  return (
    `  ${name} (${rounds.length}): ${of(({ cpuMs }) => cpuMs)} ms CPU in all; packing ${timings('totalMs')} ms: ` +
    `finding ${timings('discoverMs')}, reading ${timings('countMs')}, ranking ${timings('rankMs')}, ` +
    `fitting and layout ${timings('renderMs')}`
  );
}

/** Packs and says that the pack is sent. */
async function timed(worker: PackWorker, folder: string, input: PackInput): Promise<Round> {
  const before = process.cpuUsage();
  const { value: result, longestMs } = await watchThread<PackResult>(async () => {
    const place = { roots: [{ name: 'bench', path: folder }], layoutKey: 'bench' };
    const made = await worker.pack(input, place, new AbortController().signal);
    if (made.kind === 'packed') {
      worker.commit(made.pack);
    }
    return made;
  });
  const { user, system } = process.cpuUsage(before);
  if (result.kind !== 'packed') {
    throw new Error(result.kind === 'failed' ? result.failure.message : 'stopped');
  }
  // The pack itself is let go, as an editor does with the one before the last.
  const { manifest, messages } = result.pack;
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  return { cpuMs: (user + system) / 1000, longestMs, manifest, characters };
}

function toInput(question: string, budget: number): PackInput {
  return {
    question,
    scope: { kind: 'workspace' },
    attachments: [],
    budget,
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
