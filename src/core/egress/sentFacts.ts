// What is written down of the texts and files that left: how long they were, and their hashes, so that they can be proved later.

import { base64Bytes, pdfsOf } from '../model/pdf.ts';
import type { ModelRequest } from '../model/request.ts';
import { textsOf } from '../model/textsOf.ts';
import type { SendRecord } from './sendRecord.ts';

/** Names a content by a hash: a text, or bytes that are written in base64. */
export type HashContent = (content: string, encoding: 'utf8' | 'base64') => string;

/** One content that left. */
interface Content {
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** Bytes of all that left, and of each path's content its hash and bytes, where the request says which content it was. */
export function sentFacts(
  request: ModelRequest,
  hash: HashContent,
): Pick<SendRecord, 'bytes' | 'hashes' | 'fileBytes'> {
  const { sources, messages } = request;
  const texts = textsOf(request).reduce((sum, text) => sum + utf8Bytes(text), 0);
  const attached = messages.flatMap(({ images = [], pdfs = [] }) => [...images, ...pdfs]);
  const bytes = attached.reduce((sum, { base64 }) => sum + base64Bytes(base64), texts);
  const contents = contentsOf(request);
  if (contents.size === 0) {
    return { bytes };
  }
  const sent = sources.map((path) => contents.get(path));
  return {
    bytes,
    hashes: sent.map((one) => (one ? hash(one.content, one.encoding) : '')),
    fileBytes: sent.map((one) => (one ? bytesOf(one) : 0)),
  };
}

function contentsOf({ documents = [], messages }: ModelRequest): ReadonlyMap<string, Content> {
  const contents = new Map<string, Content>();
  for (const { path, text } of documents) {
    // Parts of one file are one text here, in the order in which they stand.
    const before = contents.get(path);
    contents.set(path, { content: before ? `${before.content}\n${text}` : text, encoding: 'utf8' });
  }
  for (const { path, base64 } of pdfsOf(messages)) {
    if (path !== undefined) {
      contents.set(path, { content: base64, encoding: 'base64' });
    }
  }
  return contents;
}

function bytesOf({ content, encoding }: Content): number {
  return encoding === 'base64' ? base64Bytes(content) : utf8Bytes(content);
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
