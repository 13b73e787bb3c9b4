// The FileSource port over the disk. Links are never followed out of a root.
// The calls are synchronous, which is the fastest in a worker, with a breath between them so that a stop is heard.

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  opendirSync,
  readSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { MOST_ENTRIES, type DirectoryEntry, type FileSource, type StatResult } from '../../core/ports.ts';
import { Breath } from './breath.ts';
import { createPlaces, type DiskRoot } from './places.ts';

/** Bytes above which a file is not read whole: what grows while it is packed must not fill the memory. */
const MOST_BYTES = 67_108_864;

/** Reads the roots, on a thread that has nothing else to do. Every method rejects with an Error when the thing cannot be read or lies outside of the roots. */
export function createNodeFileSource(roots: readonly DiskRoot[]): FileSource {
  const breath = new Breath();
  const places = createPlaces(roots);
  const room = new ReadRoom();
  const rest = async (): Promise<void> => {
    if (breath.isDue()) {
      await breath.take();
      // What was true of folders before others had their turn may not be now.
      places.forget();
    }
  };
  return {
    readDirectory: async (folder) => {
      await rest();
      return folder === '' && roots.length !== 1
        ? roots.map(({ name }) => ({ name, kind: 'directory' }))
        : listFolder(places.folder(folder));
    },
    size: async (file) => {
      await rest();
      return lstatSync(places.file(file)).size;
    },
    readFile: async (file) => {
      await rest();
      return readPlainFile(places.file(file), room);
    },
    stats: async (files, signal) => {
      const results: StatResult[] = [];
      for (const file of files) {
        if (breath.isDue()) {
          await rest();
          signal.throwIfAborted();
        }
        results.push(statOf(file, places.unchecked));
      }
      return results;
    },
  };
}

/** Entries of a folder, up to one more than anyone wants. */
function listFolder(folder: string): readonly DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  const directory = opendirSync(folder, { bufferSize: 256 });
  try {
    let entry = directory.readSync();
    while (entry !== null && entries.length <= MOST_ENTRIES) {
      entries.push({ name: entry.name, kind: kindOf(entry) });
      entry = directory.readSync();
    }
  } finally {
    directory.closeSync();
  }
  return entries;
}

/** Bytes that are allocated at once for many small files: each allocation of its own costs as much as reading one. */
const ROOM_BYTES = 262_144;

/** Hands out room for the contents of files; no two share a byte. */
class ReadRoom {
  #room = Buffer.allocUnsafeSlow(0);
  #used = 0;

  /** Room for so many bytes, with whatever stood there before. */
  take(bytes: number): Uint8Array {
    if (bytes > ROOM_BYTES / 4) {
      return Buffer.allocUnsafeSlow(bytes);
    }
    if (this.#used + bytes > this.#room.length) {
      this.#room = Buffer.allocUnsafeSlow(ROOM_BYTES);
      this.#used = 0;
    }
    this.#used += bytes;
    return this.#room.subarray(this.#used - bytes, this.#used);
  }
}

/** Opens without following a link and without waiting for a pipe; a device or pipe is no file. */
function readPlainFile(file: string, room: ReadRoom): Uint8Array {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) {
      throw new Error('not a plain file');
    }
    if (stat.size > MOST_BYTES) {
      throw new Error('too large to be read');
    }
    return readAll(handle, room.take(stat.size));
  } finally {
    closeSync(handle);
  }
}

/** Reads what the file had when it was opened, or less when it shrank meanwhile. */
function readAll(handle: number, bytes: Uint8Array): Uint8Array {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(handle, bytes, length, bytes.length - length, null);
    if (read === 0) {
      break;
    }
    length += read;
  }
  return length === bytes.length ? bytes : bytes.subarray(0, length);
}

function statOf(file: string, locate: (file: string) => string): StatResult {
  try {
    const stat = lstatSync(locate(file), { throwIfNoEntry: false });
    return stat && { kind: kindOf(stat), size: stat.size, modified: stat.mtimeMs };
  } catch (error) {
    return { error: error instanceof Error ? error.message.split(',', 1).join('') : String(error) };
  }
}

function kindOf(entry: Dirent | Stats): DirectoryEntry['kind'] {
  if (entry.isFile()) {
    return 'file';
  }
  if (entry.isSymbolicLink()) {
    return 'link';
  }
  return entry.isDirectory() ? 'directory' : 'other';
}
