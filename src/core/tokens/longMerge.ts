// Merges a long piece: pairs wait in one list for each rank, so that the work grows with n log n.

import { noRank, type PieceBytes } from './pieceBytes.ts';
import { RankQueue } from './rankQueue.ts';

/** Counts the tokens of one piece of any length. Its arrays live as long as it does. */
export class LongMerge {
  readonly #piece: PieceBytes;
  /** The parts as a list in both directions, by the byte where they begin. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** The rank of each part joined with its right neighbour. */
  readonly #pairs: Int32Array;
  readonly #queue = new RankQueue();

  constructor(piece: PieceBytes) {
    this.#piece = piece;
    this.#next = new Int32Array(piece.length + 1);
    this.#previous = new Int32Array(piece.length + 1);
    this.#pairs = new Int32Array(piece.length + 1);
  }

  /** The number of tokens of the loaded piece. */
  count(): number {
    const { length } = this.#piece;
    for (let index = 0; index <= length; index++) {
      this.#next[index] = index + 1;
      this.#previous[index] = index - 1;
    }
    this.#pairs.fill(noRank);
    for (let index = 0; index + 1 < length; index++) {
      this.#judge(index);
    }
    let parts = length;
    for (let rank = this.#queue.lowest(); rank !== noRank; rank = this.#queue.lowest()) {
      parts -= this.#mergeAll(rank, this.#queue.take());
    }
    return parts;
  }

  /** Merges the pairs of a rank from left to right; stops where a pair of lower rank arises. Gives the number of merges. */
  #mergeAll(rank: number, positions: Int32Array): number {
    let merges = 0;
    for (let index = 0; index < positions.length; index++) {
      const position = positions[index] ?? 0;
      if (this.#pairs[position] !== rank) {
        continue;
      }
      merges++;
      this.#merge(position);
      if (this.#queue.lowest() < rank) {
        this.#queue.putBack(rank, positions.subarray(index + 1));
        break;
      }
    }
    return merges;
  }

  #merge(position: number): void {
    const right = this.#next[position] ?? 0;
    const after = this.#next[right] ?? 0;
    this.#next[position] = after;
    this.#previous[after] = position;
    this.#pairs[right] = noRank;
    this.#judge(position);
    const left = this.#previous[position] ?? -1;
    if (left >= 0) {
      this.#judge(left);
    }
  }

  /** Finds the rank of a part joined with its right neighbour, and lets the pair wait for its turn. */
  #judge(position: number): void {
    const right = this.#next[position] ?? 0;
    const { length } = this.#piece;
    const rank = right < length ? this.#piece.rank(position, this.#next[right] ?? 0) : noRank;
    this.#pairs[position] = rank;
    if (rank !== noRank) {
      this.#queue.add(rank, position);
    }
  }
}
