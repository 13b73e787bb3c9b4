// Clocks for tests: one whose seconds pass in milliseconds.

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/core/ports.ts';

/** A clock that runs `speed` times as fast as the real one, from the real time of day on. */
export function createFastClock(speed: number): Clock {
  const startedAt = Date.now();
  const start = performance.now();
  return {
    now: () => startedAt + (performance.now() - start) * speed,
    sleep: async (milliseconds, signal) => {
      await sleep(milliseconds / speed, undefined, { signal, ref: false });
    },
  };
}
