// Remembers pieces of text by their UTF-8 bytes: what each counts, and which number it has.

import { keptPieces, KeptBytes } from './keptBytes.ts';

/** Slots looked at before a piece counts as unknown: pieces made to share a slot cost no more than that. */
const mostProbes = 32;

/** Bytes of a piece that are its key themselves; a longer one has a hash and its last four bytes. */
const keyBytes = 8;

/** What is left of the two words of a key by the bytes of the piece. */
const lowMasks = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const highMasks = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

/** Four numbers of a slot: the two words of the key, the number of the piece and one more, and its bytes above its tokens. */
const step = 4;
const highAt = 1;
const pieceAt = 2;
const sizeAt = 3;
const tokenBits = 8;
const tokenMask = (1 << tokenBits) - 1;

/** Odd numbers that spread a key over all bits (the fractions of the golden ratio, and of MurmurHash3's last step). */
const spread = 0x9e3779b1;
const spreadHigh = 0x85ebca6b;

/** The pieces met so far. A piece keeps its number; beyond the bounds no piece gets one. */
export class PieceMemo {
  /** Zero where free. At most half are taken: a piece and what is asked of it lie side by side in the memory. */
  #slots = new Int32Array(step << 8);
  #shift = shiftFor(this.#slots);
  readonly #kept = new KeptBytes();

  /** It grows once before it is used: the engine then takes no array for one that stays, and compiles nothing again. */
  constructor() {
    this.#grow();
  }

  /** How many pieces are remembered. */
  get pieces(): number {
    return this.#kept.pieces;
  }

  /** Where the piece of the bytes `[from..to)` is, or -1. `words` can be read seven bytes beyond. */
  find(words: DataView, from: number, to: number): number {
    const length = to - from;
    if (length > keyBytes) {
      return this.#findLong(words, from, to);
    }
    const low = words.getInt32(from, true) & (lowMasks[length] ?? 0);
    const high = words.getInt32(from + 4, true) & (highMasks[length] ?? 0);
    const slots = this.#slots;
    let slot = slotOf(low, high, this.#shift);
    for (let probes = 0; probes < mostProbes && slots[slot + pieceAt] !== 0; probes++) {
      if (
        slots[slot] === low &&
        slots[slot + highAt] === high &&
        (slots[slot + sizeAt] ?? 0) >>> tokenBits === length
      ) {
        return slot;
      }
      slot = (slot + step) & (slots.length - 1);
    }
    return -1;
  }

  /** Tokens of the piece at a place that `find` gave. */
  tokensAt(slot: number): number {
    return (this.#slots[slot + sizeAt] ?? 0) & tokenMask;
  }

  /** The number of the piece at a place that `find` gave. */
  pieceAt(slot: number): number {
    return (this.#slots[slot + pieceAt] ?? 0) - 1;
  }

  /** The characters of a piece by its number; empty for a number that no piece has. */
  text(piece: number): string {
    return this.#kept.text(piece);
  }

  /** Remembers a piece with its tokens that `find` does not find. Gives its number, or -1 where there is no room for it. */
  add(
    words: DataView,
    { from, to, tokens }: { readonly from: number; readonly to: number; readonly tokens: number },
  ): number {
    const length = to - from;
    if (!this.#kept.hasRoom(length)) {
      return -1;
    }
    if (2 * step * this.pieces >= this.#slots.length) {
      this.#grow();
    }
    const isKey = length <= keyBytes;
    const low = isKey ? words.getInt32(from, true) & (lowMasks[length] ?? 0) : hashOf(words, from, to);
    const high = isKey ? words.getInt32(from + 4, true) & (highMasks[length] ?? 0) : words.getInt32(to - 4, true);
    const slot = freeSlot(this.#slots, slotOf(low, high, this.#shift));
    if (slot < 0) {
      return -1;
    }
    const piece = this.#kept.add(words, from, to);
    this.#slots[slot] = low;
    this.#slots[slot + highAt] = high;
    this.#slots[slot + pieceAt] = piece + 1;
    this.#slots[slot + sizeAt] = (length << tokenBits) | tokens;
    return piece;
  }

  #findLong(words: DataView, from: number, to: number): number {
    if (to - from > keptPieces.bytes) {
      return -1;
    }
    const low = hashOf(words, from, to);
    const high = words.getInt32(to - 4, true);
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
    return (
      (this.#slots[slot + sizeAt] ?? 0) >>> tokenBits === to - from &&
      this.#kept.isAt(this.pieceAt(slot), words, from, to)
    );
  }

  /** A piece that finds no place among the others is unknown from then on, and counted anew. */
  #grow(): void {
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    this.#shift = shiftFor(slots);
    for (let from = 0; from < before.length; from += step) {
      const slot =
        before[from + pieceAt] === 0
          ? -1
          : freeSlot(slots, slotOf(before[from] ?? 0, before[from + highAt] ?? 0, this.#shift));
      for (let index = 0; slot >= 0 && index < step; index++) {
        slots[slot + index] = before[from + index] ?? 0;
      }
    }
    this.#slots = slots;
  }
}

/** The hash of a piece of more than four bytes. */
function hashOf(words: DataView, from: number, to: number): number {
  let hash = words.getInt32(to - 4, true);
  for (let at = from; at < to - 4; at += 4) {
    hash = Math.imul(hash ^ words.getInt32(at, true), spread);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** The first slot to look at for a key. */
function slotOf(low: number, high: number, shift: number): number {
  const mixed = Math.imul(low, spread) ^ Math.imul(high, spreadHigh);
  return (Math.imul(mixed ^ (mixed >>> 15), spread) >>> shift) * step;
}

/** The first free slot from one on, or -1 when there is none near. */
function freeSlot(slots: Int32Array, first: number): number {
  let slot = first;
  for (let probes = 0; probes < mostProbes; probes++) {
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
