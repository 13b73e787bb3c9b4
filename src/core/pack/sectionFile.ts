// Columns of numbers as the bytes of one file that tells when it is not whole, and whose columns are used where they lie.

import type { ContentNames } from '../tokens/countFile.ts';

/** What the file begins with: 32 bits that read otherwise on a processor with the other order of bytes. */
const MARK = 0x50_41_4e_01;

/** Every section begins at a multiple of this, in bytes: the widest number that one may hold. */
const ALIGNMENT = 8;

/** The bytes that the sections take in a file, without head and checksum. */
export function sectionBytes(sections: readonly ArrayBufferView[]): number {
  return sections.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0);
}

/** The sections as bytes: the mark, the version, how many sections, the bytes of each; the sections; the hash of all before. */
export function joinSections(
  version: number,
  sections: readonly ArrayBufferView[],
  { hashLength, hash }: ContentNames,
): Uint8Array {
  const headBytes = aligned(4 * (3 + sections.length));
  const end = headBytes + sectionBytes(sections);
  const bytes = new Uint8Array(end + hashLength);
  const head = new Uint32Array(bytes.buffer, 0, 3 + sections.length);
  head.set([MARK, version, sections.length, ...sections.map(({ byteLength }) => byteLength)]);
  let at = headBytes;
  for (const { buffer, byteOffset, byteLength } of sections) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  bytes.set(new TextEncoder().encode(hash(bytes.subarray(0, end))), end);
  return bytes;
}

/** The sections in the bytes; undefined when they are of another version, or a bit is not as it was written. */
export function splitSections(
  version: number,
  bytes: Uint8Array,
  { hashLength, hash }: ContentNames,
): readonly Uint8Array<ArrayBuffer>[] | undefined {
  const end = bytes.length - hashLength;
  if (end < 4 * 3 || new TextDecoder().decode(bytes.subarray(end)) !== hash(bytes.subarray(0, end))) {
    return undefined;
  }
  const whole = inPlace(bytes);
  const [mark, kind, count = 0] = new Uint32Array(whole.buffer, whole.byteOffset, 3);
  if (mark !== MARK || kind !== version || 4 * (3 + count) > end) {
    return undefined;
  }
  const lengths = new Uint32Array(whole.buffer, whole.byteOffset + 12, count);
  let at = aligned(4 * (3 + count));
  const sections = Array.from(lengths, (length) => {
    const section = whole.subarray(at, at + length);
    at += aligned(length);
    return section;
  });
  return at === end ? sections : undefined;
}

/** The bytes where they lie, when numbers may be read there, or a copy. */
function inPlace(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteOffset % ALIGNMENT === 0
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(bytes);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
