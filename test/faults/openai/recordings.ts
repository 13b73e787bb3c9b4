// Ten streams as services send them over both APIs, with the places where their events end.

import type { Outcome } from '../../../src/protocol/chatEvent.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { chunkOf, eventOf, streamOf } from '../../fakes/openAiStream.ts';
import { responsesOf } from '../../fakes/responsesStream.ts';

/** A recorded stream. */
export interface Recording {
  readonly name: string;
  readonly api: 'chat' | 'responses';
  readonly bytes: Buffer;
  /** The outcome of the whole of it. */
  readonly outcome: Outcome;
}

/** What a beginning of a stream says, read from its bytes alone. */
export interface Told {
  /** Text of the events that are closed by a blank line: it must be kept. */
  readonly least: string;
  /** Text with the last event too, if all of its JSON is there. */
  readonly most: string;
  /** Whether a closed event says how the answer ended. */
  readonly whole: boolean;
  /** Whether any event, closed or not, says so. */
  readonly perhapsWhole: boolean;
}

/** A chunk as small services send it. */
const small = (content: string, finishReason: string | null = null): unknown => ({
  choices: [{ delta: { content }, finish_reason: finishReason }],
});

const ping = ': ping\r\n\r\n';

const usage = { input: 900, cached: 512, output: 2 };

/** The tool that two of the recordings call. */
const look = { name: 'look', parameters: { type: 'object' } };

const piece = (input: string, more: object = {}): unknown => ({
  choices: [{ delta: { tool_calls: [{ index: 0, ...more, function: { arguments: input } }] } }],
});

function chat(name: string, body: string, outcome: Outcome = 'complete'): Recording {
  return { name: `chat, ${name}`, api: 'chat', bytes: Buffer.from(body), outcome };
}

function responses(name: string, body: string, outcome: Outcome = 'complete'): Recording {
  return { name: `Responses, ${name}`, api: 'responses', bytes: Buffer.from(body), outcome };
}

/** OpenAI's own forms, and those of gateways and local servers. */
export const recordings: readonly Recording[] = [
  chat('a plain stream', streamOf(['It holds.'], { usage })),
  chat(
    'CRLF, pings, letters of several bytes',
    [small('Größe '), small('価格 👩‍💻'), small('', 'end_turn')].map((chunk) => ping + eventOf(chunk, '\r\n')).join(''),
  ),
  chat('a host without finish reasons', `${eventOf(small('One'))}${eventOf(small(' two'))}data: [DONE]\n\n`),
  chat(
    'a call of a tool',
    [
      eventOf({ choices: [{ delta: { tool_calls: [{ index: 0, id: 'call_1', function: { name: 'look' } }] } }] }),
      eventOf(piece('{"path":')),
      eventOf(piece('"a.ts"}')),
      eventOf(chunkOf({}, 'tool_calls')),
    ].join(''),
  ),
  chat('the longest answer', eventOf(small('One')) + eventOf(small(' two', 'length')), 'truncated'),
  chat(
    'a refusal',
    eventOf({ choices: [{ delta: { refusal: 'I will not.' } }] }) + eventOf(small('', 'stop')),
    'filtered',
  ),
  responses('a plain stream', responsesOf(['It ', 'holds.'], { usage })),
  responses(
    'CRLF, pings, letters of several bytes, a source',
    responsesOf(['Größe 価格 👩‍💻'], {
      sources: [{ url: 'https://a.example/', title: 'A' }],
      lineEnd: '\r\n',
      comments: true,
    }),
  ),
  responses(
    'a call of a tool',
    responsesOf([], { items: [{ type: 'function_call', call_id: 'call_1', name: 'look', arguments: '{}' }] }),
  ),
  responses('the longest answer', responsesOf(['One'], { last: 'incomplete' }), 'truncated'),
];

/** The request that a recording answers. */
export function requestFor(
  { api }: Recording,
  bench: { profile(changes: Partial<Profile>): Profile },
): Partial<ModelRequest> & { readonly profile: Profile } {
  return { purpose: 'completion', tools: [look], profile: bench.profile({ api, features: ['tools'] }) };
}

/** Reads the beginning of a stream in the simplest way. */
export function tellOf(bytes: Buffer): Told {
  const lines = bytes.toString('utf8').replaceAll('\r\n', '\n').split('\n\n');
  const closed = lines.slice(0, -1).map(readEvent);
  const open = readEvent(lines.at(-1) ?? '');
  const least = closed.map((event) => event.text).join('');
  const whole = closed.some((event) => event.whole);
  return { least, most: least + open.text, whole, perhapsWhole: whole || open.whole };
}

/** The fields of both APIs' events that matter here. */
interface SentEvent {
  readonly choices?: readonly {
    readonly delta: { readonly content?: string; readonly refusal?: string };
    readonly finish_reason?: string | null;
  }[];
  readonly type?: string;
  readonly delta?: string;
}

const NOTHING = { text: '', whole: false };

function readEvent(event: string): { readonly text: string; readonly whole: boolean } {
  const data = /^data: (.*)$/m.exec(event)?.[1]?.trimEnd() ?? '';
  if (data === '[DONE]') {
    return { text: '', whole: true };
  }
  try {
    const sent = JSON.parse(data) as SentEvent;
    return sent.choices ? readChoices(sent.choices) : readNamed(sent);
  } catch {
    return NOTHING;
  }
}

function readChoices([choice]: NonNullable<SentEvent['choices']>): typeof NOTHING {
  const { content = '', refusal = content } = choice?.delta ?? {};
  return { text: refusal, whole: typeof choice?.finish_reason === 'string' };
}

function readNamed({ type = '', delta = '' }: SentEvent): typeof NOTHING {
  return { text: delta, whole: type === 'response.completed' || type === 'response.incomplete' };
}
