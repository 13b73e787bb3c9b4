// Keeps token counts between runs, one file for each encoding.

import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Profile } from '../../core/model/profile.ts';
import { decodeCounts, encodeCounts, type ContentNames } from '../../core/tokens/countFile.ts';
import { writeFileAtomically } from './atomicFile.ts';

/** Bytes of the largest file that is read: twice what the counter remembers. */
const mostBytes = 1 << 22;

/** Counts of before by content hash. Nothing here is needed: what cannot be read or written is counted again, and no one is told. */
export interface CountStore {
  /** The counts kept; none when there is no file or it is not whole. */
  read(encoding: Profile['encoding']): Promise<Map<string, number>>;
  /** Keeps these counts in the place of the others. Of two processes that write at once one keeps its counts. */
  write(encoding: Profile['encoding'], counts: ReadonlyMap<string, number>): Promise<void>;
}

/** A store in a folder, made with the first file. */
export function createCountStore(folder: string, names: ContentNames): CountStore {
  const fileOf = (encoding: string): string => path.join(folder, `counts-${encoding}`);
  return {
    async read(encoding) {
      try {
        const file = fileOf(encoding);
        const information = await stat(file);
        const isSound = information.isFile() && information.size <= mostBytes;
        return isSound ? decodeCounts(await readFile(file), names) : new Map();
      } catch {
        return new Map();
      }
    },
    async write(encoding, counts) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFileAtomically(fileOf(encoding), encodeCounts(counts, names));
      } catch {
        // A full or read-only disk costs the next run some time.
      }
    },
  };
}
