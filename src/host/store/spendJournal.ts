// The SpendJournal port on the disk: a file for each month, to which every window appends and which none rewrites.

import { constants } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpendJournal } from '../../core/spend/spendGuard.ts';

/** A journal in a folder of its own, made with the first line. What is appended in one call stands together. */
export function createSpendJournal(folder: string): SpendJournal {
  /** Bytes of each month's file that were read. */
  const offsets = new Map<string, number>();
  return {
    append: async (month, lines, safely) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { O_APPEND, O_CREAT, O_RDWR } = constants;
      const handle = await open(join(folder, `spend-${month}.jsonl`), O_APPEND | O_CREAT | O_RDWR, 0o600);
      try {
        if (lines.length > 0) {
          // A line that a crash has torn must not swallow the next one.
          await handle.appendFile(`\n${lines.join('\n')}\n`, 'utf8');
        }
        if (safely) {
          await handle.datasync();
        }
        return await readLines(handle, month, offsets);
      } finally {
        await handle.close();
      }
    },
  };
}

/** The whole lines after those that were read; a file that has become shorter is a new one. */
async function readLines(handle: FileHandle, month: string, offsets: Map<string, number>): Promise<readonly string[]> {
  const { size } = await handle.stat();
  const known = offsets.get(month) ?? 0;
  const from = known <= size ? known : 0;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
  const end = buffer.lastIndexOf(0x0a, bytesRead) + 1;
  offsets.set(month, from + end);
  return buffer
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}
