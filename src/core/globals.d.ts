// The globals that the core may use beside the language itself; all exist in browsers, workers and Node alike.

/** Tells a running operation that its answer is no longer wanted. */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
  throwIfAborted(): void;
}

/** Ends operations of our own that no one waits for any more. */
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

/** A parsed absolute address. The constructor throws a TypeError on anything else. */
declare class URL {
  constructor(input: string, base?: string);
  readonly hash: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  readonly origin: string;
  readonly password: string;
  pathname: string;
  readonly port: string;
  readonly protocol: string;
  readonly search: string;
  readonly username: string;
}

/** Text to UTF-8 bytes. */
declare class TextEncoder {
  encode(input: string): Uint8Array;
  /** Writes what has room; half of a surrogate pair becomes U+FFFD. Tells the UTF-16 units read and the bytes written. */
  encodeInto(input: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
}

/** Bytes to text; with `fatal` the decoder throws a TypeError on malformed input. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
