// Token counts by content hash, as the bytes of a file that tells when it is not whole.

/** What the file begins with: its name and version. */
const head = 'panorama counts 2\n';

/** Gives a content a name of `hashLength` ASCII characters. */
export interface ContentNames {
  readonly hashLength: number;
  readonly hash: (content: Uint8Array) => string;
}

/** The counts as bytes: the head, the number of counts, a 32-bit number for each, the hash of each, and the hash of all before. */
export function encodeCounts(counts: ReadonlyMap<string, number>, { hashLength, hash }: ContentNames): Uint8Array {
  const kept = [...counts].filter(([name, tokens]) => name.length === hashLength && tokens <= 0xffffffff);
  const end = head.length + 4 + (4 + hashLength) * kept.length;
  const bytes = new Uint8Array(end + hashLength);
  const numbers = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(head));
  numbers.setUint32(head.length, kept.length, true);
  kept.forEach(([, tokens], index) => {
    numbers.setUint32(head.length + 4 + 4 * index, tokens, true);
  });
  bytes.set(new TextEncoder().encode(kept.map(([name]) => name).join('')), head.length + 4 + 4 * kept.length);
  bytes.set(new TextEncoder().encode(hash(bytes.subarray(0, end))), end);
  return bytes;
}

/** The counts in the bytes, in the order in which they were written; none when a bit of the bytes is not as it was written. */
export function decodeCounts(bytes: Uint8Array, { hashLength, hash }: ContentNames): Map<string, number> {
  const counts = new Map<string, number>();
  const end = bytes.length - hashLength;
  if (end < head.length + 4 || textOf(bytes.subarray(end)) !== hash(bytes.subarray(0, end))) {
    return counts;
  }
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = numbers.getUint32(head.length, true);
  if (textOf(bytes.subarray(0, head.length)) !== head || end !== head.length + 4 + (4 + hashLength) * count) {
    return counts;
  }
  const names = textOf(bytes.subarray(head.length + 4 + 4 * count, end));
  for (let index = 0; index < count; index++) {
    const name = names.slice(hashLength * index, hashLength * (index + 1));
    counts.set(name, numbers.getUint32(head.length + 4 + 4 * index, true));
  }
  return counts;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
