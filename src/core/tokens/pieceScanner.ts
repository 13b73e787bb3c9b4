// Splits a text into the pieces of the o200k pattern and counts their tokens, in one pass.

import { MetPieces } from './metPieces.ts';
import { PieceMemo } from './pieceMemo.ts';
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

/** One pass over a text. The arrays are valid until the next call. */
export interface PieceScan {
  readonly tokens: number;
  /** Numbers of the distinct pieces met, in the order in which they were met first. */
  readonly ids: Uint32Array;
  /** How often each was met, by the same index. */
  readonly counts: Uint32Array;
}

/** Counts tokens exactly as the encoding's own tokeniser does; special tokens in a text are the plain text that they are. */
export interface PieceScanner {
  /** Tokens of a text. */
  count(text: string): number;
  /** Tokens of a text, and its pieces: for code nearly the words of its identifiers. */
  scan(text: string): PieceScan;
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
  readonly #met = new MetPieces();

  constructor(ranks: RankTable) {
    this.#kinds = ranks.kinds;
    this.#byteTable = createByteTable(this.#transitions, ranks.kinds);
    this.#merger = new PieceMerger(ranks);
  }

  get pieces(): number {
    return this.#memo.pieces;
  }

  count(text: string): number {
    return this.#pass(text, undefined);
  }

  scan(text: string): PieceScan {
    const tokens = this.#pass(text, this.#met);
    return { tokens, ...this.#met.take() };
  }

  pieceText(id: number): string {
    return this.#memo.text(id);
  }

  #pass(text: string, met: MetPieces | undefined): number {
    this.#text.load(text);
    const { bytes, words, length } = this.#text;
    let tokens = 0;
    for (let from = 0; from < length;) {
      const to = this.#endOfPiece(bytes, from);
      const slot = this.#memo.find(words, from, to);
      if (slot < 0) {
        tokens += this.#learn(from, to, met);
      } else {
        met?.add(this.#memo.pieceAt(slot));
        tokens += this.#memo.tokensAt(slot);
      }
      from = to;
    }
    this.#text.release();
    return tokens;
  }

  /** Runs the automaton over the bytes to the end of the piece that begins here. */
  #endOfPiece(bytes: Uint8Array, from: number): number {
    const table = this.#byteTable;
    let mark = from;
    let at = from;
    let state = start;
    for (;;) {
      let next = table[(state << 8) | (bytes[at] ?? 0)] ?? 0;
      let width = 1;
      if (next >= firstMarking) {
        if (next === beyondAscii) {
          const point = pointAt(bytes, at);
          next = this.#transitions[(state << 5) | (this.#kinds[point] ?? 0)] ?? 0;
          width = widthOf(point);
        }
        mark = next >= firstMarking ? at : mark;
      }
      if (next < firstRunning) {
        return next === endAtMark ? mark : at;
      }
      at += width;
      state = next;
    }
  }

  #learn(from: number, to: number, met: MetPieces | undefined): number {
    const { bytes, words } = this.#text;
    const tokens = this.#merger.count(bytes, from, to);
    const piece = this.#memo.add(words, { from, to, tokens });
    if (piece >= 0) {
      met?.add(piece);
    }
    return tokens;
  }
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

/** Bytes of a code point beyond ASCII. */
function widthOf(point: number): number {
  return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
