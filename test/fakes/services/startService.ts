// Starts a scripted service on loopback that behaves as one of the services does.

import { eventOf, jsonReply, streamOf, type StreamOptions } from '../openAiStream.ts';
import { answerTo } from '../scriptedWords.ts';
import { FaultServer, type ReceivedRequest, type Reply } from '../server.ts';
import type { Behaviour } from './behaviour.ts';

/** How it is started. */
export interface StartOptions {
  /** The one key that it knows; absent, an open service answers to all. */
  readonly key?: string;
  /** Tokens that it reads, a quarter of the characters of the body each. */
  readonly window?: number;
}

/** The running service. */
export interface StartedService {
  readonly server: FaultServer;
  readonly baseUrl: string;
  stop(): Promise<void>;
}

const PIECES = /[^]{1,16}/gu;
const CHARACTERS_PER_TOKEN = 4;

/** Of the tokens of a prompt, the share that is served from the cache. */
const CACHED_SHARE = 0.5;

/** Starts the service. */
export async function startService(behaviour: Behaviour, options: StartOptions = {}): Promise<StartedService> {
  const server = await FaultServer.start();
  server.script((request) => replyTo(request, behaviour, options));
  return { server, baseUrl: `${server.origin}${behaviour.path}`, stop: () => server.stop() };
}

function replyTo(request: ReceivedRequest, behaviour: Behaviour, options: StartOptions): Reply {
  const { path, list, models, isListPublic = false } = behaviour;
  const isKnown = knowsKey(request, behaviour, options);
  switch (`${request.method} ${request.path}`) {
    case `GET ${path}/models`:
      if (!list) {
        return jsonReply(404, { detail: 'Not Found' });
      }
      return isKnown || isListPublic ? jsonReply(200, list(models)) : behaviour.refusals.wrongKey();
    case `POST ${path}/chat/completions`:
      return isKnown ? completion(request, behaviour, options.window) : behaviour.refusals.wrongKey();
    default:
      return jsonReply(404, { detail: 'Not Found' });
  }
}

function knowsKey(
  { headers }: ReceivedRequest,
  { keyHeader, isOpen = false }: Behaviour,
  { key }: StartOptions,
): boolean {
  const [name, lead] = keyHeader;
  return key === undefined ? isOpen : headers[name] === `${lead}${key}`;
}

type Body = Readonly<Record<string, unknown>>;

function completion(request: ReceivedRequest, behaviour: Behaviour, window = Infinity): Reply {
  const body = (request.json ?? {}) as Body;
  const tokens = Math.ceil(request.text.length / CHARACTERS_PER_TOKEN);
  return (
    refusedBody(body, behaviour) ??
    (tokens > window ? behaviour.refusals.tooLong?.(tokens, window) : undefined) ??
    answer(body, behaviour, Math.min(tokens, window))
  );
}

/** What is wrong with the fields, as the service says it. */
function refusedBody(body: Body, behaviour: Behaviour): Reply | undefined {
  const { managed = [], models, refusals } = behaviour;
  const refused = Object.keys(body).find((name) => !isTaken(name, behaviour)) ?? tooLargeField(body, behaviour);
  if (refused !== undefined) {
    return refusals.field?.(refused);
  }
  const model = String(body.model);
  return managed.includes('model') || models.includes(model) ? undefined : refusals.unknownModel(model);
}

function isTaken(name: string, { managed = [], takes }: Behaviour): boolean {
  return !managed.includes(name) && takes?.includes(name) !== false;
}

function tooLargeField(body: Body, { mostOutput = Infinity }: Behaviour): string | undefined {
  return ['max_tokens', 'max_completion_tokens'].find((name) => Number(body[name] ?? 0) > mostOutput);
}

function answer(body: Body, behaviour: Behaviour, input: number): Reply {
  const text = answerTo(body);
  return body.stream === true || behaviour.managed?.includes('stream') === true
    ? stream(text, body, behaviour, input)
    : jsonReply(200, {
        choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
      });
}

function stream(text: string, body: Body, { usage, usageExtra, lead, comment }: Behaviour, input: number): Reply {
  const isTold = usage === 'always' || (usage === 'asked' && isUsageAsked(body));
  const events = streamOf(text.match(PIECES) ?? [], {
    ...(isTold && { usage: usageOf(input, text) }),
    ...(usageExtra && { usageExtra }),
    ...(comment !== undefined && { comments: comment }),
  });
  return { body: (lead === undefined ? '' : eventOf(lead)) + events, chunkBy: '\n\n' };
}

/** What it says that it has used. */
function usageOf(input: number, answer: string): NonNullable<StreamOptions['usage']> {
  return {
    input,
    cached: Math.floor(input * CACHED_SHARE),
    output: Math.ceil(answer.length / CHARACTERS_PER_TOKEN),
  };
}

function isUsageAsked({ stream_options: options }: Body): boolean {
  return (
    typeof options === 'object' && options !== null && 'include_usage' in options && options.include_usage === true
  );
}
