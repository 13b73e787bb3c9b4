// Turns a file's bytes into text as the editor does, or tells why there is none.

/** The text of a file, or the reason why it is none. */
export type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary' };

/** Bytes at the start that are looked at: NUL does not stand in text that long without showing up here. */
const SNIFFED_BYTES = 8_192;

/** Share of undecodable characters above which bytes are no text. */
const MOST_BROKEN = 0.05;

/** Decodes UTF-8 and, by their byte-order mark, UTF-16 in both orders. The mark is not part of the text. */
export function readText(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe)) {
    return { kind: 'text', text: new TextDecoder('utf-16le').decode(bytes) };
  }
  if (startsWith(bytes, 0xfe, 0xff)) {
    return { kind: 'text', text: new TextDecoder('utf-16be').decode(bytes) };
  }
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) {
    return { kind: 'binary' };
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  return countBroken(text) > text.length * MOST_BROKEN ? { kind: 'binary' } : { kind: 'text', text };
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function countBroken(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    count += 1;
  }
  return count;
}
