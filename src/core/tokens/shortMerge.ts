// Merges a short piece: every round looks at all pairs for the one of lowest rank.

import { noRank, type PieceBytes } from './pieceBytes.ts';

/** Bytes up to which looking at every pair is the fastest way. */
export const longestShortMerge = 96;

/** Counts the tokens of pieces of up to `longestShortMerge` bytes. */
export class ShortMerge {
  readonly #piece: PieceBytes;
  /** Where the parts begin, and at last where they end. */
  readonly #starts = new Int32Array(longestShortMerge + 1);
  /** The rank of each part joined with its right neighbour. */
  readonly #pairs = new Int32Array(longestShortMerge + 1);

  constructor(piece: PieceBytes) {
    this.#piece = piece;
  }

  /** The number of tokens of the loaded piece. */
  count(): number {
    let parts = this.#piece.length;
    for (let index = 0; index <= parts; index++) {
      this.#starts[index] = index;
    }
    for (let index = 0; index < parts; index++) {
      this.#judge(index, parts);
    }
    for (let best = this.#best(parts); best >= 0; best = this.#best(parts)) {
      this.#starts.copyWithin(best + 1, best + 2, parts + 1);
      this.#pairs.copyWithin(best + 1, best + 2, parts);
      parts--;
      this.#judge(best, parts);
      if (best > 0) {
        this.#judge(best - 1, parts);
      }
    }
    return parts;
  }

  /** The part whose pair has the lowest rank, the leftmost of equals, or -1. */
  #best(parts: number): number {
    let best = -1;
    let lowest = noRank;
    for (let index = 0; index < parts; index++) {
      const rank = this.#pairs[index] ?? noRank;
      if (rank < lowest) {
        lowest = rank;
        best = index;
      }
    }
    return best;
  }

  #judge(index: number, parts: number): void {
    const isLast = index + 1 >= parts;
    this.#pairs[index] = isLast ? noRank : this.#piece.rank(this.#starts[index] ?? 0, this.#starts[index + 2] ?? 0);
  }
}
