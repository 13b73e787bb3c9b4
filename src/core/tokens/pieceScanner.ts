// Splits a text into the pieces of the o200k pattern and counts their tokens, in one pass.

import { endOfText, kinds } from './characterKinds.ts';
import { MetPieces } from './metPieces.ts';
import { PieceMemo } from './pieceMemo.ts';
import { PieceMerger } from './pieceMerger.ts';
import type { RankTable } from './rankTable.ts';
import { createSplitterTable, endAtMark, firstMarking, firstRunning, start } from './splitterTable.ts';

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

/** Start and step of the hash over UTF-16 units. */
const hashStart = 0x811c9dc5 | 0;
const hashStep = 0x01000193;

class Scanner implements PieceScanner {
  readonly #kinds: Uint8Array;
  readonly #transitions = createSplitterTable();
  readonly #memo = new PieceMemo();
  readonly #merger: PieceMerger;
  readonly #met = new MetPieces();

  constructor(ranks: RankTable) {
    this.#kinds = ranks.kinds;
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

  /** Runs the automaton over the text. Where it ends a piece, the hash of the piece is ready. */
  #pass(text: string, met: MetPieces | undefined): number {
    const { length } = text;
    let tokens = 0;
    let position = 0;
    while (position < length) {
      const from = position;
      let hash = hashStart;
      let mark = from;
      let markedHash = hash;
      let unit = text.charCodeAt(position);
      let state = this.#move(start, text, position, unit);
      while (state >= firstRunning) {
        if (state >= firstMarking) {
          mark = position;
          markedHash = hash;
        }
        hash = Math.imul(hash ^ unit, hashStep);
        position++;
        unit = position < length ? text.charCodeAt(position) : endOfText;
        state = this.#move(state, text, position, unit);
      }
      if (state === endAtMark) {
        position = mark;
        hash = markedHash;
      }
      tokens += this.#tokensOf(text, from, position, hash, met);
    }
    return tokens;
  }

  /** The state after the unit at a position. */
  #move(state: number, text: string, position: number, unit: number): number {
    let kind = this.#kinds[unit] ?? 0;
    if (kind === kinds.surrogate) {
      kind = kindOfHalf(this.#kinds, text, position);
    }
    return this.#transitions[state + kind] ?? 0;
  }

  /** Tokens of the piece `text[from..to)`, which is learnt when it is met for the first time. */
  #tokensOf(text: string, from: number, to: number, hash: number, met: MetPieces | undefined): number {
    const piece = this.#memo.find(text, from, to, hash);
    if (piece < 0) {
      return this.#learn(text.slice(from, to), hash, met);
    }
    met?.add(piece);
    return this.#memo.tokens(piece);
  }

  #learn(text: string, hash: number, met: MetPieces | undefined): number {
    const tokens = this.#merger.count(text);
    const piece = this.#memo.add(text, hash, tokens);
    if (piece >= 0) {
      met?.add(piece);
    }
    return tokens;
  }
}

/** What half of a surrogate pair is: the first half what the pair is, alone some other character. */
function kindOfHalf(kindTable: Uint8Array, text: string, position: number): number {
  const point = text.codePointAt(position) ?? 0;
  if (point > 0xffff) {
    return kindTable[point] ?? 0;
  }
  const isSecond = position > 0 && (text.codePointAt(position - 1) ?? 0) > 0xffff;
  return isSecond ? kinds.pairEnd : kinds.other;
}
