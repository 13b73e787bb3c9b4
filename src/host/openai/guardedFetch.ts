// The last step before the wire: the headers are exactly ours, the destination is the one that was checked, nothing is followed.

import type { Destination } from '../../core/model/destination.ts';
import { JSON_LINES, linesToEvents } from './jsonLines.ts';
import { StreamTap, type ByteWatch } from './streamTap.ts';

/** Of a body that is no stream, such as an error or a web page, at most so many bytes are read. */
const LONGEST_ERROR_BYTES = 64 * 1024;

/** What one exchange is allowed to do. */
export interface ExchangeRules {
  readonly destination: Destination;
  /** All headers beside those of the body; the key is among them. */
  readonly headers: Headers;
  readonly watch: ByteWatch;
  /** Of a good answer that is no stream, at most so many bytes are read. */
  readonly longestBody?: number;
  /** Whether a stream of JSON lines is read as a stream of events. */
  readonly jsonLines?: boolean;
}

/** One request to the service, seen from the wire. */
export class Exchange {
  readonly #rules: ExchangeRules;
  #tap: StreamTap | undefined;

  constructor(rules: ExchangeRules) {
    this.#rules = rules;
  }

  /** The tap on the event stream; undefined until one was opened. */
  get tap(): StreamTap | undefined {
    return this.#tap;
  }

  /** For the SDK to fetch with: drops the headers that it made, refuses other origins, and hands redirects back. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { destination, watch } = this.#rules;
    if (url.origin !== destination.origin) {
      throw new Error('A request was about to leave for another origin.');
    }
    const response = await globalThis.fetch(url, {
      method: init?.method ?? 'GET',
      headers: this.#headersFor(init?.headers),
      redirect: 'manual',
      ...(init?.body && { body: init.body }),
      ...(init?.signal && { signal: init.signal }),
    });
    watch.arrived();
    return this.#watched(response);
  };

  #headersFor(made: RequestInit['headers']): Headers {
    const headers = new Headers(this.#rules.headers);
    const bodyHeaders = new Headers(made);
    for (const name of ['accept', 'content-type']) {
      const value = bodyHeaders.get(name);
      if (value !== null) {
        headers.set(name, value);
      }
    }
    return headers;
  }

  async #watched(response: Response): Promise<Response> {
    if (!response.body) {
      return response;
    }
    const tap = new StreamTap(response.body, this.#rules.watch);
    const { status, headers } = response;
    const contentType = headers.get('content-type') ?? '';
    if (response.ok && isEventStream(contentType)) {
      this.#tap = tap;
      return new Response(tap.body, { status, headers });
    }
    if (response.ok && this.#rules.jsonLines === true && JSON_LINES.test(contentType)) {
      this.#tap = tap;
      return new Response(linesToEvents(tap.body), { status, headers: { 'content-type': 'text/event-stream' } });
    }
    const longest = response.ok ? (this.#rules.longestBody ?? LONGEST_ERROR_BYTES) : LONGEST_ERROR_BYTES;
    return new Response(await readAtMost(tap.body, longest), { status, headers });
  }
}

/** Whether a content type is that of server-sent events. */
export function isEventStream(contentType: string): boolean {
  return /^\s*text\/event-stream\s*(?:;|$)/i.test(contentType);
}

/** The beginning of a body; the rest is not waited for, and a body that breaks counts as far as it came. */
async function readAtMost(body: ReadableStream<Uint8Array>, longest: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      length += part.byteLength;
      if (length >= longest) {
        break;
      }
    }
  } catch {
    // The status and what was read say more than the break.
  }
  return Buffer.concat(parts).subarray(0, longest);
}
