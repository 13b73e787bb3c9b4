// The name under which a computer tells others what it has spent: made once, and kept beside its journal.

import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name; of several windows that ask at once all get the same. Rejects when the disk refuses. */
export async function readHostId(folder: string): Promise<string> {
  const file = join(folder, 'host');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known !== '') {
    return known;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = crypto.randomUUID();
  const written = join(folder, `host-${id}`);
  await writeFile(written, id, { mode: 0o600 });
  try {
    // The name is there whole or not at all; whoever comes second takes the first one's.
    await link(written, file).catch(ignoreTaken);
  } finally {
    await rm(written, { force: true });
  }
  return readFile(file, 'utf8');
}

function ignoreTaken(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
    throw error;
  }
}
