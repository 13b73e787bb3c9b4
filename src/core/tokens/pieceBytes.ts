// The UTF-8 bytes of one piece of text, and the rank of any part of them.

import { hashBase, noRank, type RankTable } from './rankTable.ts';

/** Bytes of room kept from one piece to the next; a longer piece has its own. */
const keptRoom = 1 << 12;

/** The bytes of the piece loaded last. */
export class PieceBytes {
  readonly #ranks: RankTable;
  /** Powers of the hash's base, by exponent. */
  readonly #powers: Int32Array;
  #bytes = new Uint8Array(keptRoom);
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

  /** The number of ranks there are. */
  get ranks(): number {
    return this.#ranks.size;
  }

  /** Takes the piece `bytes[from..to)`. */
  load(bytes: Uint8Array, from: number, to: number): void {
    this.#length = to - from;
    if (this.#length > this.#bytes.length) {
      this.#bytes = new Uint8Array(this.#length);
    }
    const own = this.#bytes;
    for (let index = from; index < to; index++) {
      own[index - from] = bytes[index] ?? 0;
    }
  }

  /** The hash of one byte. */
  hash(at: number): number {
    return (this.#bytes[at] ?? 0) + 1;
  }

  /** The hash of two parts that follow one another, by the hash of each and the length of the second in bytes. */
  joinedHash(first: number, second: number, length: number): number {
    return (Math.imul(first, this.#powers[length] ?? 0) + second) | 0;
  }

  /** The rank of the whole piece, or `noRank`. */
  wholeRank(): number {
    let hash = 0;
    for (let index = 0; index < this.#length; index++) {
      hash = this.joinedHash(hash, this.hash(index), 1);
    }
    return this.rankOf(0, this.#length, hash);
  }

  /** The rank of the two bytes from a position, or `noRank`. */
  pairRank(at: number): number {
    return this.#ranks.pairRank(this.#bytes[at] ?? 0, this.#bytes[at + 1] ?? 0);
  }

  /** The rank of the bytes `[from..to)` with this hash, or `noRank`. */
  rankOf(from: number, to: number, hash: number): number {
    return to - from > this.#ranks.longest ? noRank : this.#ranks.find(this.#bytes, from, to, hash);
  }

  /** Gives back the room that a long piece took. */
  release(): void {
    if (this.#bytes.length > keptRoom) {
      this.#bytes = new Uint8Array(keptRoom);
    }
  }
}
