// The longest piece of work of the calling thread: what an editor's other extensions would have to wait for.

import process from 'node:process';

/** What came of some work, and the most CPU time that this thread spent in one turn of its loop meanwhile, in milliseconds. */
export interface Watched<T> {
  readonly value: T;
  readonly longestMs: number;
}

/**
 * Runs the work and looks each millisecond at the CPU time of this thread, deserialising of messages and collecting of
 * garbage included: a task that blocks the thread keeps the look away until it is over, and so counts whole. Time that
 * other processes have taken does not count.
 */
export async function watchThread<T>(work: () => Promise<T>): Promise<Watched<T>> {
  let last = threadMs();
  let longestMs = 0;
  const look = (): void => {
    const now = threadMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  try {
    const value = await work();
    // The task that resolved the work has not ended here.
    await new Promise((resolve) => setImmediate(resolve));
    look();
    return { value, longestMs };
  } finally {
    clearInterval(timer);
  }
}

const nothing = new Int32Array(new SharedArrayBuffer(4));

/** Linux brings the account of a running thread up to date at ticks some milliseconds apart, and whenever it sleeps: so it sleeps. */
function threadMs(): number {
  Atomics.wait(nothing, 0, 0, 0.01);
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
