// How documents stand in a prompt: written so that no content can break out, and read back exactly.

import type { ChatMessage } from '../model/request.ts';
import type { SentDocument } from './packTypes.ts';

/** A document to write. */
export type WrittenDocument = SentDocument;

/**
 * The ending of the tags around documents: empty, or `-2` and so on, so that no text opens or closes one of them.
 * One look at each text, however many endings it imitates.
 */
export function chooseEnding(texts: readonly string[]): string {
  const taken = new Set<string>();
  for (const text of texts) {
    for (const [, ending = ''] of text.matchAll(/<\/?documents?(-\d+)?/gu)) {
      taken.add(ending);
    }
  }
  let ending = '';
  for (let number = 2; taken.has(ending); number += 1) {
    ending = `-${number}`;
  }
  return ending;
}

/** Writes the documents in the order given. */
export function writeDocuments(documents: readonly WrittenDocument[]): string {
  const ending = chooseEnding(documents.map(({ text }) => text));
  const written = documents.map((document) => writeDocument(document, ending)).join('');
  return `<documents${ending}>\n${written}</documents${ending}>`;
}

/** One document with its wrapper. */
export function writeDocument({ path, text, lines }: WrittenDocument, ending = ''): string {
  const ranges = lines?.map(([first, last]) => `${first}-${last}`).join(',');
  const range = ranges ? ` lines="${ranges}"` : '';
  return `<document${ending} path="${escapeAttribute(path)}"${range}>\n${text}\n</document${ending}>\n`;
}

/** The documents that stand in the messages of a request made by packing. */
export function parseDocuments(messages: readonly ChatMessage[]): readonly SentDocument[] {
  for (const { role, content } of messages) {
    const opened = role === 'system' ? /^<documents(-\d+)?>\n/mu.exec(content) : undefined;
    if (opened) {
      return readAll(content, opened.index + opened[0].length, opened[1] ?? '');
    }
  }
  return [];
}

function readAll(content: string, start: number, ending: string): readonly SentDocument[] {
  const documents: SentDocument[] = [];
  for (let next = readDocument(content, start, ending); next; next = readDocument(content, next.end, ending)) {
    documents.push(next.document);
  }
  return documents;
}

/** The document that begins at an offset, with the offset behind it. */
function readDocument(
  content: string,
  at: number,
  ending: string,
): { readonly document: SentDocument; readonly end: number } | undefined {
  const head = new RegExp(`<document${ending} path="([^"]*)"(?: lines="([\\d,-]+)")?>\\n`, 'y');
  head.lastIndex = at;
  const match = head.exec(content);
  if (!match) {
    return undefined;
  }
  const start = at + match[0].length;
  const closing = `\n</document${ending}>\n`;
  const end = content.indexOf(closing, start);
  if (end < 0) {
    return undefined;
  }
  const document = {
    path: unescapeAttribute(match[1] ?? ''),
    text: content.slice(start, end),
    ...(match[2] !== undefined && { lines: readRanges(match[2]) }),
  };
  return { document, end: end + closing.length };
}

function readRanges(ranges: string): readonly (readonly [number, number])[] {
  return [...ranges.matchAll(/(\d+)-(\d+)/gu)].map(([, first, last]) => [Number(first), Number(last)]);
}

/** The question of a request: the last thing that the user says. */
export function splitQuestion(messages: readonly ChatMessage[]): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

/** A value between double quotes in a tag: it can close neither. */
export function escapeAttribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}

/** The value that was escaped. */
export function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&#10;', '\n')
    .replaceAll('&#13;', '\r')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
