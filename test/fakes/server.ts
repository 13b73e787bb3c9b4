// A real HTTP server on loopback whose every reply is scripted, faults included, and that records what reaches it.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a body ends, after byte `at` of it (all of it when absent). `stall` leaves the connection open and sends no more. */
export interface BodyEnd {
  readonly kind: 'clean' | 'fin' | 'rst' | 'stall';
  readonly at?: number;
}

/** One scripted reply. */
export interface Reply {
  /** 200 when absent. */
  readonly status?: number;
  /** An event stream when absent. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Bytes of each write; the whole body at once when absent. */
  readonly chunkBytes?: number;
  /** Writes up to and with each of these instead: `\n\n` writes event by event. */
  readonly chunkBy?: string;
  /** Milliseconds before each write. */
  readonly chunkDelayMs?: number;
  readonly end?: BodyEnd;
  /** Milliseconds between the last byte of the body and its end. */
  readonly endDelayMs?: number;
  /** What happens instead of an answer: nothing ever, or the connection ends before the headers. */
  readonly instead?: 'silence' | 'fin' | 'rst';
}

/** One request as it arrived. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined when it is no JSON. */
  readonly json: unknown;
  /** Number of the connection that it came on, from 0. */
  readonly connection: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When the exchange was over, by a finished reply or a closed socket; milliseconds since 1970. */
  closedAt: number | undefined;
  /** Whether the whole reply was sent. */
  finished: boolean;
}

/** Decides on the reply to a request. */
export type Script = (request: ReceivedRequest) => Reply | Promise<Reply>;

/** The scripted server. Replies are taken from the queue in order; without one, from the script. */
export class FaultServer {
  readonly requests: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #queue: Reply[] = [];
  readonly #received: Buffer[] = [];
  #script: Script = () => ({ status: 500, headers: { 'content-type': 'text/plain' }, body: 'no reply is scripted' });
  #connections = 0;
  #origin = '';

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
    this.#server.on('connection', (socket: Socket) => {
      this.#watch(socket);
    });
  }

  /** Starts on a free port of 127.0.0.1, or on the port given. */
  static async start(port = 0): Promise<FaultServer> {
    const server = new FaultServer();
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(port, '127.0.0.1', resolve);
    });
    server.#origin = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`;
    return server;
  }

  /** Origin of the server; it stays when the server is stopped. */
  get origin(): string {
    return this.#origin;
  }

  /** Adds replies to the queue. */
  queue(...replies: readonly Reply[]): void {
    this.#queue.push(...replies);
  }

  /** Answers all that is not queued. */
  script(script: Script): void {
    this.#script = script;
  }

  /** Every byte received so far, headers included, as Latin-1 text. */
  get receivedText(): string {
    return Buffer.concat(this.#received).toString('latin1');
  }

  /** Connections opened so far. */
  get connections(): number {
    return this.#connections;
  }

  /** Closes all connections and the server. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #watch(socket: Socket): void {
    connectionNumbers.set(socket, this.#connections);
    this.#connections += 1;
    this.#sockets.add(socket);
    socket.on('data', (bytes: Buffer) => {
      this.#received.push(bytes);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#sockets.delete(socket);
    });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(incoming);
    if (!request) {
      return;
    }
    response.on('close', () => {
      request.closedAt = Date.now();
      request.finished = response.writableFinished;
    });
    this.requests.push(request);
    const reply = this.#queue.shift() ?? (await this.#script(request));
    await send(reply, incoming.socket, response);
  }
}

const connectionNumbers = new WeakMap<Socket, number>();

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of incoming) {
      parts.push(part as Buffer);
    }
  } catch {
    return undefined;
  }
  const text = Buffer.concat(parts).toString('utf8');
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    text,
    json: parseJson(text),
    connection: connectionNumbers.get(incoming.socket) ?? -1,
    at: Date.now(),
    closedAt: undefined,
    finished: false,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const STREAM_HEADERS = { 'content-type': 'text/event-stream' };

async function send(reply: Reply, socket: Socket, response: ServerResponse): Promise<void> {
  const { status = 200, headers = STREAM_HEADERS, body = '', endDelayMs = 0, end } = reply;
  if (reply.instead) {
    breakOff(reply.instead === 'silence' ? 'stall' : reply.instead, socket);
    return;
  }
  response.writeHead(status, headers);
  response.flushHeaders();
  await writePieces(Buffer.from(body).subarray(0, end?.at), reply, response);
  await sleep(endDelayMs);
  if (end === undefined || end.kind === 'clean') {
    response.end();
  } else {
    breakOff(end.kind, socket);
  }
}

async function writePieces(body: Buffer, reply: Reply, response: ServerResponse): Promise<void> {
  for (const piece of piecesOf(body, reply)) {
    if (response.destroyed) {
      return;
    }
    if (reply.chunkDelayMs !== undefined) {
      await sleep(reply.chunkDelayMs);
    }
    // Each write waits for its turn on the wire, so that a break-off comes after the bytes and not before.
    await new Promise<void>((resolve) => {
      response.write(piece, () => {
        resolve();
      });
    });
  }
}

function* piecesOf(body: Buffer, { chunkBytes, chunkBy }: Reply): Generator<Buffer> {
  let start = 0;
  while (start < body.length) {
    const found = chunkBy === undefined ? -1 : body.indexOf(chunkBy, start);
    const end = found < 0 ? start + Math.max(1, chunkBytes ?? body.length) : found + Buffer.byteLength(chunkBy ?? '');
    yield body.subarray(start, end);
    start = end;
  }
}

function breakOff(kind: 'fin' | 'rst' | 'stall', socket: Socket): void {
  if (kind === 'fin') {
    socket.end();
  } else if (kind === 'rst') {
    socket.resetAndDestroy();
  }
}
