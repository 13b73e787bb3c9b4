// Lets others have their turn on a thread that works synchronously.

import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work between two breaths. */
const BETWEEN_MS = 8;

/** Keeps the time since the last breath of one worker. */
export class Breath {
  #last = performance.now();

  /** Whether the thread has worked long enough. */
  isDue(): boolean {
    return performance.now() - this.#last >= BETWEEN_MS;
  }

  /** Waits until messages and events that were waiting have been heard. */
  async take(): Promise<void> {
    await setImmediate();
    this.#last = performance.now();
  }
}
