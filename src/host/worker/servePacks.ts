// The worker's side of packing: takes jobs from messages and turns every end of a job into a message.

import { assertNever } from '../../core/assertNever.ts';
import type { LaidPack, PackInput } from '../../core/pack/packTypes.ts';
import type { FileSource } from '../../core/ports.ts';
import { toPlaces } from './documentColumns.ts';
import { toColumns } from './packColumns.ts';
import { packFailure } from './packFailure.ts';
import { createRequestedFiles } from './requestedFiles.ts';
import type { SentLayouts } from './sentLayouts.ts';
import type { AskedPack, CarriedPack, FromWorker, PackRoot, ToWorker } from './workerProtocol.ts';

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
  const running = new Map<number, AbortController>();
  const requested = createRequestedFiles((id, request) => {
    port.postMessage({ kind: 'fileRequest', id, request });
  });
  const serve = async ({ id, input, place }: PackMessage): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    const { roots, layoutKey } = place;
    const pack = (asked: PackInput): Promise<LaidPack> => job(asked, { roots, requested }, controller.signal);
    port.postMessage(
      await outcomeOf(id, controller.signal, () =>
        layoutKey === undefined ? pack(input) : packAfterLast(pack, input, { id, key: layoutKey, layouts }),
      ),
    );
    running.delete(id);
  };
  port.on('message', (message) => {
    switch (message.kind) {
      case 'pack':
        void serve(message);
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'commit':
        layouts.commit(message.id);
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

/** Packs against what was sent last under the key, and announces the layout. */
async function packAfterLast(
  pack: (input: PackInput) => Promise<LaidPack>,
  input: AskedPack,
  { id, key, layouts }: { readonly id: number; readonly key: string; readonly layouts: SentLayouts },
): Promise<LaidPack> {
  const ledger = await layouts.last(key);
  const made = await pack({ ...input, ...(ledger && { ledger }) });
  layouts.announce(id, key, made.ledger);
  return made;
}

async function outcomeOf(id: number, signal: AbortSignal, pack: () => Promise<LaidPack>): Promise<FromWorker> {
  try {
    return { kind: 'packed', id, pack: toCarried(await pack()) };
  } catch (error) {
    return signal.aborted ? { kind: 'stopped', id } : { kind: 'failed', id, failure: packFailure(error) };
  }
}

function toCarried(pack: LaidPack): CarriedPack {
  return { messages: pack.messages, manifest: toColumns(pack.manifest), documents: toPlaces(pack) };
}
