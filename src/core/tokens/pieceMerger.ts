// Counts the tokens of one piece: its bytes are merged pair by pair, the pair of lowest rank first.

import { LongMerge } from './longMerge.ts';
import { PieceBytes } from './pieceBytes.ts';
import { noRank, type RankTable } from './rankTable.ts';
import { longestShortMerge, ShortMerge } from './shortMerge.ts';

/** Counts the tokens of pieces by the ranks of an encoding. */
export class PieceMerger {
  readonly #bytes: PieceBytes;
  readonly #shortMerge: ShortMerge;
  readonly #longMerge: LongMerge;

  constructor(ranks: RankTable) {
    this.#bytes = new PieceBytes(ranks);
    this.#shortMerge = new ShortMerge(this.#bytes);
    this.#longMerge = new LongMerge(this.#bytes);
  }

  /** The number of tokens of the piece `bytes[from..to)`. One that is a token is not merged: not every token is reached by merging. */
  count(bytes: Uint8Array, from: number, to: number): number {
    this.#bytes.load(bytes, from, to);
    if (this.#bytes.wholeRank() !== noRank) {
      return 1;
    }
    const tokens = this.#bytes.length > longestShortMerge ? this.#longMerge.count() : this.#shortMerge.count();
    this.#bytes.release();
    return tokens;
  }
}
