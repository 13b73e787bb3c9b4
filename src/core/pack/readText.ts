// Turns a file's bytes into text as the editor does, or tells why there is none.

import { countOccurrences } from '../text/countOccurrences.ts';

/** The text of a file, or the reason why it is none. */
export type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary' };

/** Share of undecodable characters above which bytes are no text. */
const MOST_BROKEN = 0.05;

/** Characters that no text has. */
const CONTROL = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/;

/** Bytes that are looked at to tell a text of two bytes a character without a mark from what is no text, as the editor does. */
const LOOKED_AT = 512;

/**
 * Decodes by the byte-order mark; without one UTF-8, or UTF-16 when every second byte at the beginning is NUL; and else by
 * `encoding`, the editor's setting, as the Encoding Standard names it. The mark is not part of the text; NUL stands in no text.
 */
export function readText(bytes: Uint8Array, encoding = 'utf-8'): Decoded {
  const marked = markedEncoding(bytes);
  const wide = marked === undefined ? wideEncoding(bytes) : undefined;
  const text = decode(bytes, marked ?? wide, encoding);
  const isBinary =
    text.includes('\0') ||
    countOccurrences(text, '\uFFFD') > text.length * MOST_BROKEN ||
    // Small numbers of two bytes look like letters of two bytes, but for what they say.
    (wide !== undefined && CONTROL.test(text));
  return isBinary ? { kind: 'binary' } : { kind: 'text', text };
}

/** Most files are UTF-8: one decoder reads them all. */
const utf8 = new TextDecoder();

function decode(bytes: Uint8Array, known: string | undefined, setting: string): string {
  if ((known ?? setting) === 'utf-8') {
    return utf8.decode(bytes);
  }
  if (known !== undefined) {
    return new TextDecoder(known).decode(bytes);
  }
  return new TextDecoder(isEncoding(setting) ? setting : 'utf-8').decode(bytes);
}

/** The editor knows more names than there are decoders. */
function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const first = bytes[0];
  const second = bytes[1];
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  return first === 0xef && second === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a mark: the high bytes of Latin letters are NUL, and no others are. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, LOOKED_AT);
  const length = head.length;
  const zeros = [0, 0];
  for (let index = head.indexOf(0); index >= 0; index = head.indexOf(0, index + 1)) {
    zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  // The editor asks for NUL at every place; a few letters beyond Latin-1 are allowed for here.
  const enough = length * 0.4;
  if (length < 4 || Math.min(even, odd) > 0 || Math.max(even, odd) < enough) {
    return undefined;
  }
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}
