// A believable service without a model: the same request always gets the same answer. `node test/fakes/scriptedService.ts [PORT]` runs it.

import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { modelsReply, streamReply } from './openAiStream.ts';
import { answerTo } from './scriptedWords.ts';
import { FaultServer, type ReceivedRequest, type Reply } from './server.ts';

/** How the service behaves. */
export interface ServiceOptions {
  /** A free port when absent. */
  readonly port?: number;
  /** Milliseconds before each piece of an answer; 15 when absent, about the pace of a fast model. */
  readonly pieceDelayMs?: number;
  readonly models?: readonly string[];
}

/** Which requests a reply is for: by words in their body, or by a test of one's own. */
export type Matcher = RegExp | ((request: ReceivedRequest) => boolean);

/** A reply of one's own: text to stream, or anything that the fault server can do. */
export type OwnReply = string | Reply | ((request: ReceivedRequest) => string | Reply);

/** The running service. */
export interface ScriptedService {
  readonly origin: string;
  /** What a profile names. */
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
  /** Replies so to what matches, before all that was set earlier. */
  setReply(matcher: Matcher, reply: OwnReply): void;
  /** Forgets the replies that were set. */
  resetReplies(): void;
  stop(): Promise<void>;
}

const PIECE_LENGTH = 12;

/** Starts the service. */
export async function startScriptedService(options: ServiceOptions = {}): Promise<ScriptedService> {
  const { port, pieceDelayMs = 15, models = ['gpt-4.1-mini', 'gpt-4.1-nano'] } = options;
  const server = await FaultServer.start(port);
  const own: { readonly matcher: Matcher; readonly reply: OwnReply }[] = [];
  const inPieces = (text: string, request: ReceivedRequest): Reply => toStream(text, request, pieceDelayMs);
  server.script((request) => {
    const chosen = own.findLast(({ matcher }) => matches(matcher, request))?.reply;
    const reply = typeof chosen === 'function' ? chosen(request) : chosen;
    if (reply !== undefined) {
      return typeof reply === 'string' ? inPieces(reply, request) : reply;
    }
    return request.method === 'GET' ? modelsReply(models) : inPieces(answerTo(request.json), request);
  });
  return {
    origin: server.origin,
    baseUrl: `${server.origin}/v1`,
    requests: server.requests,
    setReply: (matcher, reply) => {
      own.push({ matcher, reply });
    },
    resetReplies: () => {
      own.length = 0;
    },
    stop: () => server.stop(),
  };
}

function matches(matcher: Matcher, request: ReceivedRequest): boolean {
  return typeof matcher === 'function' ? matcher(request) : matcher.test(request.text);
}

/** Streams a text in small pieces, one write for each event, with a usage that fits the sizes. */
function toStream(text: string, request: ReceivedRequest, pieceDelayMs: number): Reply {
  const pieces = text.match(new RegExp(`[^]{1,${PIECE_LENGTH}}`, 'gu')) ?? [];
  const usage = { input: Math.ceil(request.text.length / 4), cached: 0, output: Math.ceil(text.length / 4) };
  return { ...streamReply(pieces, { usage }), chunkBy: '\n\n', chunkDelayMs: pieceDelayMs };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const service = await startScriptedService({ port: Number(process.argv[2] ?? 0) });
  process.stdout.write(`${service.baseUrl}\n`);
}
