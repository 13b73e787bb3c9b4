// The name under which a computer tells others what it has spent: made once, and kept beside its journal.

import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './atomicFile.ts';

const WHOLE = /^[0-9a-f-]{36}$/u;

/**
 * The name; of several windows that ask at once all get the same. A file that a crash has left without a whole name stays as it is,
 * and the next one counts: whoever took it away could take away the name that another window has just written. Rejects when the disk
 * refuses.
 */
export async function readHostId(folder: string): Promise<string> {
  for (let index = 0; ; index += 1) {
    const file = join(folder, index === 0 ? 'host' : `host-${index}`);
    const name = wholeName(await readFile(file, 'utf8').catch(() => '')) ?? (await write(file, folder));
    if (name !== undefined) {
      return name;
    }
  }
}

function wholeName(text: string): string | undefined {
  return WHOLE.test(text) ? text : undefined;
}

/** Puts a name there, whole or not at all. What stands there already stays and is read; undefined when that is no whole name. */
async function write(file: string, folder: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = crypto.randomUUID();
  const written = join(folder, `host-${id}`);
  await writeFileAtomically(written, id);
  try {
    await link(written, file).catch(ignoreTaken);
  } finally {
    await rm(written, { force: true });
  }
  return wholeName(await readFile(file, 'utf8'));
}

function ignoreTaken(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
    throw error;
  }
}
