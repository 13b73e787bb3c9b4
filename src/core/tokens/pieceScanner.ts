// Splits a text into the pieces of the o200k pattern and counts their tokens, in one pass.

import { PieceMemo, type MetPieces } from './pieceMemo.ts';
import { PieceMerger } from './pieceMerger.ts';
import type { RankTable } from './rankTable.ts';
import {
  beyondAscii,
  createByteTable,
  createSplitterTable,
  endAtMark,
  firstMarking,
  firstRunning,
  start,
} from './splitterTable.ts';
import { TextBytes } from './textBytes.ts';

/** Counts tokens exactly as the encoding's own tokeniser does; special tokens in a text are the plain text that they are. */
export interface PieceScanner {
  /** Tokens of a text. */
  count(text: string): number;
  /** Tokens of a text, and its pieces: for code nearly the words of its identifiers. The arrays are valid until the next call. */
  scan(text: string): MetPieces;
  /** The characters of a distinct piece. */
  pieceText(id: number): string;
  /** How many distinct pieces are known. Their numbers are below; a piece beyond the bounds of memory is counted and has none. */
  readonly pieces: number;
}

/** A scanner with a memory of its own, bounded to about 20 MB. */
export function createPieceScanner(ranks: RankTable): PieceScanner {
  return new Scanner(ranks);
}

class Scanner implements PieceScanner {
  readonly #kinds: Uint8Array;
  readonly #transitions = createSplitterTable();
  readonly #byteTable: Uint8Array;
  readonly #text = new TextBytes();
  readonly #memo = new PieceMemo();
  readonly #merger: PieceMerger;

  constructor(ranks: RankTable) {
    this.#kinds = ranks.kinds;
    this.#byteTable = createByteTable(this.#transitions, ranks.kinds);
    this.#merger = new PieceMerger(ranks);
  }

  get pieces(): number {
    return this.#memo.pieces;
  }

  count(text: string): number {
    return this.scan(text).tokens;
  }

  scan(text: string): MetPieces {
    this.#text.load(text);
    const unmet = this.#meetAll();
    this.#text.release();
    const met = this.#memo.take();
    return { ...met, tokens: met.tokens + unmet };
  }

  pieceText(id: number): string {
    return this.#memo.text(id);
  }

  /** Meets every piece of the text. Gives the tokens of those that are not remembered. */
  #meetAll(): number {
    const { bytes, words, length } = this.#text;
    let tokens = 0;
    for (let from = 0; from < length;) {
      const to = this.#endOfPiece(bytes, from);
      if (!this.#memo.meet(words, from, to)) {
        tokens += this.#learn(from, to);
      }
      from = to;
    }
    return tokens;
  }

  /** Runs the automaton over the bytes to the end of the piece that begins here. */
  #endOfPiece(bytes: Uint8Array, from: number): number {
    const table = this.#byteTable;
    let mark = from;
    let at = from;
    for (let state = start; ;) {
      const last = endOfRun(table, bytes, state, at);
      if (last > at && state >= firstMarking) {
        mark = last - 1;
      }
      at = last;
      let next = table[(state << 8) | (bytes[at] ?? 0)] ?? 0;
      let width = 1;
      if (next === beyondAscii) {
        next = this.#stateBeyond(bytes, at, state);
        width = widthAt(bytes, at);
      }
      if (next < firstRunning) {
        return next === endAtMark ? mark : at;
      }
      if (next >= firstMarking) {
        mark = at;
      }
      at += width;
      state = next;
    }
  }

  #stateBeyond(bytes: Uint8Array, at: number, state: number): number {
    return this.#transitions[(state << 5) | (this.#kinds[pointAt(bytes, at)] ?? 0)] ?? 0;
  }

  /** Counts a piece that was not met before. Gives its tokens when there is no room to remember it. */
  #learn(from: number, to: number): number {
    const { bytes, words } = this.#text;
    const tokens = this.#merger.count(bytes, from, to);
    return this.#memo.learn(words, { from, to, tokens }) ? 0 : tokens;
  }
}

/**
 * Where the bytes end that leave the automaton in its state: the processor reads them without waiting for the table, since it takes
 * the comparison for granted.
 */
function endOfRun(table: Uint8Array, bytes: Uint8Array, state: number, from: number): number {
  let at = from;
  while (table[(state << 8) | (bytes[at] ?? 0)] === state) {
    at++;
  }
  return at;
}

/** The code point of more than one byte that begins here. */
function pointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (first < 0xe0) {
    return ((first & 0x1f) << 6) | second;
  }
  const third = (bytes[at + 2] ?? 0) & 0x3f;
  if (first < 0xf0) {
    return ((first & 0x0f) << 12) | (second << 6) | third;
  }
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f);
}

/** Bytes of the code point beyond ASCII that begins here. */
function widthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
