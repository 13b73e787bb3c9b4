// Remembers pieces of text by their UTF-8 bytes, and counts how often each occurs in one text.

import { KeptBytes } from './keptBytes.ts';

/** Slots looked at before a piece counts as unknown: pieces made to share a slot cost no more than that. */
const mostProbes = 128;

/** Four numbers of a slot, side by side in the memory: the key in two words, the number of the piece with its tokens, and how often it occurs. */
const step = 4;
const highAt = 1;
const pieceAt = 2;
const countAt = 3;

/** The number of a piece and one more has so many bits; above are its tokens. Zero where a slot is free. */
const pieceBits = 20;
const pieceMask = (1 << pieceBits) - 1;

/** A piece of up to seven bytes is its own key, its length in the last byte; the key of a longer one has `isLong` there. */
const keyBytes = 7;
const lengthShift = 24;
const isLong = 0xff << lengthShift;
const lowMasks = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1);
const highMasks = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff);

/** Odd numbers that spread a key over all bits: a fraction of the golden ratio, and a factor of MurmurHash3. */
const spread = 0x9e3779b1;
const spreadHigh = 0x85ebca6b;

/** What one text is made of; valid until the next call. */
export interface MetPieces {
  /** Tokens of the pieces that are remembered, together. */
  readonly tokens: number;
  /** Numbers of the distinct pieces, in the order in which they were met first. */
  readonly ids: Uint32Array;
  /** How often each was met, by the same index. */
  readonly counts: Uint32Array;
}

/** The pieces met so far. A piece keeps its number; beyond the bounds no piece gets one. */
export class PieceMemo {
  /** At most half are taken. */
  #slots = new Int32Array(step << 8);
  #shift = shiftFor(this.#slots);
  readonly #kept = new KeptBytes();
  /** The slots of the pieces met in this text. */
  #met = new Uint32Array(1 << 9);
  #metLength = 0;
  #ids = new Uint32Array(1 << 9);
  #counts = new Uint32Array(1 << 9);

  /** Each array grows once before it is used: the engine then takes none for one that stays, and compiles nothing again. */
  constructor() {
    this.#growSlots();
    this.#growMet();
  }

  /** How many pieces are remembered. */
  get pieces(): number {
    return this.#kept.pieces;
  }

  /** Notes one occurrence of the piece `[from..to)`; false when it is not known. `words` can be read seven bytes beyond. */
  meet(words: DataView, from: number, to: number): boolean {
    const slot = to - from > keyBytes ? this.#findLong(words, from, to) : this.#findShort(words, from, to - from);
    if (slot < 0) {
      return false;
    }
    this.#note(slot);
    return true;
  }

  /** Remembers a piece that `meet` does not know, and notes its occurrence; false where there is no room for it. */
  learn(
    words: DataView,
    { from, to, tokens }: { readonly from: number; readonly to: number; readonly tokens: number },
  ): boolean {
    if (!this.#kept.hasRoom(words, from, to)) {
      return false;
    }
    if (2 * step * this.pieces >= this.#slots.length) {
      this.#growSlots();
    }
    const low = lowOf(words, from, to);
    const high = highOf(words, from, to);
    const slot = freeSlot(this.#slots, slotOf(low, high, this.#shift), mostProbes);
    if (slot < 0) {
      return false;
    }
    const piece = this.#kept.add(words, from, to);
    this.#slots[slot] = low;
    this.#slots[slot + highAt] = high;
    this.#slots[slot + pieceAt] = (tokens << pieceBits) | (piece + 1);
    this.#note(slot);
    return true;
  }

  /** The pieces met since the last call. Begins anew. */
  take(): MetPieces {
    const length = this.#metLength;
    const tokens = this.#takeAll(length);
    this.#metLength = 0;
    return { tokens, ids: this.#ids.subarray(0, length), counts: this.#counts.subarray(0, length) };
  }

  /** The characters of a piece by its number; empty for a number that no piece has. */
  text(piece: number): string {
    return this.#kept.text(piece);
  }

  #findShort(words: DataView, from: number, length: number): number {
    const low = words.getInt32(from, true) & (lowMasks[length] ?? 0);
    const high = (words.getInt32(from + 4, true) & (highMasks[length] ?? 0)) | (length << lengthShift);
    const slots = this.#slots;
    let slot = slotOf(low, high, this.#shift);
    for (let probes = 0; probes < mostProbes; probes++) {
      if (slots[slot] === low && slots[slot + highAt] === high) {
        return slot;
      }
      if (slots[slot + pieceAt] === 0) {
        return -1;
      }
      slot = (slot + step) & (slots.length - 1);
    }
    return -1;
  }

  #findLong(words: DataView, from: number, to: number): number {
    const low = lowOf(words, from, to);
    const high = highOf(words, from, to);
    const slots = this.#slots;
    let slot = slotOf(low, high, this.#shift);
    for (let probes = 0; probes < mostProbes && slots[slot + pieceAt] !== 0; probes++) {
      if (slots[slot] === low && slots[slot + highAt] === high && this.#isAt(slot, words, from, to)) {
        return slot;
      }
      slot = (slot + step) & (slots.length - 1);
    }
    return -1;
  }

  #isAt(slot: number, words: DataView, from: number, to: number): boolean {
    return this.#kept.isAt(((this.#slots[slot + pieceAt] ?? 0) & pieceMask) - 1, words, from, to);
  }

  #note(slot: number): void {
    const before = this.#slots[slot + countAt] ?? 0;
    this.#slots[slot + countAt] = before + 1;
    if (before === 0) {
      if (this.#metLength === this.#met.length) {
        this.#growMet();
      }
      this.#met[this.#metLength++] = slot;
    }
  }

  /** Lists the pieces met and sets their counts to zero. Gives their tokens. A loop with nothing behind it: what follows one is slow until it is compiled again. */
  #takeAll(length: number): number {
    const slots = this.#slots;
    let tokens = 0;
    for (let index = 0; index < length; index++) {
      const slot = this.#met[index] ?? 0;
      const piece = slots[slot + pieceAt] ?? 0;
      const count = slots[slot + countAt] ?? 0;
      slots[slot + countAt] = 0;
      tokens += count * (piece >>> pieceBits);
      this.#ids[index] = (piece & pieceMask) - 1;
      this.#counts[index] = count;
    }
    return tokens;
  }

  /** A piece that finds no place near its own is unknown from then on, and learnt anew. */
  #growSlots(): void {
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    this.#shift = shiftFor(slots);
    for (let from = 0; from < before.length; from += step) {
      if (before[from + pieceAt] !== 0) {
        const slot = freeSlot(slots, slotOf(before[from] ?? 0, before[from + highAt] ?? 0, this.#shift), slots.length);
        slots.set(before.subarray(from, from + step), slot);
        before[from] = slot;
      }
    }
    for (let index = 0; index < this.#metLength; index++) {
      this.#met[index] = before[this.#met[index] ?? 0] ?? 0;
    }
    this.#slots = slots;
  }

  #growMet(): void {
    const met = new Uint32Array(2 * this.#met.length);
    met.set(this.#met);
    this.#met = met;
    this.#ids = new Uint32Array(met.length);
    this.#counts = new Uint32Array(met.length);
  }
}

/** The first word of a key: the first four bytes, or a hash. */
function lowOf(words: DataView, from: number, to: number): number {
  const length = to - from;
  if (length <= keyBytes) {
    return words.getInt32(from, true) & (lowMasks[length] ?? 0);
  }
  let hash = words.getInt32(to - 4, true);
  for (let at = from; at < to - 4; at += 4) {
    hash = Math.imul(hash ^ words.getInt32(at, true), spread);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** The second word of a key: the bytes after the first four and the length, or the last three bytes. */
function highOf(words: DataView, from: number, to: number): number {
  const length = to - from;
  return length <= keyBytes
    ? (words.getInt32(from + 4, true) & (highMasks[length] ?? 0)) | (length << lengthShift)
    : words.getInt32(to - 3, true) | isLong;
}

/** The first slot to look at for a key. */
function slotOf(low: number, high: number, shift: number): number {
  const mixed = Math.imul(low, spread) ^ Math.imul(high, spreadHigh);
  return (Math.imul(mixed ^ (mixed >>> 15), spread) >>> shift) * step;
}

/** The first free slot from one on, or -1 when there is none among so many. */
function freeSlot(slots: Int32Array, first: number, most: number): number {
  let slot = first;
  for (let probes = 0; probes < most; probes++) {
    if (slots[slot + pieceAt] === 0) {
      return slot;
    }
    slot = (slot + step) & (slots.length - 1);
  }
  return -1;
}

/** How far a spread key is shifted to become the index of a slot. */
function shiftFor(slots: Int32Array): number {
  return Math.clz32(slots.length / step) + 1;
}
