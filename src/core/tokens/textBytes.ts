// The UTF-8 bytes of a text, in room that the next text uses again.

import { endByte } from './splitterTable.ts';

/** Bytes of room kept from one text to the next; a longer text has its own. */
const keptRoom = 1 << 18;

/** Bytes behind a text that may be read: words of eight are. */
const behind = 8;

const encoder = new TextEncoder();

/** The bytes of the text loaded last, with `endByte` behind them. */
export class TextBytes {
  #bytes = new Uint8Array(0);
  #words = new DataView(this.#bytes.buffer);
  /** Where a text may be written. */
  #room = this.#bytes;
  #length = 0;

  constructor() {
    this.#makeRoom(keptRoom);
  }

  /** The bytes of the text, and more. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The same bytes, to be read by words; seven more than those of the text can be. */
  get words(): DataView {
    return this.#words;
  }

  /** How many bytes the text has. */
  get length(): number {
    return this.#length;
  }

  /** Takes a text. Half of a surrogate pair becomes U+FFFD, as in every encoder of UTF-8. */
  load(text: string): void {
    if (text.length + behind > this.#bytes.length) {
      this.#makeRoom(text.length + behind);
    }
    let { read, written } = encoder.encodeInto(text, this.#room);
    if (read < text.length) {
      this.#makeRoom(3 * text.length + behind);
      ({ read, written } = encoder.encodeInto(text, this.#room));
    }
    this.#length = written;
    this.#bytes[written] = endByte;
  }

  /** Gives back the room that a long text took. */
  release(): void {
    if (this.#bytes.length > keptRoom) {
      this.#makeRoom(keptRoom);
    }
  }

  #makeRoom(length: number): void {
    this.#bytes = new Uint8Array(length);
    this.#words = new DataView(this.#bytes.buffer);
    this.#room = this.#bytes.subarray(0, length - behind);
  }
}
