// Positions waiting by rank: the lowest rank comes first, and within it the positions in ascending order.

import { noRank } from './pieceBytes.ts';

/** A heap of the ranks that wait, and for each a list of its positions. */
export class RankQueue {
  readonly #lists = new Map<number, number[]>();
  /** A binary heap: no rank is lower than the one at half its index. */
  readonly #heap: number[] = [];

  /** The lowest rank that waits, or `noRank`. */
  lowest(): number {
    return this.#heap[0] ?? noRank;
  }

  /** Lets a position wait under a rank. */
  add(rank: number, position: number): void {
    const list = this.#lists.get(rank);
    if (list === undefined) {
      this.#lists.set(rank, [position]);
      this.#rise(rank);
    } else {
      list.push(position);
    }
  }

  /** Lets positions wait again that were taken. */
  putBack(rank: number, positions: Int32Array): void {
    for (const position of positions) {
      this.add(rank, position);
    }
  }

  /** Takes all positions of the lowest rank, ascending. */
  take(): Int32Array {
    const rank = this.lowest();
    const positions = Int32Array.from(this.#lists.get(rank) ?? []);
    this.#lists.delete(rank);
    this.#sink(this.#heap.pop() ?? noRank);
    return positions.sort();
  }

  #rise(rank: number): void {
    let index = this.#heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const held = this.#heap[above] ?? noRank;
      if (held <= rank) {
        break;
      }
      this.#heap[index] = held;
      index = above;
    }
    this.#heap[index] = rank;
  }

  /** Puts a rank in the place of the lowest. */
  #sink(rank: number): void {
    const { length } = this.#heap;
    if (length === 0) {
      return;
    }
    let index = 0;
    for (let below = 1; below < length; below = 2 * index + 1) {
      if (below + 1 < length && (this.#heap[below + 1] ?? noRank) < (this.#heap[below] ?? noRank)) {
        below++;
      }
      const held = this.#heap[below] ?? noRank;
      if (held >= rank) {
        break;
      }
      this.#heap[index] = held;
      index = below;
    }
    this.#heap[index] = rank;
  }
}
