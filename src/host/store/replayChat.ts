// A conversation from its records: the same changes in the same order make the same thread.

import { reduce } from '../../protocol/reduce.ts';
import type { Thread, Turn } from '../../protocol/thread.ts';
import { CHAT_SCHEMA, type ChatRecord, type ChatWorkspace } from './chatRecords.ts';

/** What a log comes to. */
export interface ReplayedChat {
  readonly thread: Thread;
  readonly workspace: ChatWorkspace;
  /** Ids of processes by the turns that they answer. */
  readonly processes: Map<string, number>;
  /** Whether a later version has written it, so that this one must not. */
  readonly isReadOnly: boolean;
}

/** Undefined when nothing says which conversation it is. */
export function replayChat(records: readonly ChatRecord[], known?: ReplayedChat): ReplayedChat | undefined {
  let chat = known;
  for (const entry of records) {
    chat = chat ? goOn(chat, entry) : begin(entry);
  }
  return chat;
}

function begin(entry: ChatRecord): ReplayedChat | undefined {
  if (entry.kind !== 'begin') {
    return undefined;
  }
  return {
    thread: { id: entry.id, title: '', createdAt: entry.createdAt, turns: [] },
    workspace: entry.workspace,
    processes: new Map(),
    isReadOnly: entry.schema > CHAT_SCHEMA,
  };
}

function goOn(chat: ReplayedChat, entry: ChatRecord): ReplayedChat {
  switch (entry.kind) {
    // A second window that began the same conversation: the first one's word stands.
    case 'begin':
      return chat;
    case 'thread':
      return chat.thread.turns.length === 0 ? { ...chat, thread: { ...entry.thread, id: chat.thread.id } } : chat;
    case 'change': {
      const { change, process } = entry;
      const thread = reduce(chat.thread, change);
      if (change.kind === 'ask') {
        chat.processes.set(change.turn.id, process);
      }
      return { ...chat, thread };
    }
  }
}

/** Turns that have no end though no process answers them any more. */
export function findInterrupted(chat: ReplayedChat, isAnswering: (process: number) => boolean): readonly Turn[] {
  return chat.thread.turns.filter(({ id, outcome }) => {
    const process = chat.processes.get(id);
    return outcome === undefined && (process === undefined || !isAnswering(process));
  });
}
