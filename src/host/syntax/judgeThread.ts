// The extension host's side of judging syntax: one thread of its own, which no pack keeps busy, started by the first suggestion.

import { Worker } from 'node:worker_threads';
import type { JudgeInsertions, Log, SyntaxJudge } from '../../core/ports.ts';
import { JUDGE_THREAD, type FromJudge, type ToJudge } from './judgeProtocol.ts';

/** No suggestion waits longer for the grammar once it has read the file; milliseconds. To read around an insertion takes it 1 or 2. */
const LONGEST_WAIT = 40;

/** Milliseconds in which a request has left; no model answers sooner. */
const REQUEST_MS = 40;

/** A judge in a thread. Dispose it. */
export interface JudgeThread extends SyntaxJudge {
  dispose(): Promise<void>;
}

/** The judge of an extension host; `workerPath` is the absolute path of dist/worker.cjs. The thread is not started yet. */
export function createJudgeThread(workerPath: string, log: Log): JudgeThread {
  return new ThreadedJudge(workerPath, log);
}

class ThreadedJudge implements JudgeThread {
  readonly #workerPath: string;
  readonly #log: Log;
  readonly #waiting = new Map<number, (fits: readonly boolean[] | undefined) => void>();
  /** The texts that are being read: no suggestion waits for that, it takes up to 100 ms while a model thinks for 500. */
  readonly #unread = new Set<number>();
  #worker: Worker | undefined;
  #isDisposed = false;
  #lastId = 0;

  constructor(workerPath: string, log: Log) {
    this.#workerPath = workerPath;
    this.#log = log;
  }

  open(languageId: string, text: string): JudgeInsertions {
    const id = this.#nextId();
    this.#unread.add(id);
    let reader: Worker | undefined;
    // The request goes first: to start a thread and to hand a long text over takes milliseconds.
    setTimeout(() => {
      if (this.#isDisposed) {
        return;
      }
      reader = this.#worker ??= this.#start();
      reader.postMessage({ kind: 'open', id, languageId, text } satisfies ToJudge);
    }, REQUEST_MS);
    return (insertions) =>
      reader === undefined || this.#unread.has(id)
        ? Promise.resolve(undefined)
        : this.#ask({ kind: 'judge', id, insertions }, reader);
  }

  async dispose(): Promise<void> {
    const worker = this.#worker;
    this.#isDisposed = true;
    this.#worker = undefined;
    this.#settleAll();
    await worker?.terminate();
  }

  #ask(question: Omit<Extract<ToJudge, { kind: 'judge' }>, 'call'>, worker: Worker): ReturnType<JudgeInsertions> {
    return new Promise((resolve) => {
      const call = this.#nextId();
      const timer = setTimeout(() => {
        this.#settle(call, undefined);
      }, LONGEST_WAIT);
      this.#waiting.set(call, (fits) => {
        clearTimeout(timer);
        resolve(fits);
      });
      worker.postMessage({ ...question, call } satisfies ToJudge);
    });
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #start(): Worker {
    const worker = new Worker(this.#workerPath, { workerData: JUDGE_THREAD });
    worker.on('message', (message: FromJudge) => {
      if (message.kind === 'opened') {
        this.#unread.delete(message.id);
      } else {
        this.#settle(message.call, message.fits);
      }
    });
    worker.on('error', (error) => {
      this.#lose(worker, error.message);
    });
    worker.on('exit', () => {
      this.#lose(worker, 'it ended');
    });
    // Nothing need wait for it when the editor ends.
    worker.unref();
    return worker;
  }

  #lose(worker: Worker, why: string): void {
    if (worker === this.#worker) {
      this.#worker = undefined;
      this.#log.error(`Syntax thread lost: ${why}`);
      this.#settleAll();
    }
  }

  #settle(call: number, fits: readonly boolean[] | undefined): void {
    const settle = this.#waiting.get(call);
    this.#waiting.delete(call);
    settle?.(fits);
  }

  #settleAll(): void {
    for (const call of [...this.#waiting.keys()]) {
      this.#settle(call, undefined);
    }
  }
}
