// Watches the raw bytes of a stream: whether they still come, whether `[DONE]` was among them, and where they end.

/** Told when waiting for bytes begins and ends. */
export interface ByteWatch {
  waiting(): void;
  arrived(): void;
}

/** A line that says that the stream is over, in the bytes seen last. */
const DONE_LINE = /[\r\n]data: ?\[DONE\] *(?=[\r\n]|$)/;

/** Bytes kept from the last chunk, so that the line is also found when it is cut. */
const KEPT_BYTES = 24;

/** One response body that is passed on while it is watched. */
export class StreamTap {
  readonly #source: ReadableStreamDefaultReader<Uint8Array>;
  readonly #watch: ByteWatch;
  #tail = '\n';
  #sawDone = false;
  #ended = false;
  #received = false;

  constructor(body: ReadableStream<Uint8Array>, watch: ByteWatch) {
    this.#source = body.getReader();
    this.#watch = watch;
  }

  /** Whether any byte has arrived. */
  get received(): boolean {
    return this.#received;
  }

  /** Whether the service closed the stream with `[DONE]`. */
  get sawDone(): boolean {
    return this.#sawDone;
  }

  /** Whether the bytes ended within a line, so that the last event is cut. */
  get endedMidLine(): boolean {
    return this.#ended && !/[\r\n]$/.test(this.#tail);
  }

  /** The body to read from. Cancelling it after `[DONE]` leaves the connection whole for `drain`. */
  get body(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const bytes = await this.#read();
        if (bytes) {
          controller.enqueue(bytes);
        } else {
          controller.close();
        }
      },
      cancel: async (reason) => {
        if (!this.#sawDone) {
          await this.#source.cancel(reason);
        }
      },
    });
  }

  /** Reads what is left to the end, so that the connection can serve the next request. Rejects when the body breaks. */
  async drain(): Promise<void> {
    while (!this.#ended) {
      await this.#read();
    }
  }

  async #read(): Promise<Uint8Array | undefined> {
    this.#watch.waiting();
    const { value } = await this.#source.read();
    this.#watch.arrived();
    if (value) {
      this.#received = true;
      this.#look(value);
    } else {
      this.#ended = true;
    }
    return value;
  }

  #look(bytes: Uint8Array): void {
    const text = this.#tail + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    this.#sawDone ||= DONE_LINE.test(text);
    this.#tail = text.slice(-KEPT_BYTES);
  }
}
