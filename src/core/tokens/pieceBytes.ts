// The UTF-8 bytes of one piece of text, and the rank of any part of them.

import { hashBase, type RankTable } from './rankTable.ts';

/** Stands for "no token": above every rank. */
export const noRank = 0x7fffffff;

/** Bytes of room kept from one piece to the next; a longer piece has its own. */
const keptRoom = 1 << 12;

const highestLead = 0xdbff;
const lowestLead = 0xd800;
const lowestTrail = 0xdc00;
const highestTrail = 0xdfff;

/** The bytes of the piece loaded last. */
export class PieceBytes {
  readonly #ranks: RankTable;
  /** Powers of the hash's base, by exponent. */
  readonly #powers: Int32Array;
  #bytes = new Uint8Array(keptRoom);
  /** Hashes of the beginnings: of the first 0, 1, 2 … bytes. */
  #hashes = new Int32Array(keptRoom + 1);
  #length = 0;

  constructor(ranks: RankTable) {
    this.#ranks = ranks;
    this.#powers = new Int32Array(ranks.longest + 1);
    this.#powers[0] = 1;
    for (let index = 1; index <= ranks.longest; index++) {
      this.#powers[index] = Math.imul(this.#powers[index - 1] ?? 0, hashBase);
    }
  }

  /** Bytes of the piece. */
  get length(): number {
    return this.#length;
  }

  /** Takes a piece. Half of a surrogate pair becomes U+FFFD, as in every encoder of UTF-8. */
  load(text: string): void {
    this.#makeRoom(3 * text.length);
    this.#length = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        this.#push(unit);
      } else if (unit < lowestLead || unit > highestTrail) {
        this.#pushUnit(unit);
      } else if (isPair(unit, text.charCodeAt(index + 1))) {
        this.#pushPair(text.codePointAt(index) ?? 0);
        index++;
      } else {
        this.#pushUnit(0xfffd);
      }
    }
  }

  /** The rank of the bytes `[from..to)`, or `noRank`. */
  rank(from: number, to: number): number {
    if (to - from > this.#ranks.longest) {
      return noRank;
    }
    const before = Math.imul(this.#hashes[from] ?? 0, this.#powers[to - from] ?? 0);
    const rank = this.#ranks.find(this.#bytes, from, to, ((this.#hashes[to] ?? 0) - before) | 0);
    return rank < 0 ? noRank : rank;
  }

  /** Gives back the room that a long piece took. */
  release(): void {
    if (this.#bytes.length > keptRoom) {
      this.#bytes = new Uint8Array(keptRoom);
      this.#hashes = new Int32Array(keptRoom + 1);
    }
  }

  #makeRoom(length: number): void {
    if (length > this.#bytes.length) {
      this.#bytes = new Uint8Array(length);
      this.#hashes = new Int32Array(length + 1);
    }
  }

  #push(byte: number): void {
    const hash = this.#hashes[this.#length] ?? 0;
    this.#bytes[this.#length++] = byte;
    this.#hashes[this.#length] = (Math.imul(hash, hashBase) + byte + 1) | 0;
  }

  #pushUnit(unit: number): void {
    if (unit < 0x800) {
      this.#push(0xc0 | (unit >> 6));
    } else {
      this.#push(0xe0 | (unit >> 12));
      this.#push(0x80 | ((unit >> 6) & 0x3f));
    }
    this.#push(0x80 | (unit & 0x3f));
  }

  #pushPair(point: number): void {
    this.#push(0xf0 | (point >> 18));
    this.#push(0x80 | ((point >> 12) & 0x3f));
    this.#push(0x80 | ((point >> 6) & 0x3f));
    this.#push(0x80 | (point & 0x3f));
  }
}

function isPair(lead: number, trail: number): boolean {
  return lead <= highestLead && trail >= lowestTrail && trail <= highestTrail;
}
