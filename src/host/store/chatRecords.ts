// The lines of a conversation's log: each is a checksum and one record, so that what a crash has torn is known and passed over.

import { crc32 } from 'node:zlib';
import { isCount, isFiniteNumber, isText, listOf, oneOf, record, union, type Guard } from '../../protocol/shape.ts';
import type { Thread, ThreadChange } from '../../protocol/thread.ts';
import { isChange, isThread } from '../../protocol/threadShape.ts';

/** The version of the records that this code writes. One that is higher is read as far as it goes, and never written to. */
export const CHAT_SCHEMA = 2;

/** The workspace that a conversation began in. */
export interface ChatWorkspace {
  readonly name: string;
  /** Addresses of its root folders. */
  readonly folders: readonly string[];
}

/** One line of a log. */
export type ChatRecord =
  | {
      readonly kind: 'begin';
      readonly schema: number;
      readonly id: string;
      /** Milliseconds since 1970. */
      readonly createdAt: number;
      readonly workspace: ChatWorkspace;
    }
  /** A conversation that came whole, from a file or from an earlier form of the store. */
  | { readonly kind: 'thread'; readonly thread: Thread }
  | {
      readonly kind: 'change';
      readonly change: ThreadChange;
      /** The process that wrote it: it answers the turns that it asks. */
      readonly process: number;
    };

const isRecord: Guard<ChatRecord> = union<ChatRecord>({
  begin: record<Extract<ChatRecord, { kind: 'begin' }>>(
    {
      kind: oneOf('begin'),
      schema: isCount,
      id: isText,
      createdAt: isFiniteNumber,
      workspace: record<ChatWorkspace>({ name: isText, folders: listOf(isText) }, {}),
    },
    {},
  ),
  thread: record<Extract<ChatRecord, { kind: 'thread' }>>({ kind: oneOf('thread'), thread: isThread }, {}),
  change: record<Extract<ChatRecord, { kind: 'change' }>>(
    { kind: oneOf('change'), change: isChange, process: isCount },
    {},
  ),
});

/** A record as a line, without its ending. */
export function toLine(value: ChatRecord): string {
  const text = JSON.stringify(value);
  return `${checksum(text)} ${text}`;
}

/** The record of a line; undefined when it is torn, or is no record. */
export function toRecord(line: string): ChatRecord | undefined {
  const text = line.slice(9);
  if (line.slice(0, 9) !== `${checksum(text)} `) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
