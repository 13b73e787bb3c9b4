// What Panorama keeps on this computer beside keys and settings: how much it is, and how it is taken out and deleted.

import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { exportMarkdown } from '../../core/chat/exportMarkdown.ts';
import type { Thread } from '../../protocol/thread.ts';
import { isThread } from '../../protocol/threadShape.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { readChat } from './readChat.ts';

/** A kind of data, kept in the folder of the same name; `other` is everything else. */
export type DataKind = 'chats' | 'ledger' | 'caches' | 'proposals' | 'other';

/** How much of one kind is kept. */
export interface StoredPart {
  readonly kind: DataKind;
  readonly files: number;
  readonly bytes: number;
}

/** The data under one folder. */
export interface StoredData {
  /** Kinds of which there is something. */
  list(): Promise<readonly StoredPart[]>;
  /** Deletes all of a kind; rejects when something cannot be deleted. */
  remove(kind: DataKind): Promise<void>;
  /**
   * Writes the conversations of all workspaces into one Markdown file and answers how many there were.
   * A conversation that cannot be read stands in it as it is on the disk. Rejects when the file cannot be written.
   */
  exportChats(file: string): Promise<number>;
}

const NAMED: readonly DataKind[] = ['chats', 'ledger', 'caches', 'proposals'];

/** The data in the folder that the editor gives the extension; in it, `chats`, `ledger`, `caches` and `proposals` are folders. */
export function createStoredData(folder: string): StoredData {
  return {
    list: async () => {
      const parts = await Promise.all([...NAMED, 'other' as const].map((kind) => measure(folder, kind)));
      return parts.filter((part) => part.files > 0);
    },
    remove: async (kind) => {
      const names = await entriesOf(folder, kind);
      await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })));
    },
    exportChats: async (file) => {
      const chats = await readChats(join(folder, 'chats'));
      await writeFileAtomically(file, chats.join('\n\n'));
      return chats.length;
    },
  };
}

async function entriesOf(folder: string, kind: DataKind): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => (kind === 'other' ? !NAMED.some((named) => named === name) : name === kind));
}

async function measure(folder: string, kind: DataKind): Promise<StoredPart> {
  const found = await Promise.all((await entriesOf(folder, kind)).map((name) => filesUnder(join(folder, name))));
  const sizes = await Promise.all(found.flat().map(async (file) => (await stat(file)).size));
  return { kind, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** All files under a path, or the path itself when it is a file; sorted. */
async function filesUnder(path: string): Promise<readonly string[]> {
  const information = await stat(path).catch(() => undefined);
  if (!information?.isDirectory()) {
    return information ? [path] : [];
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Logs, those taken away among them, and files of the earlier form that nothing was made of. */
const CHAT_FILE = /^conversations\/(?:removed\/)?[^/]+\.jsonl$|^(?!conversations\/)[^/]+\/[^/]+\.json$/;

function readThread(text: string): Thread | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isThread(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function readChats(folder: string): Promise<readonly string[]> {
  const files = (await filesUnder(folder)).filter((file) =>
    CHAT_FILE.test(relative(folder, file).split(sep).join('/')),
  );
  return Promise.all(files.map((file) => describeChat(folder, file)));
}

async function describeChat(folder: string, file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  const thread = file.endsWith('.jsonl') ? (await readChat(text)).chat?.thread : readThread(text);
  if (thread) {
    return exportMarkdown(thread);
  }
  // What cannot be read now may be read by hand later.
  return `# ${relative(folder, file)}\n\n${text}\n`;
}
