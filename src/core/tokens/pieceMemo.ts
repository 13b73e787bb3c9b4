// Remembers pieces of text by their characters: what each counts, and which number it has.

/** What is kept at most. A repository of 50 MB has about 150,000 pieces of 10 UTF-16 units. */
const most = {
  pieces: 1 << 18,
  /** UTF-16 units of one piece, and of all together. */
  pieceUnits: 128,
  units: 1 << 22,
  /** Slots looked at before a piece counts as unknown: pieces made to share a slot cost no more than that. */
  probes: 32,
} as const;

/** Spreads a hash over its high bits. */
const spread = 0x9e3779b1;

/** The pieces met so far. A piece keeps its number; beyond the bounds no piece gets one. */
export class PieceMemo {
  /** Two numbers for each slot: the hash of a piece, and its number and one more; zero when free. At most half are taken. */
  #slots = new Int32Array(1 << 10);
  #shift = shiftFor(this.#slots);
  /** The units of all pieces, one after another. */
  #units = new Uint16Array(1 << 10);
  /** Where the units of each piece begin, and those of the last one end. */
  #starts = new Uint32Array(1 << 8);
  #tokens = new Uint16Array(1 << 8);
  #pieces = 0;

  /** Everything grows once before it is used: the engine then takes no array for one that stays, and compiles nothing again. */
  constructor() {
    this.#growUnits();
    this.#growPieces();
    this.#growSlots();
  }

  /** How many pieces are remembered. */
  get pieces(): number {
    return this.#pieces;
  }

  /** The number of the piece `text[from..to)`, or -1. */
  find(text: string, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    let slot = (Math.imul(hash, spread) >>> this.#shift) << 1;
    for (let probes = 0; probes < most.probes; probes++) {
      const held = (slots[slot + 1] ?? 0) - 1;
      if (held < 0) {
        return -1;
      }
      if (slots[slot] === hash && this.#isAt(held, text, from, to)) {
        return held;
      }
      slot = (slot + 2) & (slots.length - 1);
    }
    return -1;
  }

  /** Tokens of a piece by its number. */
  tokens(piece: number): number {
    return this.#tokens[piece] ?? 0;
  }

  /** The characters of a piece by its number; empty for a number that no piece has. */
  text(piece: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#starts[piece], this.#starts[piece + 1]));
  }

  /** Remembers a piece with its hash and tokens that `find` does not find. Gives its number, or -1 where there is no room for it. */
  add(text: string, hash: number, tokens: number): number {
    const start = this.#starts[this.#pieces] ?? 0;
    const end = start + text.length;
    if (text.length > most.pieceUnits || this.#pieces === most.pieces || end > most.units) {
      return -1;
    }
    this.#makeRoom(end);
    const piece = this.#pieces;
    if (!place(this.#slots, this.#shift, hash, piece)) {
      return -1;
    }
    for (let index = 0; index < text.length; index++) {
      this.#units[start + index] = text.charCodeAt(index);
    }
    this.#tokens[piece] = tokens;
    this.#starts[piece + 1] = end;
    this.#pieces++;
    return piece;
  }

  #isAt(piece: number, text: string, from: number, to: number): boolean {
    const start = this.#starts[piece] ?? 0;
    if ((this.#starts[piece + 1] ?? 0) - start !== to - from) {
      return false;
    }
    const units = this.#units;
    for (let index = from, kept = start; index < to; index++, kept++) {
      if (text.charCodeAt(index) !== units[kept]) {
        return false;
      }
    }
    return true;
  }

  #makeRoom(units: number): void {
    if (units > this.#units.length) {
      this.#growUnits();
    }
    if (this.#pieces + 2 > this.#starts.length) {
      this.#growPieces();
    }
    if (4 * this.#pieces >= this.#slots.length) {
      this.#growSlots();
    }
  }

  #growUnits(): void {
    this.#units = grown(this.#units, new Uint16Array(2 * this.#units.length));
  }

  #growPieces(): void {
    this.#starts = grown(this.#starts, new Uint32Array(2 * this.#starts.length));
    this.#tokens = grown(this.#tokens, new Uint16Array(2 * this.#tokens.length));
  }

  /** A piece that finds no place among the others is unknown from then on, and counted anew. */
  #growSlots(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(2 * before.length);
    this.#shift = shiftFor(this.#slots);
    for (let slot = 0; slot < before.length; slot += 2) {
      const held = (before[slot + 1] ?? 0) - 1;
      if (held >= 0) {
        place(this.#slots, this.#shift, before[slot] ?? 0, held);
      }
    }
  }
}

/** Takes the first free slot for the piece; false when there is none near. */
function place(slots: Int32Array, shift: number, hash: number, piece: number): boolean {
  let slot = (Math.imul(hash, spread) >>> shift) << 1;
  for (let probes = 0; probes < most.probes; probes++) {
    if (slots[slot + 1] === 0) {
      slots[slot] = hash;
      slots[slot + 1] = piece + 1;
      return true;
    }
    slot = (slot + 2) & (slots.length - 1);
  }
  return false;
}

/** How far a spread hash is shifted to become the index of a pair. */
function shiftFor(slots: Int32Array): number {
  return Math.clz32(slots.length >> 1) + 1;
}

function grown<Numbers extends Uint16Array | Uint32Array>(before: Numbers, after: Numbers): Numbers {
  after.set(before);
  return after;
}
