// Reads a conversation's log in turns of a few milliseconds, so that whoever shares the thread stays quick.

import { setImmediate } from 'node:timers/promises';
import { toRecord } from './chatRecords.ts';
import { replayChat, type ReplayedChat } from './replayChat.ts';

/** Milliseconds of work in one turn. */
const TURN_MS = 6;

/** What was read. */
export interface ReadChat {
  /** Undefined when nothing says which conversation it is. */
  readonly chat: ReplayedChat | undefined;
  /** Lines that are no record: torn, or changed by something else. */
  readonly damaged: number;
}

/** The records in which the title and the questions stand; the text of answers, which is most of a log, is not among them. */
const HEADING = /^\{"kind":"(?:begin|thread|change","change":\{"kind":"(?:ask|rename))"/u;

/** Characters of a line in which its kind stands, behind the checksum. */
const KIND_AT = 9;
const KIND_LENGTH = 60;

/** Reads all of a log. */
export function readChat(text: string): Promise<ReadChat> {
  return readLog(text, () => true);
}

/** Reads what a list of conversations shows; answers are empty in it. */
export function readHeading(text: string): Promise<ReadChat> {
  return readLog(text, (line) => HEADING.test(line.slice(KIND_AT, KIND_AT + KIND_LENGTH)));
}

async function readLog(text: string, isWanted: (line: string) => boolean): Promise<ReadChat> {
  let chat: ReplayedChat | undefined;
  let damaged = 0;
  let begunAt = performance.now();
  for (const line of text.replace(/^\uFEFF/u, '').split('\n')) {
    if (line === '' || !isWanted(line)) {
      continue;
    }
    const record = toRecord(line);
    if (record) {
      chat = replayChat([record], chat);
    } else {
      damaged += 1;
    }
    if (performance.now() - begunAt > TURN_MS) {
      await setImmediate();
      begunAt = performance.now();
    }
  }
  return { chat, damaged };
}
