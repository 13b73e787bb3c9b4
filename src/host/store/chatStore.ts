// Keeps conversations: one file each, written whole and renamed into place.

import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Thread } from '../../protocol/thread.ts';
import { isThread } from '../../protocol/threadShape.ts';
import { writeFileAtomically } from './atomicFile.ts';

/** A conversation in the list. */
export interface KeptChat {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970 of its last turn. */
  readonly at: number;
}

/** The conversations of one workspace. */
export interface ChatStore {
  /** Newest first. A file that cannot be read is left where it is and not listed. */
  list(): Promise<readonly KeptChat[]>;
  load(id: string): Promise<Thread | undefined>;
  /** Saves after saves of the same conversation that are under way; rejects when the disk refuses. */
  save(thread: Thread): Promise<void>;
}

const ID = /^[0-9a-f-]{36}$/;

/** A store in a folder of its own; the folder is made on the first save. */
export function createChatStore(folder: string): ChatStore {
  const writing = new Map<string, Promise<void>>();
  const fileOf = (id: string) => join(folder, `${id}.json`);
  return {
    list: async () => listChats(folder, fileOf),
    load: async (id) => (ID.test(id) ? readThread(fileOf(id)) : undefined),
    save: (thread) => {
      const before = writing.get(thread.id) ?? Promise.resolve();
      const write = async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFileAtomically(fileOf(thread.id), JSON.stringify(thread));
      };
      const next = before.then(write, write);
      writing.set(thread.id, next);
      return next;
    },
  };
}

async function listChats(folder: string, fileOf: (id: string) => string): Promise<readonly KeptChat[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const threads = await Promise.all(ids.filter((id) => ID.test(id)).map((id) => readThread(fileOf(id))));
  return threads
    .flatMap((thread) => (thread ? [toKeptChat(thread)] : []))
    .sort((one, other) => other.at - one.at || one.id.localeCompare(other.id));
}

function toKeptChat(thread: Thread): KeptChat {
  return { id: thread.id, title: thread.title, at: thread.turns.at(-1)?.startedAt ?? thread.createdAt };
}

async function readThread(file: string): Promise<Thread | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isThread(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
