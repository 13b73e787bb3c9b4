// The worker's side of packing: takes jobs from messages and turns every end of a job into a message.

import { assertNever } from '../../core/assertNever.ts';
import type { Pack, PackInput } from '../../core/pack/packTypes.ts';
import type { FileSource } from '../../core/ports.ts';
import { toColumns } from './packColumns.ts';
import { packFailure } from './packFailure.ts';
import { createRequestedFiles } from './requestedFiles.ts';
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
) => Promise<Pack>;

/** Serves packs until the worker ends; several may run at once. */
export function servePacks(port: WorkerPort, job: PackJob): void {
  const running = new Map<number, AbortController>();
  const requested = createRequestedFiles((id, request) => {
    port.postMessage({ kind: 'fileRequest', id, request });
  });
  const serve = async (id: number, input: PackInput, roots: readonly PackRoot[]): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    port.postMessage(await outcomeOf(id, controller.signal, () => job(input, { roots, requested }, controller.signal)));
    running.delete(id);
  };
  port.on('message', (message) => {
    switch (message.kind) {
      case 'pack':
        void serve(message.id, message.input, message.roots);
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'fileReply':
      case 'fileFailure':
        requested.answer(message);
        return;
      default:
        assertNever(message);
    }
  });
}

async function outcomeOf(id: number, signal: AbortSignal, pack: () => Promise<Pack>): Promise<FromWorker> {
  try {
    const made = await pack();
    return { kind: 'packed', id, pack: { ...made, manifest: toColumns(made.manifest) } };
  } catch (error) {
    return signal.aborted ? { kind: 'stopped', id } : { kind: 'failed', id, failure: packFailure(error) };
  }
}
