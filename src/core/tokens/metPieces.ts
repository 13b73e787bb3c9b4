// Gathers the distinct pieces of one text, and how often each occurs.

/** The pieces met since the last `take`. */
export class MetPieces {
  /** How often, by the number of the piece: zero between texts. */
  #occurrences = new Uint32Array(1 << 8);
  #ids = new Uint32Array(1 << 10);
  #counts = new Uint32Array(1 << 10);
  #length = 0;

  /** Each array grows once before it is used: the engine then takes none for one that stays, and compiles nothing again. */
  constructor() {
    this.#growMet();
    this.#growOccurrences(1 << 9);
  }

  /** Notes one occurrence. */
  add(piece: number): void {
    if (piece >= this.#occurrences.length) {
      this.#growOccurrences(2 * piece);
    }
    const before = this.#occurrences[piece] ?? 0;
    this.#occurrences[piece] = before + 1;
    if (before === 0) {
      this.#meet(piece);
    }
  }

  /** The pieces in the order in which they were met first, with their occurrences; valid until the next call. Begins anew. */
  take(): { readonly ids: Uint32Array; readonly counts: Uint32Array } {
    for (let index = 0; index < this.#length; index++) {
      const piece = this.#ids[index] ?? 0;
      this.#counts[index] = this.#occurrences[piece] ?? 0;
      this.#occurrences[piece] = 0;
    }
    const met = { ids: this.#ids.subarray(0, this.#length), counts: this.#counts.subarray(0, this.#length) };
    this.#length = 0;
    return met;
  }

  #meet(piece: number): void {
    if (this.#length === this.#ids.length) {
      this.#growMet();
    }
    this.#ids[this.#length++] = piece;
  }

  #growMet(): void {
    this.#ids = grown(this.#ids, 2 * this.#ids.length);
    this.#counts = grown(this.#counts, this.#ids.length);
  }

  #growOccurrences(length: number): void {
    this.#occurrences = grown(this.#occurrences, length);
  }
}

function grown(before: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(length);
  after.set(before);
  return after;
}
