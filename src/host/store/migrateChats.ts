// Takes conversations over from the form in which each stood in a JSON file of its workspace's folder.

import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Thread } from '../../protocol/thread.ts';
import { isThread } from '../../protocol/threadShape.ts';

/**
 * Gives each conversation of the folder to `take` and moves its file to `backup` beside it. One that cannot be read stays where it is,
 * and so does one that `take` rejects. Answers how many were taken.
 */
export async function migrateChats(folder: string, take: (thread: Thread) => Promise<void>): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  let taken = 0;
  for (const name of names) {
    const thread = await readThread(join(folder, name));
    if (thread) {
      await take(inOneBranch(thread));
      await mkdir(join(folder, 'backup'), { recursive: true, mode: 0o700 });
      await rename(join(folder, name), join(folder, 'backup', name));
      taken += 1;
    }
  }
  return taken;
}

/** Each turn goes on from the one before it. */
function inOneBranch(thread: Thread): Thread {
  const turns = thread.turns.map((turn, index) => {
    const after = thread.turns[index - 1]?.id;
    return after === undefined ? turn : { ...turn, after };
  });
  const leaf = turns.at(-1)?.id;
  return { ...thread, turns, ...(leaf !== undefined && { leaf }) };
}

async function readThread(file: string): Promise<Thread | undefined> {
  try {
    const value: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/u, ''));
    return isThread(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
