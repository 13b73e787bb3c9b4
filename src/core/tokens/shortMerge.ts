// Merges a short piece: every round looks at all pairs for the one of lowest rank.

import type { PieceBytes } from './pieceBytes.ts';
import { noRank } from './rankTable.ts';

/** Bytes up to which looking at every pair is the fastest way. */
export const longestShortMerge = 96;

/** Counts the tokens of pieces of up to `longestShortMerge` bytes. */
export class ShortMerge {
  readonly #piece: PieceBytes;
  /** Where the parts begin, and at last where they end. */
  readonly #starts = new Int32Array(longestShortMerge + 1);
  readonly #hashes = new Int32Array(longestShortMerge);
  /** The rank of each part joined with its right neighbour. */
  readonly #pairs = new Int32Array(longestShortMerge);

  constructor(piece: PieceBytes) {
    this.#piece = piece;
  }

  /** The number of tokens of the loaded piece. */
  count(): number {
    let parts = this.#piece.length;
    this.#begin(parts);
    for (let best = this.#best(parts); best >= 0; best = this.#best(parts)) {
      this.#hashes[best] = this.#joinedHash(best);
      this.#remove(best + 1, parts);
      parts--;
      this.#judge(best, parts);
      if (best > 0) {
        this.#judge(best - 1, parts);
      }
    }
    return parts;
  }

  #begin(parts: number): void {
    for (let index = 0; index < parts; index++) {
      this.#starts[index] = index;
      this.#hashes[index] = this.#piece.hash(index);
      this.#pairs[index] = index + 1 < parts ? this.#piece.pairRank(index) : noRank;
    }
    this.#starts[parts] = parts;
  }

  /** The part whose pair has the lowest rank, the leftmost of equals, or -1. */
  #best(parts: number): number {
    const pairs = this.#pairs;
    let best = -1;
    let lowest = noRank;
    for (let index = 0; index < parts; index++) {
      const rank = pairs[index] ?? noRank;
      if (rank < lowest) {
        lowest = rank;
        best = index;
      }
    }
    return best;
  }

  #remove(part: number, parts: number): void {
    const starts = this.#starts;
    const hashes = this.#hashes;
    const pairs = this.#pairs;
    for (let index = part; index < parts; index++) {
      starts[index] = starts[index + 1] ?? 0;
      hashes[index] = hashes[index + 1] ?? 0;
      pairs[index] = pairs[index + 1] ?? 0;
    }
  }

  #judge(index: number, parts: number): void {
    const isLast = index + 1 >= parts;
    this.#pairs[index] = isLast
      ? noRank
      : this.#piece.rankOf(this.#starts[index] ?? 0, this.#starts[index + 2] ?? 0, this.#joinedHash(index));
  }

  #joinedHash(index: number): number {
    const length = (this.#starts[index + 2] ?? 0) - (this.#starts[index + 1] ?? 0);
    return this.#piece.joinedHash(this.#hashes[index] ?? 0, this.#hashes[index + 1] ?? 0, length);
  }
}
