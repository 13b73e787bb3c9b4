// The list of conversations: read from the logs, and remembered by their sizes and times so that only what has changed is read again.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isBoolean, isCount, isFiniteNumber, isText, listOf, record } from '../../protocol/shape.ts';
import type { Turn } from '../../protocol/thread.ts';
import { writeFileAtomically } from './atomicFile.ts';
import type { ChatWorkspace } from './chatRecords.ts';
import { readHeading } from './readChat.ts';
import type { ReplayedChat } from './replayChat.ts';

/** A conversation in the list. */
export interface KeptChat {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970 of its last turn. */
  readonly at: number;
  readonly turns: number;
  /** The beginnings of its questions, in one line, to find it by. */
  readonly questions: string;
  /** Name of the workspace that it began in. */
  readonly workspace: string;
  /** Whether that shares a folder with the workspace of this window, or neither has one. */
  readonly isHere: boolean;
}

/** What is remembered of one log. */
interface Entry {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly title: string;
  readonly at: number;
  readonly turns: number;
  readonly questions: string;
  readonly workspace: ChatWorkspace;
  /** Whether it can be read. */
  readonly isWhole: boolean;
}

/** The list. */
export interface ChatIndex {
  /** Newest first; empty conversations are not listed. Never rejects. */
  list(): Promise<readonly KeptChat[]>;
}

const NAME = /^([0-9a-f-]{36})\.jsonl$/;

const isEntries = listOf(
  record<Entry>(
    {
      id: isText,
      size: isCount,
      changedAt: isFiniteNumber,
      title: isText,
      at: isFiniteNumber,
      turns: isCount,
      questions: isText,
      workspace: record<ChatWorkspace>({ name: isText, folders: listOf(isText) }, {}),
      isWhole: isBoolean,
    },
    {},
  ),
);

/** The index of a folder of logs; the file beside them can be deleted at any time. */
export function createChatIndex(folder: string, here: ChatWorkspace): ChatIndex {
  const file = join(folder, 'index.json');
  let known: ReadonlyMap<string, Entry> | undefined;
  const list = async (): Promise<readonly KeptChat[]> => {
    known ??= await readIndex(file);
    const entries = await readEntries(folder, known);
    if (entries.some((entry) => known?.get(entry.id) !== entry) || entries.length !== known.size) {
      known = new Map(entries.map((entry) => [entry.id, entry]));
      await writeFileAtomically(file, JSON.stringify(entries)).catch(() => undefined);
    }
    return entries
      .filter(({ turns, isWhole }) => turns > 0 && isWhole)
      .map((entry) => toKeptChat(entry, here))
      .sort((one, other) => other.at - one.at || one.id.localeCompare(other.id));
  };
  let last: Promise<readonly KeptChat[]> = Promise.resolve([]);
  return { list: () => (last = last.then(list, list)) };
}

async function readIndex(file: string): Promise<ReadonlyMap<string, Entry>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return new Map(isEntries(value) ? value.map((entry) => [entry.id, entry]) : []);
  } catch {
    return new Map();
  }
}

async function readEntries(folder: string, known: ReadonlyMap<string, Entry>): Promise<readonly Entry[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
  return (await Promise.all(ids.map((id) => readEntry(join(folder, `${id}.jsonl`), id, known.get(id))))).flat();
}

const UNREADABLE: Omit<Entry, 'id' | 'size' | 'changedAt'> = {
  title: '',
  at: 0,
  turns: 0,
  questions: '',
  workspace: { name: '', folders: [] },
  isWhole: false,
};

function summaryOf({ thread, workspace }: ReplayedChat): Omit<Entry, 'id' | 'size' | 'changedAt'> {
  const { title, turns, createdAt } = thread;
  return {
    title,
    at: turns.at(-1)?.startedAt ?? createdAt,
    turns: turns.length,
    questions: questionsOf(turns),
    workspace,
    isWhole: true,
  };
}

async function readEntry(file: string, id: string, known: Entry | undefined): Promise<readonly Entry[]> {
  try {
    const { size, mtimeMs: changedAt } = await stat(file);
    if (known?.size === size && known.changedAt === changedAt) {
      return [known];
    }
    const { chat } = await readHeading(await readFile(file, 'utf8'));
    return [{ id, size, changedAt, ...(chat ? summaryOf(chat) : UNREADABLE) }];
  } catch {
    return [];
  }
}

/** UTF-16 units of each question, and of all of them, that the list shows and is searched by. */
const QUESTION_LENGTH = 80;
const QUESTIONS_LENGTH = 600;

function questionsOf(turns: readonly Turn[]): string {
  const beginnings = turns.map(({ question }) => question.replace(/\s+/gu, ' ').trim().slice(0, QUESTION_LENGTH));
  return beginnings.toReversed().join(' · ').slice(0, QUESTIONS_LENGTH);
}

function toKeptChat({ id, title, at, turns, questions, workspace }: Entry, here: ChatWorkspace): KeptChat {
  const isHere =
    workspace.folders.some((folder) => here.folders.includes(folder)) ||
    (workspace.folders.length === 0 && here.folders.length === 0);
  return { id, title, at, turns, questions, workspace: workspace.name, isHere };
}
