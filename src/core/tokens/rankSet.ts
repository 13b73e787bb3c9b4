// A set of ranks that knows its lowest.

import { noRank } from './rankTable.ts';

/** A bit for each rank, and above them a bit for each 32 of those of which one is set. */
export class RankSet {
  readonly #bits: Int32Array;
  readonly #above: Int32Array;
  #lowest = noRank;

  /** For ranks below a number. */
  constructor(ranks: number) {
    this.#bits = new Int32Array((ranks >> 5) + 1);
    this.#above = new Int32Array((ranks >> 10) + 1);
  }

  /** The lowest rank, or `noRank`. */
  get lowest(): number {
    return this.#lowest;
  }

  add(rank: number): void {
    const word = rank >> 5;
    this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (rank & 31));
    this.#above[word >> 5] = (this.#above[word >> 5] ?? 0) | (1 << (word & 31));
    if (rank < this.#lowest) {
      this.#lowest = rank;
    }
  }

  deleteLowest(): void {
    const rank = this.#lowest;
    const word = rank >> 5;
    const left = (this.#bits[word] ?? 0) & ~(1 << (rank & 31));
    this.#bits[word] = left;
    if (left === 0) {
      this.#above[word >> 5] = (this.#above[word >> 5] ?? 0) & ~(1 << (word & 31));
    }
    this.#lowest = this.next(rank);
  }

  /** The lowest rank of at least `from`, or `noRank`. */
  next(from: number): number {
    const word = from >> 5;
    const here = (this.#bits[word] ?? 0) & (-1 << (from & 31));
    if (here !== 0) {
      return (word << 5) + lowestBit(here);
    }
    let index = (word + 1) >> 5;
    let above = (this.#above[index] ?? 0) & (-1 << ((word + 1) & 31));
    while (above === 0 && index < this.#above.length) {
      index++;
      above = this.#above[index] ?? 0;
    }
    if (above === 0) {
      return noRank;
    }
    const found = (index << 5) + lowestBit(above);
    return (found << 5) + lowestBit(this.#bits[found] ?? 0);
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
