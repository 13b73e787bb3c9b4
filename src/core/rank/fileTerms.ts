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
  readonly #folded: (readonly number[] | undefined)[] = [];
  /** Occurrences by term, all zero between calls. */
  #sums = new Uint32Array(1024);

  constructor(vocabulary: Vocabulary, pieceText: (id: number) => string) {
    this.#vocabulary = vocabulary;
    this.#pieceText = pieceText;
  }

  /** The terms of a text, each once, in order of first occurrence. */
  fold({ ids, counts }: PieceCounts): Pick<FileTerms, 'terms' | 'counts'> {
    const met: number[] = [];
    for (let index = 0; index < ids.length; index += 1) {
      for (const term of this.#termsOf(ids[index] ?? 0)) {
        const sum = this.#sumOf(term);
        if (sum === 0) {
          met.push(term);
        }
        this.#sums[term] = sum + (counts[index] ?? 0);
      }
    }
    const terms = Uint32Array.from(met);
    const sums = Uint16Array.from(met, (term) => Math.min(MOST_COUNT, this.#sums[term] ?? 0));
    for (const term of met) {
      this.#sums[term] = 0;
    }
    return { terms, counts: sums };
  }

  #termsOf(piece: number): readonly number[] {
    const known = this.#folded[piece];
    if (known) {
      return known;
    }
    const terms = this.#vocabulary.idsOf(this.#pieceText(piece));
    this.#folded[piece] = terms;
    return terms;
  }

  #sumOf(term: number): number {
    if (term >= this.#sums.length) {
      const wider = new Uint32Array(Math.max(this.#vocabulary.size, this.#sums.length * 2));
      wider.set(this.#sums);
      this.#sums = wider;
    }
    return this.#sums[term] ?? 0;
  }
}
