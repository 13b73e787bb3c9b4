// The worker's side of packing: takes jobs from messages and turns every end of a job into a message.

import { assertNever } from '../../core/assertNever.ts';
import type { LaidPack, PackInput } from '../../core/pack/packTypes.ts';
import type { FileSource } from '../../core/ports.ts';
import { toPlaces } from './documentColumns.ts';
import { toColumns } from './packColumns.ts';
import { packFailure } from './packFailure.ts';
import { createRequestedFiles } from './requestedFiles.ts';
import type { SentLayouts } from './sentLayouts.ts';
import type { FromWorker, PackRoot, ToWorker } from './workerProtocol.ts';

/** The end of a message channel, as worker_threads has it. */
export interface WorkerPort {
  postMessage(message: FromWorker): void;
  on(event: 'message', listener: (message: ToWorker) => void): unknown;
}

/** Makes one pack. `requested` reads files through the extension host. Rejects when it cannot, or when the signal says so. */
export type PackJob = (
  input: PackInput,
  where: { readonly roots: readonly PackRoot[]; readonly requested: FileSource },
  signal: AbortSignal,
) => Promise<LaidPack>;

type PackMessage = Extract<ToWorker, { kind: 'pack' }>;

/** Serves packs until the worker ends; several may run at once. */
export function servePacks(port: WorkerPort, job: PackJob, layouts: SentLayouts): void {
  const server = new PackServer(port, job, layouts);
  port.on('message', (message) => {
    server.receive(message);
  });
}

class PackServer {
  readonly #port: WorkerPort;
  readonly #job: PackJob;
  readonly #layouts: SentLayouts;
  readonly #running = new Map<number, AbortController>();
  /** The packs of which the host is receiving the messages. */
  readonly #halfway = new Map<number, () => void>();
  readonly #requested = createRequestedFiles((id, request) => {
    this.#port.postMessage({ kind: 'fileRequest', id, request });
  });

  constructor(port: WorkerPort, job: PackJob, layouts: SentLayouts) {
    this.#port = port;
    this.#job = job;
    this.#layouts = layouts;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'pack':
        void this.#serve(message);
        return;
      case 'cancel':
        this.#running.get(message.id)?.abort();
        return;
      case 'continue':
        this.#halfway.get(message.id)?.();
        return;
      case 'commit':
        this.#layouts.commit(message.id);
        return;
      case 'fileReply':
      case 'fileFailure':
        this.#requested.answer(message);
        return;
      default:
        assertNever(message);
    }
  }

  async #serve(message: PackMessage): Promise<void> {
    const { id } = message;
    const controller = new AbortController();
    this.#running.set(id, controller);
    const { signal } = controller;
    try {
      await this.#deliver(id, await this.#pack(message, signal));
    } catch (error) {
      this.#port.postMessage(
        signal.aborted ? { kind: 'stopped', id } : { kind: 'failed', id, failure: packFailure(error) },
      );
    } finally {
      this.#running.delete(id);
    }
  }

  /** Packs against what was sent last under the key, if there is one. */
  async #pack({ id, input, place: { roots, layoutKey } }: PackMessage, signal: AbortSignal): Promise<LaidPack> {
    const where = { roots, requested: this.#requested };
    if (layoutKey === undefined) {
      return this.#job(input, where, signal);
    }
    const ledger = await this.#layouts.last(layoutKey);
    const made = await this.#job({ ...input, ...(ledger && { ledger }) }, where, signal);
    this.#layouts.announce(id, layoutKey, made.ledger);
    return made;
  }

  async #deliver(id: number, made: LaidPack): Promise<void> {
    const hasMessages = new Promise<void>((resolve) => {
      this.#halfway.set(id, resolve);
    });
    this.#port.postMessage({ kind: 'messages', id, messages: made.messages });
    const pack = { manifest: toColumns(made.manifest), documents: toPlaces(made) };
    await hasMessages;
    this.#halfway.delete(id);
    this.#port.postMessage({ kind: 'packed', id, pack });
  }
}
