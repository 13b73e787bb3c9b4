// Turns a file's bytes into text as the editor does, or tells why there is none.

import { countOccurrences } from '../text/countOccurrences.ts';

/** The text of a file, or the reason why it is none. */
export type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary' };

/** Share of undecodable characters above which bytes are no text. */
const MOST_BROKEN = 0.05;

/** Decodes UTF-8 and, by their byte-order mark, UTF-16 in both orders. The mark is not part of the text; NUL stands in no text. */
export function readText(bytes: Uint8Array): Decoded {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const isBinary = text.includes('\0') || countOccurrences(text, '\uFFFD') > text.length * MOST_BROKEN;
  return isBinary ? { kind: 'binary' } : { kind: 'text', text };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
