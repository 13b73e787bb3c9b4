// Runs equal work once for all who want it at the same time, and stops it when the last one no longer does.

/** Work in progress by key. */
export interface SharedWork<Result> {
  /**
   * Joins the work of this key, or starts it. Resolves with undefined when the caller's signal is aborted first; rejects as
   * the work does.
   */
  join(key: string, start: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result | undefined>;
}

interface Running<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  waiting: number;
}

/** An empty desk. */
export function createSharedWork<Result>(): SharedWork<Result> {
  const running = new Map<string, Running<Result>>();
  const begin = (key: string, start: (signal: AbortSignal) => Promise<Result>): Running<Result> => {
    const controller = new AbortController();
    const work = { result: start(controller.signal), controller, waiting: 0 };
    const forget = () => {
      if (running.get(key) === work) {
        running.delete(key);
      }
    };
    work.result.then(forget, forget);
    running.set(key, work);
    return work;
  };
  return {
    join: async (key, start, signal) => {
      if (signal.aborted) {
        return undefined;
      }
      const work = running.get(key) ?? begin(key, start);
      return await waitFor(work, signal, () => {
        if (running.get(key) === work) {
          running.delete(key);
        }
      });
    },
  };
}

function waitFor<Result>(
  work: Running<Result>,
  signal: AbortSignal,
  abandoned: () => void,
): Promise<Result | undefined> {
  work.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      signal.removeEventListener('abort', giveUp);
      work.waiting -= 1;
    };
    const giveUp = () => {
      leave();
      if (work.waiting === 0) {
        abandoned();
        work.controller.abort();
      }
      resolve(undefined);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    work.result.then(
      (result) => {
        leave();
        resolve(result);
      },
      (error: unknown) => {
        leave();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
