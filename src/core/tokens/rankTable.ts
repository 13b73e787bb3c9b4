// The tokens of an encoding by their bytes: what a piece is merged by.

import { createKindTable } from './characterKinds.ts';

/** Base of the hash of bytes: a polynomial, so that the hash of any part follows from the hashes of two beginnings. */
export const hashBase = 0x01000193;

/** Stands for "no token": above every rank. */
export const noRank = 0x7fffffff;

const slotBits = 19;
const slotMask = (1 << slotBits) - 1;
/** Spreads a hash over its high bits. */
const spread = 0x9e3779b1;
/** A slot holds a rank and one more, and above it what is left of the hash. */
const rankBits = 18;
const rankMask = (1 << rankBits) - 1;

/** Lengths and bytes of the tokens in the order of their ranks, and the kinds of all characters. */
export interface PackedTokens {
  readonly lengths: Uint8Array;
  readonly bytes: Uint8Array;
  /** As `createKindTable` reads them. */
  readonly kindRuns: Uint8Array;
}

/** The ranks of an encoding, and the kinds of characters that its pattern tells apart. */
export class RankTable {
  /** The kind of every code point. */
  readonly kinds: Uint8Array;
  /** Bytes of the longest token. */
  readonly longest: number;
  /** How many ranks there are. */
  readonly size: number;
  readonly #bytes: Uint8Array;
  /** Where the bytes of each token end, by rank. */
  readonly #ends: Uint32Array;
  readonly #slots: Int32Array;
  /** Ranks of the tokens of two bytes. */
  readonly #pairs: Int32Array;

  constructor({ lengths, bytes, kindRuns }: PackedTokens) {
    this.kinds = createKindTable(kindRuns);
    this.longest = largest(lengths);
    this.size = lengths.length;
    this.#bytes = bytes;
    this.#ends = endsOf(lengths);
    this.#slots = fillSlots(this.#ends, bytes);
    this.#pairs = pairsOf(this.#ends, bytes);
  }

  /** The rank of the token whose bytes are `bytes[from..to)` with this hash, or `noRank`. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const spreadHash = Math.imul(hash, spread);
    const tag = spreadHash << rankBits;
    for (let slot = spreadHash >>> (32 - slotBits); ; slot = (slot + 1) & slotMask) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) {
        return noRank;
      }
      const rank = (held & rankMask) - 1;
      if ((held & ~rankMask) === tag && this.#isAt(rank, bytes, from, to)) {
        return rank;
      }
    }
  }

  /** The rank of the token of two bytes, or `noRank`. */
  pairRank(first: number, second: number): number {
    return this.#pairs[(first << 8) | second] ?? noRank;
  }

  #isAt(rank: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = rank > 0 ? (this.#ends[rank - 1] ?? 0) : 0;
    if ((this.#ends[rank] ?? 0) - start !== to - from) {
      return false;
    }
    for (let index = from; index < to; index++) {
      if (bytes[index] !== this.#bytes[start + index - from]) {
        return false;
      }
    }
    return true;
  }
}

function largest(lengths: Uint8Array): number {
  let longest = 0;
  for (const length of lengths) {
    longest = Math.max(longest, length);
  }
  return longest;
}

function endsOf(lengths: Uint8Array): Uint32Array {
  const ends = new Uint32Array(lengths.length);
  let end = 0;
  for (let rank = 0; rank < lengths.length; rank++) {
    end += lengths[rank] ?? 0;
    ends[rank] = end;
  }
  return ends;
}

function fillSlots(ends: Uint32Array, bytes: Uint8Array): Int32Array {
  const slots = new Int32Array(1 << slotBits);
  let at = 0;
  for (let rank = 0; rank < ends.length; rank++) {
    const end = ends[rank] ?? 0;
    let hash = 0;
    for (; at < end; at++) {
      hash = (Math.imul(hash, hashBase) + (bytes[at] ?? 0) + 1) | 0;
    }
    const spreadHash = Math.imul(hash, spread);
    let slot = spreadHash >>> (32 - slotBits);
    while (slots[slot] !== 0) {
      slot = (slot + 1) & slotMask;
    }
    slots[slot] = (spreadHash << rankBits) | (rank + 1);
  }
  return slots;
}

function pairsOf(ends: Uint32Array, bytes: Uint8Array): Int32Array {
  const pairs = new Int32Array(1 << 16).fill(noRank);
  let start = 0;
  for (let rank = 0; rank < ends.length; rank++) {
    const end = ends[rank] ?? 0;
    if (end - start === 2) {
      pairs[((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0)] = rank;
    }
    start = end;
  }
  return pairs;
}
