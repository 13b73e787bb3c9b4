// Gathers the distinct pieces of one text, and how often each occurs.

/** The pieces met since the last `take`. */
export class MetPieces {
  /** How often, by the number of the piece: zero between texts. */
  #occurrences = new Uint32Array(1 << 13);
  #ids = new Uint32Array(1 << 10);
  #counts = new Uint32Array(1 << 10);
  #length = 0;

  /** Notes one occurrence. */
  add(piece: number): void {
    if (piece >= this.#occurrences.length) {
      this.#makeRoom(piece);
    }
    const before = this.#occurrences[piece] ?? 0;
    this.#occurrences[piece] = before + 1;
    if (before === 0) {
      this.#meet(piece);
    }
  }

  /** The pieces in the order in which they were met first, with their occurrences; valid until the next call. Begins anew. */
  take(): { readonly ids: Uint32Array; readonly counts: Uint32Array } {
    if (this.#counts.length < this.#length) {
      this.#counts = new Uint32Array(this.#ids.length);
    }
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
      const ids = new Uint32Array(2 * this.#length);
      ids.set(this.#ids);
      this.#ids = ids;
    }
    this.#ids[this.#length++] = piece;
  }

  #makeRoom(piece: number): void {
    const occurrences = new Uint32Array(2 * piece);
    occurrences.set(this.#occurrences);
    this.#occurrences = occurrences;
  }
}
