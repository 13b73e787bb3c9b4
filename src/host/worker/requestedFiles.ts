// The files of a virtual workspace as the worker sees them: each call is a question to the extension host.

import type { DirectoryEntry, FileSource } from '../../core/ports.ts';
import type { FileRequest, FileValue, ToWorker } from './workerProtocol.ts';

/** A FileSource whose calls travel as messages. */
export interface RequestedFiles extends FileSource {
  /** Hands in the host's answer; one to a request that nobody waits for is dropped. */
  answer(reply: Extract<ToWorker, { kind: 'fileReply' | 'fileFailure' }>): void;
}

interface Waiting {
  readonly resolve: (value: FileValue) => void;
  readonly reject: (error: Error) => void;
}

/** Asks through `send`; the ids are this source's own. */
export function createRequestedFiles(send: (id: number, request: FileRequest) => void): RequestedFiles {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const ask = (request: FileRequest): Promise<FileValue> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      send(lastId, request);
    });
  return {
    readDirectory: async (path) => asEntries(await ask({ method: 'readDirectory', path })),
    size: async (path) => asSize(await ask({ method: 'size', path })),
    readFile: async (path) => asBytes(await ask({ method: 'readFile', path })),
    answer(reply) {
      const request = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === 'fileReply') {
        request?.resolve(reply.value);
      } else {
        request?.reject(new Error(reply.message));
      }
    },
  };
}

const mismatch = 'The extension host answered another question.';

function asEntries(value: FileValue): readonly DirectoryEntry[] {
  if (typeof value === 'number' || value instanceof Uint8Array) {
    throw new Error(mismatch);
  }
  return value;
}

function asSize(value: FileValue): number {
  if (typeof value !== 'number') {
    throw new Error(mismatch);
  }
  return value;
}

function asBytes(value: FileValue): Uint8Array {
  if (!(value instanceof Uint8Array)) {
    throw new Error(mismatch);
  }
  return value;
}
