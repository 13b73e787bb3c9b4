// Where the turns of a conversation stand, those that are on the screen as they were measured and the others by a guess.

import type { Turn } from '../../src/protocol/thread.ts';

/** Pixels of a turn without its answer, of a line of text, and of a character, as far as a guess needs them. */
const FRAME_HEIGHT = 130;
const LINE_HEIGHT = 19;
const CHARACTER_WIDTH = 7;

/** Lines of an answer seldom reach the end of the row: code and lists break before. */
const SHORT_LINES = 1.6;

/** Pixels that each turn is high, in a column of a certain width. */
export class TurnPlaces {
  private readonly heights = new Map<string, number>();
  private width = 0;

  /** Forgets what was measured when the column has another width; true when it had. */
  setWidth(width: number): boolean {
    const isOther = width !== this.width;
    if (isOther) {
      this.width = width;
      this.heights.clear();
    }
    return isOther;
  }

  /** Notes the height of a turn that is on the screen. */
  measure(id: string, height: number): void {
    this.heights.set(id, height);
  }

  /** Pixels of one turn. */
  heightOf(turn: Turn): number {
    return this.heights.get(turn.id) ?? this.guess(turn);
  }

  /** Pixels of the turns from one (inclusive) to another (exclusive). */
  between(turns: readonly Turn[], from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index += 1) {
      const turn = turns[index];
      sum += turn ? this.heightOf(turn) : 0;
    }
    return sum;
  }

  /** The first and the last turn (inclusive) that touch a stretch of pixels. */
  touching(turns: readonly Turn[], top: number, bottom: number): { readonly first: number; readonly last: number } {
    let offset = 0;
    let first = turns.length - 1;
    for (const [index, turn] of turns.entries()) {
      offset += this.heightOf(turn);
      first = offset > top ? Math.min(first, index) : first;
      if (offset >= bottom) {
        return { first, last: index };
      }
    }
    return { first, last: turns.length - 1 };
  }

  private guess({ answer }: Turn): number {
    const perLine = Math.max(20, this.width / CHARACTER_WIDTH);
    return FRAME_HEIGHT + Math.ceil((answer.length / perLine) * SHORT_LINES) * LINE_HEIGHT;
  }
}
