// What is written down of the texts that left: how long they were, and their hashes, so that they can be proved later.

import type { ModelRequest } from '../model/request.ts';
import { textsOf } from '../model/textsOf.ts';
import type { SendRecord } from './sendRecord.ts';

/** Names a text by a hash. */
export type HashText = (text: string) => string;

/** Bytes of all texts, and of each path's text its hash and bytes, where the request says which text it was. */
export function sentFacts(request: ModelRequest, hash: HashText): Pick<SendRecord, 'bytes' | 'hashes' | 'fileBytes'> {
  const { sources, documents = [] } = request;
  const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
  const bytes = textsOf(request).reduce((sum, text) => sum + bytesOf(text), 0);
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
