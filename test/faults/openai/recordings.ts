// Three streams as services send them, with the places where their events end.

import { eventOf, streamOf } from '../../fakes/openAiStream.ts';

/** A recorded stream. */
export interface Recording {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a beginning of a stream says, read from its bytes alone. */
export interface Told {
  /** Text of the events that are closed by a blank line: it must be kept. */
  readonly least: string;
  /** Text with the last event too, if all of its JSON is there. */
  readonly most: string;
  /** Whether a closed event says that the answer is whole. */
  readonly whole: boolean;
  /** Whether any event, closed or not, says so. */
  readonly perhapsWhole: boolean;
}

/** A chunk as small services send it. */
const small = (content: string, finishReason: string | null = null): unknown => ({
  choices: [{ delta: { content }, finish_reason: finishReason }],
});

const ping = ': ping\r\n\r\n';

/** OpenAI's form; CRLF with pings and letters of several bytes; a host that gives no reason but `[DONE]`. */
export const recordings: readonly Recording[] = [
  {
    name: 'a plain stream',
    bytes: Buffer.from(streamOf(['It holds.'], { usage: { input: 900, cached: 512, output: 2 } })),
  },
  {
    name: 'CRLF, pings, letters of several bytes',
    bytes: Buffer.from(
      [small('Größe '), small('価格 👩‍💻'), small('', 'end_turn')].map((chunk) => ping + eventOf(chunk, '\r\n')).join(''),
    ),
  },
  {
    name: 'a host without finish reasons',
    bytes: Buffer.from(`${eventOf(small('One'))}${eventOf(small(' two'))}data: [DONE]\n\n`),
  },
];

/** Reads the beginning of a stream in the simplest way. */
export function tellOf(bytes: Buffer): Told {
  const lines = bytes.toString('utf8').replaceAll('\r\n', '\n').split('\n\n');
  const closed = lines.slice(0, -1).map(readEvent);
  const open = readEvent(lines.at(-1) ?? '');
  const least = closed.map((event) => event.text).join('');
  const whole = closed.some((event) => event.whole);
  return { least, most: least + open.text, whole, perhapsWhole: whole || open.whole };
}

function readEvent(event: string): { readonly text: string; readonly whole: boolean } {
  const data = /^data: (.*)$/m.exec(event)?.[1]?.trimEnd() ?? '';
  if (data === '[DONE]') {
    return { text: '', whole: true };
  }
  try {
    const chunk = JSON.parse(data) as { choices: { delta: { content?: string }; finish_reason: string | null }[] };
    const [choice] = chunk.choices;
    return { text: choice?.delta.content ?? '', whole: typeof choice?.finish_reason === 'string' };
  } catch {
    return { text: '', whole: false };
  }
}
