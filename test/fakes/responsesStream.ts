// Builds what a service sends of a Responses stream: numbered events, each under its own name.

import type { Reply } from './server.ts';

/** How a Responses stream is built; what is absent is as OpenAI sends it. */
export interface ResponsesOptions {
  readonly id?: string;
  /** The last event; `null` leaves it out. */
  readonly last?: 'completed' | 'incomplete' | 'failed' | null;
  /** Why it is incomplete. */
  readonly reason?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly usage?: { readonly input: number; readonly cached?: number; readonly output: number };
  /** Items beside the message: calls of tools, requests for approval. */
  readonly items?: readonly unknown[];
  /** Pages that the text cites. */
  readonly sources?: readonly { readonly url: string; readonly title: string }[];
  readonly lineEnd?: '\n' | '\r\n';
  /** Whether comment lines stand between the events. */
  readonly comments?: boolean;
}

/** One event with its name and its number. */
function namedEvent(type: string, fields: object, { lineEnd = '\n' }: Pick<ResponsesOptions, 'lineEnd'> = {}): string {
  return `event: ${type}${lineEnd}data: ${JSON.stringify({ type, ...fields })}${lineEnd}${lineEnd}`;
}

/** The body of a stream with one piece for each text. */
export function responsesOf(texts: readonly string[], options: ResponsesOptions = {}): string {
  const { id = 'resp_1', last = 'completed', items = [], sources = [], lineEnd = '\n', comments = false } = options;
  const whole = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: texts.join('') }] };
  const events: (readonly [string, object])[] = [
    ['response.created', { response: { id, object: 'response', status: 'in_progress' } }],
    ['response.in_progress', { response: { id, object: 'response', status: 'in_progress' } }],
    ...texts.map((delta) => ['response.output_text.delta', { output_index: 0, delta }] as const),
    ...sources.map(
      ({ url, title }) =>
        [
          'response.output_text.annotation.added',
          { annotation: { type: 'url_citation', start_index: 0, end_index: 1, url, title } },
        ] as const,
    ),
    ...items.map((item) => ['response.output_item.done', { item }] as const),
    ...(last === null ? [] : [lastEvent(last, [...(texts.length > 0 ? [whole] : []), ...items], options)]),
  ];
  return events
    .map(([type, fields], number) => {
      const ping = comments ? `: ping${lineEnd}${lineEnd}` : '';
      return ping + namedEvent(type, { ...fields, sequence_number: number }, { lineEnd });
    })
    .join('');
}

/** A reply that streams the texts. */
export function responsesReply(texts: readonly string[], options: ResponsesOptions = {}): Reply {
  return { body: responsesOf(texts, options) };
}

function lastEvent(
  last: NonNullable<ResponsesOptions['last']>,
  output: readonly unknown[],
  { id = 'resp_1', reason = 'max_output_tokens', error, usage }: ResponsesOptions,
): readonly [string, object] {
  const response = {
    id,
    object: 'response',
    status: last,
    output,
    error: error ?? null,
    incomplete_details: last === 'incomplete' ? { reason } : null,
    usage: usage
      ? {
          input_tokens: usage.input,
          input_tokens_details: { cached_tokens: usage.cached ?? 0 },
          output_tokens: usage.output,
        }
      : null,
  };
  return [`response.${last}`, { response }];
}
