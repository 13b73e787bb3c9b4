// What crosses between the extension host and the packing worker, in both directions. Plain values: they are cloned.

import type { Failure } from '../../core/model/failure.ts';
import type { Pack, PackInput } from '../../core/pack/packTypes.ts';
import type { DirectoryEntry, StatResult } from '../../core/ports.ts';
import type { DocumentColumns } from './documentColumns.ts';
import type { ManifestColumns } from './packColumns.ts';

/** What a thread is started with. */
export interface WorkerSettings {
  /** Absolute path of the folder in which layouts outlast the thread; without it they end with it. */
  readonly layouts?: string | undefined;
  /** Absolute path of a folder for what is kept between sessions; without one nothing is kept. */
  readonly cacheFolder?: string | undefined;
}

/** One root folder of the workspace. */
export interface PackRoot {
  /** Unique among the roots; the first segment of every path in a multi-root workspace. */
  readonly name: string;
  /** Absolute path on the disk; undefined for a folder of a virtual workspace, which only the editor can read. */
  readonly path?: string;
}

/** A question on its way to the worker, which knows itself what was sent last under the key. */
export type AskedPack = Omit<PackInput, 'ledger'>;

/** Where a question is asked. */
export interface PackPlace {
  readonly roots: readonly PackRoot[];
  /** Names the questions that share a prefix in the provider's cache; without it nothing is kept of a layout. */
  readonly layoutKey?: string;
}

/** What follows the messages of a pack on the way to the host: no text crosses twice, and the layout stays. */
export interface CarriedPack {
  readonly manifest: ManifestColumns;
  readonly documents: DocumentColumns;
}

/** One call of the FileSource port. */
export type FileRequest =
  | {
      readonly method: 'readDirectory' | 'size' | 'readFile';
      /** Relative to the workspace, with `/`. */
      readonly path: string;
    }
  | { readonly method: 'stats'; readonly paths: readonly string[] };

/** What such a call resolves to, by its method. */
export type FileValue = readonly DirectoryEntry[] | number | Uint8Array | { readonly stats: readonly StatResult[] };

/** Host to worker. `id` names the pack, or the file request that is answered. `continue` says that the messages have come, `commit` that the pack leaves. */
export type ToWorker =
  | { readonly kind: 'pack'; readonly id: number; readonly input: AskedPack; readonly place: PackPlace }
  | { readonly kind: 'continue'; readonly id: number }
  | { readonly kind: 'commit'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'fileReply'; readonly id: number; readonly value: FileValue }
  | { readonly kind: 'fileFailure'; readonly id: number; readonly message: string };

/**
 * Worker to host. `id` names the pack, or the file request that is asked. A pack comes in two: a whole window takes the host
 * milliseconds to receive, and between the two it can do something else.
 */
export type FromWorker =
  | { readonly kind: 'messages'; readonly id: number; readonly messages: Pack['messages'] }
  | { readonly kind: 'packed'; readonly id: number; readonly pack: CarriedPack }
  | { readonly kind: 'stopped'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'fileRequest'; readonly id: number; readonly request: FileRequest };
