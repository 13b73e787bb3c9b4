// How documents stand in a prompt: written so that no content can break out, and read back exactly.

import type { ChatMessage } from '../model/request.ts';
import type { SentDocument } from './packTypes.ts';

/** A document to write; `lines` when it is a part of its file (1-based, inclusive). */
export interface WrittenDocument {
  readonly path: string;
  readonly text: string;
  readonly lines?: readonly [number, number];
}

const OPENING = '<documents tag="';

/** A tag that no text contains, neither opened nor closed: `document`, else `document-2` and so on. */
export function chooseTag(texts: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const tag = number === 1 ? 'document' : `document-${number}`;
    if (!texts.some((text) => text.includes(`<${tag}`) || text.includes(`</${tag}`))) {
      return tag;
    }
  }
}

/** Writes the documents in the order given. */
export function writeDocuments(documents: readonly WrittenDocument[], tag: string): string {
  const written = documents.map((document) => writeDocument(document, tag)).join('');
  return `${OPENING}${tag}">\n${written}</documents>`;
}

/** One document with its wrapper. */
export function writeDocument({ path, text, lines }: WrittenDocument, tag: string): string {
  const range = lines ? ` lines="${lines[0]}-${lines[1]}"` : '';
  return `<${tag} path="${escapeAttribute(path)}"${range}>\n${text}\n</${tag}>\n`;
}

/** The documents that stand in the messages of a request made by packing. */
export function parseDocuments(messages: readonly ChatMessage[]): readonly SentDocument[] {
  const content =
    messages.find(({ role, content: text }) => role === 'system' && text.includes(OPENING))?.content ?? '';
  const opened = /<documents tag="(document(?:-\d+)?)">\n/.exec(content);
  const tag = opened?.[1];
  if (!opened || tag === undefined) {
    return [];
  }
  const documents: SentDocument[] = [];
  let next = readDocument(content, opened.index + opened[0].length, tag);
  while (next) {
    documents.push(next.document);
    next = readDocument(content, next.end, tag);
  }
  return documents;
}

/** The document that begins at an offset, with the offset behind it. */
function readDocument(
  content: string,
  at: number,
  tag: string,
): { readonly document: SentDocument; readonly end: number } | undefined {
  const head = new RegExp(`<${tag} path="([^"]*)"(?: lines="(\\d+)-\\d+")?>\\n`, 'y');
  head.lastIndex = at;
  const match = head.exec(content);
  if (!match) {
    return undefined;
  }
  const start = at + match[0].length;
  const closing = `\n</${tag}>\n`;
  const end = content.indexOf(closing, start);
  if (end < 0) {
    return undefined;
  }
  const document = {
    path: unescapeAttribute(match[1] ?? ''),
    text: content.slice(start, end),
    firstLine: Number(match[2] ?? 1),
  };
  return { document, end: end + closing.length };
}

/** The question of a request: the last thing that the user says. */
export function splitQuestion(messages: readonly ChatMessage[]): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

function escapeAttribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}

function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&#10;', '\n')
    .replaceAll('&#13;', '\r')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
