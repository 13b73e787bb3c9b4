// The files of a virtual workspace as the worker sees them: each call is a question to the extension host.

import type { DirectoryEntry, StatResult, StatSource } from '../../core/ports.ts';
import type { FileRequest, FileValue, ToWorker } from './workerProtocol.ts';

/** A FileSource whose calls travel as messages. */
export interface RequestedFiles extends StatSource {
  /** Hands in the host's answer; one to a request that nobody waits for is dropped. */
  answer(reply: Extract<ToWorker, { kind: 'fileReply' | 'fileFailure' }>): void;
}

/** Paths of one question: a stop is heard between two. */
const STATS_AT_ONCE = 1_000;

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
    stats: async (paths, signal) => {
      const results: StatResult[] = [];
      for (let at = 0; at < paths.length; at += STATS_AT_ONCE) {
        signal.throwIfAborted();
        results.push(...(await askStats(paths.slice(at, at + STATS_AT_ONCE), ask)));
      }
      return results;
    },
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

/** Without an answer nothing is known of these files but that. */
async function askStats(
  paths: readonly string[],
  ask: (request: FileRequest) => Promise<FileValue>,
): Promise<readonly StatResult[]> {
  try {
    return asStats(await ask({ method: 'stats', paths }));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return paths.map(() => ({ error: words }));
  }
}

const mismatch = 'The extension host answered another question.';

function asEntries(value: FileValue): readonly DirectoryEntry[] {
  if (typeof value === 'number' || value instanceof Uint8Array || 'stats' in value) {
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

function asStats(value: FileValue): readonly StatResult[] {
  if (typeof value === 'number' || !('stats' in value)) {
    throw new Error(mismatch);
  }
  return value.stats;
}
