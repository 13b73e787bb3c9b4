// The bytes of all pieces that are remembered, one after another.

/** What is kept at most. A repository of 50 MB has about 150,000 pieces of 10 bytes. */
const most = {
  pieces: 1 << 18,
  /** UTF-16 units of one piece, of three bytes at most. */
  units: 128,
  /** Bytes of all together. */
  total: 1 << 23,
} as const;

/** Pieces by number, from 0. */
export class KeptBytes {
  #bytes = new Uint8Array(1 << 10);
  #words = new DataView(this.#bytes.buffer);
  /** Where the bytes of each piece begin, and those of the last one end. */
  #starts = new Uint32Array(1 << 8);
  #pieces = 0;

  /** Each array grows once before it is used: the engine then takes none for one that stays, and compiles nothing again. */
  constructor() {
    this.#growBytes();
    this.#growStarts();
  }

  /** How many pieces are kept. */
  get pieces(): number {
    return this.#pieces;
  }

  /** Whether the bytes `[from..to)` can be kept. */
  hasRoom(words: DataView, from: number, to: number): boolean {
    const end = (this.#starts[this.#pieces] ?? 0) + to - from;
    return this.#pieces < most.pieces && end <= most.total && unitsIn(words, from, to) <= most.units;
  }

  /** Keeps the bytes `[from..to)`, for which there is room. Gives the number of the piece. */
  add(words: DataView, from: number, to: number): number {
    const start = this.#starts[this.#pieces] ?? 0;
    const end = start + to - from;
    if (end > this.#bytes.length) {
      this.#growBytes();
    }
    if (this.#pieces + 2 > this.#starts.length) {
      this.#growStarts();
    }
    for (let index = from; index < to; index++) {
      this.#bytes[start + index - from] = words.getUint8(index);
    }
    this.#starts[this.#pieces + 1] = end;
    return this.#pieces++;
  }

  /** Whether the bytes `[from..to)`, more than three, are those of a piece. */
  isAt(piece: number, words: DataView, from: number, to: number): boolean {
    const start = this.#starts[piece] ?? 0;
    const last = start + to - from - 4;
    const kept = this.#words;
    if (this.#starts[piece + 1] !== last + 4 || words.getInt32(to - 4, true) !== kept.getInt32(last, true)) {
      return false;
    }
    for (let at = start, other = from; at < last; at += 4, other += 4) {
      if (words.getInt32(other, true) !== kept.getInt32(at, true)) {
        return false;
      }
    }
    return true;
  }

  /** The characters of a piece; empty for a number that no piece has. */
  text(piece: number): string {
    return textOf(this.#bytes.subarray(this.#starts[piece], this.#starts[piece + 1]));
  }

  #growBytes(): void {
    const bytes = new Uint8Array(2 * this.#bytes.length);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#words = new DataView(bytes.buffer);
  }

  #growStarts(): void {
    const starts = new Uint32Array(2 * this.#starts.length);
    starts.set(this.#starts);
    this.#starts = starts;
  }
}

/** A byte order mark inside a text is a character like others. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** UTF-16 units of the bytes `[from..to)`, as far as it matters. */
function unitsIn(words: DataView, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to && units <= most.units; at++) {
    const byte = words.getUint8(at);
    units += (byte & 0xc0) === 0x80 ? 0 : byte < 0xf0 ? 1 : 2;
  }
  return units;
}
