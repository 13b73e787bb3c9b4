// Reads the messages of a request made by packing back: what they hold, and what is asked.

import type { ChatMessage } from '../model/request.ts';
import { readDocuments } from './layoutReader.ts';
import type { SentDocument } from './packTypes.ts';

/** The documents as they read in the end, the later parts over the earlier. */
export function parseDocuments(messages: readonly ChatMessage[]): readonly SentDocument[] {
  return messages
    .filter(({ role }) => role === 'system')
    .flatMap(({ content }) => readDocuments(content))
    .map(({ path, text, lines }) => ({ path, text, ...(lines !== undefined && { lines: readRanges(lines) }) }));
}

function readRanges(ranges: string): NonNullable<SentDocument['lines']> {
  return [...ranges.matchAll(/(\d+)-(\d+)/gu)].map(([, first, last]) => [Number(first), Number(last)]);
}

/** The question of a request: the last thing that the user says. */
export function splitQuestion(messages: readonly ChatMessage[]): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}
