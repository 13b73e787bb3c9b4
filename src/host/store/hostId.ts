// The name under which a computer tells others what it has spent: made once, and kept beside its journal.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name; of several windows that ask at once all get the same. Rejects when the disk refuses. */
export async function readHostId(folder: string): Promise<string> {
  const file = join(folder, 'host');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, crypto.randomUUID(), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  });
  return readFile(file, 'utf8');
}
