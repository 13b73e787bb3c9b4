// What is written down of the texts that left: how long they were, and their hashes, so that they can be proved later.

import type { ModelRequest } from '../model/request.ts';
import type { SendRecord } from './sendRecord.ts';

/** Names a text by a hash. */
export type HashText = (text: string) => string;

/** Bytes of all messages, and of each path's text its hash and bytes, where the request says which text it was. */
export function sentFacts(
  { messages, sources, documents = [] }: ModelRequest,
  hash: HashText,
): Pick<SendRecord, 'bytes' | 'hashes' | 'fileBytes'> {
  const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
  const bytes = messages.reduce((sum, { content }) => sum + bytesOf(content), 0);
  if (documents.length === 0) {
    return { bytes };
  }
  const texts = new Map<string, string>();
  for (const { path, text } of documents) {
    // Parts of one file are one text here, in the order in which they stand.
    const before = texts.get(path);
    texts.set(path, before === undefined ? text : `${before}\n${text}`);
  }
  const sent = sources.map((path) => texts.get(path));
  return {
    bytes,
    hashes: sent.map((text) => (text === undefined ? '' : hash(text))),
    fileBytes: sent.map((text) => (text === undefined ? 0 : bytesOf(text))),
  };
}
