// What ranking keeps of a file: its terms by number, never its text.

import type { Vocabulary } from './vocabulary.ts';

/** A file as ranking sees it. Depends on its path and text alone. */
export interface FileTerms {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Numbers of the distinct terms of the text, from the index's vocabulary. */
  readonly terms: Uint32Array;
  /** How often each occurs, parallel to `terms`. */
  readonly counts: Uint16Array | Uint32Array;
  /** What the file imports, as written; from `importsOf`. */
  readonly imports: readonly string[];
  /** Tokens of the text. */
  readonly tokens: number;
}

/** The distinct pieces of a text and how often they occur, parallel: what one pass of the token splitter leaves. */
export interface PieceCounts {
  readonly ids: Uint32Array;
  readonly counts: Uint32Array;
}

/** Counts are kept in 16 bits. */
const MOST_COUNT = 65_535;

/** Turns pieces into terms; a distinct piece is folded once. One per piece scanner, whose ids it remembers. */
export class PieceFolder {
  readonly #vocabulary: Vocabulary;
  readonly #pieceText: (id: number) => string;
  /** The terms of the folded pieces, one piece behind the other; none begins at 0. */
  #folded = new Uint32Array(1024);
  #foldedLength = 1;
  /** Where those of a piece begin and end, by its id; 0 and 0 for one that is not folded yet. */
  #bounds = new Uint32Array(2048);
  /** Occurrences by term, all zero between calls, and the terms met. */
  #sums = new Uint32Array(1024);
  #met = new Uint32Array(1024);

  constructor(vocabulary: Vocabulary, pieceText: (id: number) => string) {
    this.#vocabulary = vocabulary;
    this.#pieceText = pieceText;
  }

  /** The terms of a text, each once, in order of first occurrence. */
  fold(pieces: PieceCounts): Pick<FileTerms, 'terms' | 'counts'> {
    const length = this.#addAll(pieces);
    const terms = this.#met.slice(0, length);
    return { terms, counts: this.#takeSums(terms) };
  }

  /** Adds all pieces. Returns how many terms are met. A loop with nothing behind it: what follows one is slow until it is compiled again. */
  #addAll({ ids, counts }: PieceCounts): number {
    let length = 0;
    for (let index = 0; index < ids.length; index += 1) {
      length = this.#add(ids[index] ?? 0, counts[index] ?? 0, length);
    }
    return length;
  }

  /** The occurrences of terms, which are zero then. */
  #takeSums(terms: Uint32Array): Uint16Array {
    const sums = new Uint16Array(terms.length);
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index] ?? 0;
      sums[index] = Math.min(MOST_COUNT, this.#sums[term] ?? 0);
      this.#sums[term] = 0;
    }
    return sums;
  }

  /** Adds a piece's occurrences to those of its terms. Returns how many terms are met then. */
  #add(piece: number, count: number, met: number): number {
    let length = met;
    const end = this.#bounds[2 * piece + 1] || this.#learn(piece);
    for (let at = this.#bounds[2 * piece] ?? end; at < end; at += 1) {
      const term = this.#folded[at] ?? 0;
      const sum = this.#sums[term] ?? 0;
      if (sum === 0) {
        this.#met[length] = term;
        length += 1;
      }
      this.#sums[term] = sum + count;
    }
    return length;
  }

  /** Folds a piece. Returns where its terms end. */
  #learn(piece: number): number {
    const terms = this.#vocabulary.idsOf(this.#pieceText(piece));
    const end = this.#foldedLength + terms.length;
    this.#folded = grown(this.#folded, end);
    this.#folded.set(terms, this.#foldedLength);
    this.#bounds = grown(this.#bounds, 2 * piece + 2);
    this.#bounds[2 * piece] = this.#foldedLength;
    this.#bounds[2 * piece + 1] = end;
    this.#foldedLength = end;
    this.#sums = grown(this.#sums, this.#vocabulary.size);
    this.#met = grown(this.#met, this.#vocabulary.size);
    return end;
  }
}

/** The array, or a copy of at least twice its length with room for so many. */
function grown(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (length <= array.length) {
    return array;
  }
  const wider = new Uint32Array(Math.max(length, 2 * array.length));
  wider.set(array);
  return wider;
}
