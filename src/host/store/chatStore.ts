// Keeps conversations: a log for each, to which every window appends and which none rewrites.

import { constants } from 'node:fs';
import { appendFile, copyFile, mkdir, open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Thread, ThreadChange } from '../../protocol/thread.ts';
import { createChatIndex, type KeptChat } from './chatIndex.ts';
import { CHAT_SCHEMA, toLine, toRecord, type ChatRecord, type ChatWorkspace } from './chatRecords.ts';
import { migrateChats } from './migrateChats.ts';
import { readChat } from './readChat.ts';
import { findInterrupted, replayChat, type ReplayedChat } from './replayChat.ts';

/** The conversations of this computer. */
export interface ChatStore {
  /** Newest first. What cannot be read is left where it is and not listed. Never rejects. */
  list(): Promise<readonly KeptChat[]>;
  /** An answer that no process writes any more ends as interrupted. Never rejects. */
  load(id: string): Promise<Thread | undefined>;
  /**
   * Appends after appends of the same conversation that are under way; with `safely` it resolves when the disk holds it. Resolves with
   * what other windows have appended since the last call. Rejects when the disk refuses, or a later version owns the log.
   */
  append(thread: Thread, changes: readonly ThreadChange[], safely: boolean): Promise<readonly ThreadChange[]>;
  /** Keeps a conversation that comes whole, under its own id. Rejects when the disk refuses. */
  add(thread: Thread): Promise<void>;
  /** Takes a conversation away; `restore` brings it back. Rejects when the disk refuses. */
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
}

/** Where and for whom. */
export interface ChatStoreOptions {
  readonly folder: string;
  /** The workspace of this window. */
  readonly workspace: ChatWorkspace;
  /** A folder with conversations in the earlier form, taken over with the first call. */
  readonly earlier?: string;
  /** Whether a process of this computer runs. */
  readonly isRunning?: (process: number) => boolean;
}

const ID = /^[0-9a-f-]{36}$/;

/** A store; its folder is made with the first append. */
export function createChatStore(options: ChatStoreOptions): ChatStore {
  return new LoggedChats(options);
}

class LoggedChats implements ChatStore {
  readonly #options: ChatStoreOptions;
  readonly #index: ReturnType<typeof createChatIndex>;
  /** Bytes of each log that this window knows. */
  readonly #known = new Map<string, number>();
  readonly #writing = new Map<string, Promise<unknown>>();
  /** Turns that this window answers. */
  readonly #own = new Set<string>();
  /** Conversations that a later version has written. */
  readonly #readOnly = new Set<string>();
  #migrated: Promise<unknown> | undefined;

  constructor(options: ChatStoreOptions) {
    this.#options = options;
    this.#index = createChatIndex(options.folder, options.workspace);
  }

  async list(): Promise<readonly KeptChat[]> {
    await this.#migrate();
    return this.#index.list();
  }

  async load(id: string): Promise<Thread | undefined> {
    if (!ID.test(id)) {
      return undefined;
    }
    await this.#migrate();
    const read = await this.#read(id);
    if (!read) {
      return undefined;
    }
    const endings = this.#endingsOf(read);
    if (endings.length > 0 && !read.isReadOnly) {
      await this.append(read.thread, endings, false).catch(() => undefined);
    }
    return replayChat(endings.map(toChangeRecord), read)?.thread;
  }

  append(thread: Thread, changes: readonly ThreadChange[], safely: boolean): Promise<readonly ThreadChange[]> {
    return this.#after(thread.id, async () => {
      if (this.#readOnly.has(thread.id)) {
        throw new Error('A later version of Panorama has written this chat: it is shown, and not changed.');
      }
      for (const change of changes) {
        if (change.kind === 'ask') {
          this.#own.add(change.turn.id);
        }
      }
      return this.#write(thread, changes.map(toChangeRecord), safely);
    });
  }

  async add(thread: Thread): Promise<void> {
    await this.#after(thread.id, () => this.#write(thread, [{ kind: 'thread', thread }], true));
  }

  async remove(id: string): Promise<void> {
    const removed = join(this.#options.folder, 'removed');
    await mkdir(removed, { recursive: true, mode: 0o700 });
    await this.#after(id, () => rename(this.#fileOf(id), join(removed, `${id}.jsonl`)));
  }

  async restore(id: string): Promise<void> {
    const removed = join(this.#options.folder, 'removed', `${id}.jsonl`);
    // Another window may have gone on with it meanwhile: what it wrote follows what was taken away.
    const since = await readFile(this.#fileOf(id)).catch(() => undefined);
    await rename(removed, this.#fileOf(id));
    if (since) {
      await appendFile(this.#fileOf(id), Buffer.concat([Buffer.from('\n'), since]));
    }
  }

  #fileOf(id: string): string {
    return join(this.#options.folder, `${id}.jsonl`);
  }

  #after<T>(id: string, work: () => Promise<T>): Promise<T> {
    const next = (this.#writing.get(id) ?? Promise.resolve()).then(work, work);
    this.#writing.set(id, next);
    return next;
  }

  /** All windows of one computer read the earlier form at once at most; a second one finds its files gone. */
  #migrate(): Promise<unknown> {
    const { earlier } = this.#options;
    this.#migrated ??= earlier === undefined ? Promise.resolve() : migrateChats(earlier, (thread) => this.add(thread));
    return this.#migrated.catch(() => undefined);
  }

  async #read(id: string): Promise<ReplayedChat | undefined> {
    const bytes = await readFile(this.#fileOf(id)).catch(() => undefined);
    if (!bytes) {
      return undefined;
    }
    const { chat, damaged } = await readChat(bytes.toString('utf8'));
    this.#known.set(id, bytes.lastIndexOf(0x0a) + 1);
    if (damaged > 0) {
      await this.#setAside(id, bytes.length);
    }
    if (chat?.isReadOnly === true) {
      this.#readOnly.add(id);
    }
    return chat;
  }

  /** What cannot be read now may be read by hand later: a copy stays as it was found. */
  async #setAside(id: string, size: number): Promise<void> {
    const folder = join(this.#options.folder, 'damaged');
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await copyFile(this.#fileOf(id), join(folder, `${id}-${size}.jsonl`), constants.COPYFILE_EXCL);
    } catch {
      // It was set aside before, or the disk is full: the log itself stands in any case.
    }
  }

  #endingsOf(chat: ReplayedChat): readonly ThreadChange[] {
    const isRunning = this.#options.isRunning ?? (() => false);
    const interrupted = findInterrupted(chat, (id) => id !== process.pid && isRunning(id));
    return interrupted.filter(({ id }) => !this.#own.has(id)).map(({ id, startedAt }) => interruptionOf(id, startedAt));
  }

  async #write(thread: Thread, records: readonly ChatRecord[], safely: boolean): Promise<readonly ThreadChange[]> {
    const { folder, workspace } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { O_APPEND, O_CREAT, O_RDWR } = constants;
    const handle = await open(this.#fileOf(thread.id), O_APPEND | O_CREAT | O_RDWR, 0o600);
    try {
      const { size } = await handle.stat();
      const others = await this.#readOthers(handle, thread.id, size);
      const { id, createdAt } = thread;
      const begin: ChatRecord = { kind: 'begin', schema: CHAT_SCHEMA, id, createdAt, workspace };
      const lines = [...(size === 0 ? [begin] : []), ...records].map(toLine);
      // A line that a crash has torn must not swallow the next one.
      await handle.appendFile(`\n${lines.join('\n')}\n`, 'utf8');
      if (safely) {
        await handle.datasync();
      }
      // Another window may have written since its size was read: what is ours behind that is known by its process.
      this.#known.set(id, size);
      return others;
    } finally {
      await handle.close();
    }
  }

  /** What stands in the log behind what this window knows: other windows have written it. */
  async #readOthers(handle: FileHandle, id: string, size: number): Promise<readonly ThreadChange[]> {
    const known = this.#known.get(id) ?? size;
    if (known >= size) {
      return [];
    }
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - known), 0, size - known, known);
    const lines = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
    const records = lines.flatMap((line) => toRecord(line) ?? []);
    return records.flatMap((entry) => (isOfOthers(entry) ? [entry.change] : []));
  }
}

function toChangeRecord(change: ThreadChange): ChatRecord {
  return { kind: 'change', change, process: process.pid };
}

function isOfOthers(entry: ChatRecord): entry is Extract<ChatRecord, { kind: 'change' }> {
  return entry.kind === 'change' && entry.process !== process.pid;
}

/** How an answer ends whose window is gone. */
function interruptionOf(turnId: string, at: number): ThreadChange {
  const message = 'The window closed before the answer was complete.';
  const failure = { code: 'interrupted', message, retryable: true };
  return { kind: 'event', turnId, event: { kind: 'end', outcome: 'failed', failure }, at };
}
