// Waits for something to become true or known, without guessing how long it takes.

import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_MS = 10_000;

/** Polls until the condition holds; rejects with the description when it never does. */
export async function until(condition: () => boolean, description: string): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`It never happened: ${description}`);
    }
    await sleep(2);
  }
}

/** Asks until there is an answer; rejects with the description when there never is one. */
export async function eventually<Value>(ask: () => Promise<Value | undefined>, description: string): Promise<Value> {
  const deadline = Date.now() + LONGEST_MS;
  for (let value = await ask(); ; value = await ask()) {
    if (value !== undefined) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`It was never known: ${description}`);
    }
    await sleep(2);
  }
}
