// A worker thread that serves packs by a script in the question, in place of real packing.

import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import type { LaidPack, PackInput } from '../../../src/core/pack/packTypes.ts';
import { createLayoutStore } from '../../../src/host/store/layoutStore.ts';
import { SentLayouts } from '../../../src/host/worker/sentLayouts.ts';
import { servePacks, type PackJob } from '../../../src/host/worker/servePacks.ts';
import type { WorkerSettings } from '../../../src/host/worker/workerProtocol.ts';
import { samplePack } from './samplePack.ts';

const job: PackJob = async (input, { roots, requested }, signal) => {
  switch (input.question) {
    case 'crash':
      process.exit(7);
      break;
    case 'fail':
      throw new Error('no room');
    case 'wait for the end':
      return untilAborted(input, signal);
    case 'read':
      return samplePack(await readEverything(requested));
    case 'what was last':
      return samplePack(input.ledger?.head ?? 'nothing');
    default:
      return laidOut(input, `${input.question} in ${roots.map(({ name }) => name).join(', ')}`);
  }
};

/** The layout tells which question it was made for. */
function laidOut({ question }: PackInput, content: string): LaidPack {
  const pack = samplePack(content);
  return { ...pack, ledger: { ...pack.ledger, head: question } };
}

function untilAborted(input: PackInput, signal: AbortSignal): Promise<LaidPack> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      // Late on purpose: the client has stopped waiting.
      resolve(samplePack(input.question));
    });
  });
}

async function readEverything(files: Parameters<PackJob>[1]['requested']): Promise<string> {
  const entries = await files.readDirectory('');
  const bytes = await files.readFile('a.txt');
  const missing = await files.readFile('absent').catch((error: unknown) => String(error));
  const many = Array.from({ length: 2_500 }, (_, index) => `${index}.txt`);
  const stats = (await files.stats?.([...many, 'a.txt'], new AbortController().signal)) ?? [];
  const size = await files.size('a.txt');
  return JSON.stringify([entries, size, new TextDecoder().decode(bytes), missing, [stats.length, stats.at(-1)]]);
}

if (parentPort) {
  const { layouts = '' } = workerData as WorkerSettings;
  servePacks(parentPort, job, new SentLayouts(createLayoutStore(layouts)));
}
