// Waits for something to become true, without guessing how long it takes.

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
