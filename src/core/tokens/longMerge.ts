// Merges a long piece: pairs wait in a list for each rank, so that the work grows with n log n.

import type { PieceBytes } from './pieceBytes.ts';
import { RankQueue } from './rankQueue.ts';
import { noRank } from './rankTable.ts';

/** Bytes whose parts are kept from one piece to the next. */
const keptLength = 1 << 12;

/** Four numbers of a part: where the next part begins, where the one before, the rank of the two joined, and the hash of this one. */
const step = 4;
const previousAt = 1;
const rankAt = 2;
const hashAt = 3;

/** Counts the tokens of pieces of any length. */
export class LongMerge {
  readonly #piece: PieceBytes;
  readonly #queue: RankQueue;
  /** A part is named by `step` times the byte where it begins, which is its place here. */
  #parts = new Int32Array(step * keptLength);
  #end = 0;

  constructor(piece: PieceBytes) {
    this.#piece = piece;
    this.#queue = new RankQueue(piece.ranks);
  }

  /** The number of tokens of the loaded piece. */
  count(): number {
    const { length } = this.#piece;
    const kept = this.#parts;
    if (length > keptLength) {
      this.#parts = new Int32Array(step * length);
    }
    this.#begin(length);
    let tokens = length;
    for (let rank = this.#queue.lowest; rank !== noRank; rank = this.#queue.lowest) {
      tokens -= this.#mergeAll(rank, this.#queue.take());
    }
    this.#queue.clear();
    this.#parts = kept;
    return tokens;
  }

  #begin(length: number): void {
    const parts = this.#parts;
    for (let index = 0; index < length; index++) {
      const part = step * index;
      parts[part] = part + step;
      parts[part + previousAt] = part - step;
      parts[part + rankAt] = index + 1 < length ? this.#piece.pairRank(index) : noRank;
      parts[part + hashAt] = this.#piece.hash(index);
    }
    this.#end = step * length;
    this.#queue.begin(parts, this.#end, { step, offset: rankAt });
  }

  /** Merges the pairs of a rank that were taken, from left to right, until a pair of lower rank arises. Gives the number of merges. */
  #mergeAll(rank: number, count: number): number {
    const { taken } = this.#queue;
    let merges = 0;
    for (let index = 0; index < count; index++) {
      const part = taken[index] ?? 0;
      if (this.#parts[part + rankAt] !== rank) {
        continue;
      }
      if (this.#queue.lowest < rank) {
        this.#putBack(rank, taken.subarray(index, count));
        break;
      }
      merges++;
      this.#merge(part);
    }
    return merges;
  }

  #putBack(rank: number, parts: Int32Array): void {
    for (const part of parts) {
      this.#queue.add(rank, part);
    }
  }

  #merge(part: number): void {
    const parts = this.#parts;
    const right = parts[part] ?? 0;
    const after = parts[right] ?? 0;
    parts[part + hashAt] = this.#joinedHash(part, right, after);
    parts[part] = after;
    parts[right + rankAt] = noRank;
    if (after < this.#end) {
      parts[after + previousAt] = part;
    }
    this.#judge(part);
    if (part > 0) {
      this.#judge(parts[part + previousAt] ?? 0);
    }
  }

  /** Finds the rank of a part joined with its right neighbour, and lets the pair wait for its turn. */
  #judge(part: number): void {
    const parts = this.#parts;
    const right = parts[part] ?? 0;
    let rank = noRank;
    if (right < this.#end) {
      const after = parts[right] ?? 0;
      rank = this.#piece.rankOf(part / step, after / step, this.#joinedHash(part, right, after));
    }
    parts[part + rankAt] = rank;
    if (rank !== noRank) {
      this.#queue.add(rank, part);
    }
  }

  #joinedHash(part: number, right: number, after: number): number {
    const parts = this.#parts;
    return this.#piece.joinedHash(parts[part + hashAt] ?? 0, parts[right + hashAt] ?? 0, (after - right) / step);
  }
}
