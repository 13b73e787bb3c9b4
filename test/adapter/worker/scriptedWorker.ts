// A worker thread that serves packs by a script in the question, in place of real packing.

import { parentPort } from 'node:worker_threads';
import process from 'node:process';
import type { Pack, PackInput } from '../../../src/core/pack/packTypes.ts';
import { servePacks, type PackJob } from '../../../src/host/worker/servePacks.ts';
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
    default:
      return samplePack(`${input.question} in ${roots.map(({ name }) => name).join(', ')}`);
  }
};

function untilAborted(input: PackInput, signal: AbortSignal): Promise<Pack> {
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
  return JSON.stringify([entries, await files.size('a.txt'), new TextDecoder().decode(bytes), missing]);
}

if (parentPort) {
  servePacks(parentPort, job);
}
