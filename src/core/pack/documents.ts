// How documents stand in a prompt: written so that no content can break out.

import type { SentDocument } from './packTypes.ts';

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

/** One document with its wrapper. */
export function writeDocument({ path, text, lines }: SentDocument, ending = ''): string {
  const ranges = lines?.map(([first, last]) => `${first}-${last}`).join(',');
  const range = ranges ? ` lines="${ranges}"` : '';
  return `<document${ending} path="${escapeAttribute(path)}"${range}>\n${text}\n</document${ending}>\n`;
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
