// Writes text as UTF-8 into an array that is there already.

/** Writes the bytes of a text, at most three for each of its units, and gives their number. Half of a surrogate pair becomes U+FFFD. */
export function encodeUtf8(text: string, bytes: Uint8Array): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[length++] = unit;
    } else if (isSurrogate(unit)) {
      const point = text.codePointAt(index) ?? 0;
      index += point > 0xffff ? 1 : 0;
      length = encodePoint(point > 0xffff ? point : 0xfffd, bytes, length);
    } else {
      length = encodePoint(unit, bytes, length);
    }
  }
  return length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Writes a code point of more than one byte and gives the new length. */
function encodePoint(point: number, bytes: Uint8Array, from: number): number {
  let length = from;
  if (point < 0x800) {
    bytes[length++] = 0xc0 | (point >> 6);
  } else {
    if (point < 0x10000) {
      bytes[length++] = 0xe0 | (point >> 12);
    } else {
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
    }
    bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
  }
  bytes[length++] = 0x80 | (point & 0x3f);
  return length;
}
