// The only file that knows the OpenAI SDK: makes a client that takes nothing from the environment and decides nothing itself.

import type { APIPromise } from 'openai';
import process from 'node:process';
import type { Destination } from '../../core/model/destination.ts';

/** Stands where the SDK insists on a key; the real one is added by our own fetch, for its own origin alone. */
const NO_KEY = 'none';

/** The longest wait that a timer can hold, in milliseconds: time limits are kept by our own watchdog. */
const NEVER = 2_147_483_647;

const silent = { error: ignore, warn: ignore, info: ignore, debug: ignore };

/** A body as the service is to get it. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** An opened stream of chunks, which come from outside and may hold anything. */
export interface OpenedStream {
  readonly contentType: string;
  readonly chunks: AsyncIterable<unknown>;
  /** Reads the body as text, instead of the chunks. */
  text(): Promise<string>;
}

/** The two calls that Panorama makes. Both reject with the SDK's errors. */
export interface SdkClient {
  openStream(path: string, body: RequestBody, signal: AbortSignal): Promise<OpenedStream>;
  /** The parsed body of `GET /models`, or its text when it is no JSON. */
  listModels(signal: AbortSignal): Promise<unknown>;
}

/** Loads the SDK on first use and makes a client whose every request goes through `fetch`. */
export async function createSdkClient(destination: Destination, fetch: typeof globalThis.fetch): Promise<SdkClient> {
  const { OpenAI } = await import('openai');
  const client = withoutCustomHeaders(
    () =>
      new OpenAI({
        baseURL: destination.base,
        apiKey: NO_KEY,
        adminAPIKey: null,
        organization: null,
        project: null,
        webhookSecret: null,
        maxRetries: 0,
        timeout: NEVER,
        logLevel: 'off',
        logger: silent,
        fetch,
      }),
  );
  return {
    openStream: async (path, body, signal) => openStream(client.post(path, { body, stream: true, signal })),
    listModels: (signal) => client.get('/models', { signal }),
  };
}

async function openStream(opening: APIPromise<AsyncIterable<unknown>>): Promise<OpenedStream> {
  const { data, response } = await opening.withResponse();
  return {
    contentType: response.headers.get('content-type') ?? '',
    chunks: data,
    text: () => response.text(),
  };
}

/**
 * The SDK reads OPENAI_CUSTOM_HEADERS when it is constructed, has no option against it, and throws when it is malformed.
 * The variable is away only during the synchronous call, so nobody else sees that.
 */
function withoutCustomHeaders<T>(make: () => T): T {
  const value = process.env['OPENAI_CUSTOM_HEADERS'];
  if (value === undefined) {
    return make();
  }
  delete process.env['OPENAI_CUSTOM_HEADERS'];
  try {
    return make();
  } finally {
    process.env['OPENAI_CUSTOM_HEADERS'] = value;
  }
}

function ignore(): void {
  // The SDK's own notes may hold addresses and bodies; the adapter logs what is needed.
}
