// The extension host's side of packing: one worker thread, started on first use and again after a crash.

import { Worker } from 'node:worker_threads';
import { assertNever } from '../../core/assertNever.ts';
import type { PackResult } from '../../core/chat/ask.ts';
import type { Pack } from '../../core/pack/packTypes.ts';
import type { Log, StatSource } from '../../core/ports.ts';
import { fromPlaces } from './documentColumns.ts';
import { fromColumns } from './packColumns.ts';
import { packFailure } from './packFailure.ts';
import type {
  AskedPack,
  CarriedPack,
  FileRequest,
  FileValue,
  FromWorker,
  PackPlace,
  ToWorker,
  WorkerSettings,
} from './workerProtocol.ts';

/** Texts are read, scanned and dropped: a larger young heap would only be memory that others cannot have. */
const maxYoungGenerationSizeMb = 24;

/** Packs off the calling thread. */
export interface PackWorker {
  /** Never rejects. A signal that aborts answers at once with `stopped`, whatever the worker is at. */
  pack(input: AskedPack, place: PackPlace, signal: AbortSignal): Promise<PackResult>;
  /** Says that a pack made here leaves: from now on its layout is what was sent last under its key. */
  commit(pack: Pack): void;
  /** Ends the thread; packs that run are stopped. */
  dispose(): Promise<void>;
}

/** What the client of the worker needs. */
export interface PackWorkerOptions {
  /** Absolute path of dist/worker.cjs. */
  readonly workerPath: string;
  /** Reads the files of roots without a path on the disk. */
  readonly files?: StatSource;
  /** Absolute path of the folder in which layouts outlast the thread. */
  readonly layouts?: string;
  /** Absolute path of a folder for what is kept between sessions; without one nothing is kept. */
  readonly cacheFolder?: string;
  readonly log: Log;
}

/** The one worker of an extension host; the thread is not started yet. */
export function createPackWorker(options: PackWorkerOptions): PackWorker {
  return new ThreadedPacker(options);
}

class ThreadedPacker implements PackWorker {
  readonly #options: PackWorkerOptions;
  readonly #waiting = new Map<number, (result: PackResult) => void>();
  /** The messages of packs of which the rest has yet to come. */
  readonly #messages = new Map<number, Pack['messages']>();
  /** The thread that made a pack, and under which id: another thread does not know its layout. */
  readonly #made = new WeakMap<Pack, { readonly worker: Worker; readonly id: number }>();
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(options: PackWorkerOptions) {
    this.#options = options;
  }

  pack(input: AskedPack, place: PackPlace, signal: AbortSignal): Promise<PackResult> {
    if (signal.aborted) {
      return Promise.resolve({ kind: 'stopped' });
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const stop = (): void => {
        this.#post({ kind: 'cancel', id });
        this.#settle(id, { kind: 'stopped' });
      };
      this.#waiting.set(id, (result) => {
        signal.removeEventListener('abort', stop);
        resolve(result);
      });
      signal.addEventListener('abort', stop, { once: true });
      this.#worker ??= this.#start();
      this.#post({ kind: 'pack', id, input, place });
    });
  }

  commit(pack: Pack): void {
    const made = this.#made.get(pack);
    if (made) {
      made.worker.postMessage({ kind: 'commit', id: made.id } satisfies ToWorker);
    }
  }

  async dispose(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#settleAll({ kind: 'stopped' });
    await worker?.terminate();
  }

  #start(): Worker {
    const { workerPath, layouts, cacheFolder } = this.#options;
    const workerData: WorkerSettings = { layouts, cacheFolder };
    const worker = new Worker(workerPath, { workerData, resourceLimits: { maxYoungGenerationSizeMb } });
    worker.on('message', (message: FromWorker) => {
      this.#receive(message, worker);
    });
    worker.on('error', (error) => {
      this.#lose(worker, error);
    });
    worker.on('exit', () => {
      this.#lose(worker, new Error('the packing thread ended'));
    });
    return worker;
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  /** A reply to a pack that nobody waits for any more finds no entry and is dropped. */
  #settle(id: number, result: PackResult): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#messages.delete(id);
    settle?.(result);
  }

  #settleAll(result: PackResult): void {
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, result);
    }
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) {
      return;
    }
    this.#worker = undefined;
    this.#options.log.error(`Packing thread lost: ${error.message}`);
    this.#settleAll({ kind: 'failed', failure: packFailure(error) });
  }

  #receive(message: FromWorker, worker: Worker): void {
    switch (message.kind) {
      case 'messages':
        if (this.#waiting.has(message.id)) {
          this.#messages.set(message.id, message.messages);
        }
        worker.postMessage({ kind: 'continue', id: message.id } satisfies ToWorker);
        return;
      case 'packed':
        this.#settle(message.id, { kind: 'packed', pack: this.#unpack(message.id, message.pack, worker) });
        return;
      case 'stopped':
        this.#settle(message.id, { kind: 'stopped' });
        return;
      case 'failed':
        this.#settle(message.id, { kind: 'failed', failure: message.failure });
        return;
      case 'fileRequest':
        void this.#answer(message.id, message.request, worker);
        return;
      default:
        assertNever(message);
    }
  }

  #unpack(id: number, { manifest, documents }: CarriedPack, worker: Worker): Pack {
    const messages = this.#messages.get(id) ?? [];
    const content = messages[0]?.content ?? '';
    const pack = { messages, manifest: fromColumns(manifest), documents: fromPlaces(documents, content) };
    this.#made.set(pack, { worker, id });
    return pack;
  }

  /** Answers the thread that asked: another one has requests of its own under the same ids. */
  async #answer(id: number, request: FileRequest, worker: Worker): Promise<void> {
    try {
      const { files } = this.#options;
      if (files === undefined) {
        throw new Error('these files cannot be read here');
      }
      const value = await answerFrom(files, request);
      worker.postMessage({ kind: 'fileReply', id, value } satisfies ToWorker);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      worker.postMessage({ kind: 'fileFailure', id, message } satisfies ToWorker);
    }
  }
}

/** The thread asks for so few stats at once that it need not stop them. */
async function answerFrom(files: StatSource, request: FileRequest): Promise<FileValue> {
  return request.method === 'stats'
    ? { stats: await files.stats(request.paths, new AbortController().signal) }
    : files[request.method](request.path);
}
