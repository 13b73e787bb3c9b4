// Writes the events of a turn: as lines of JSON, or as text for a reader.

import { assertNever } from '../core/assertNever.ts';
import type { ChatEvent } from '../protocol/chatEvent.ts';
import type { Context } from './context.ts';
import { writeOut, writeOutput } from './files.ts';

/** Takes each event once, in order. */
export interface EventWriter {
  take(event: ChatEvent): Promise<void>;
  /** Writes what is still held back. Throws a UsageError when the place cannot be written. */
  finish(): Promise<void>;
}

/** JSON lines to a file or, for `-`, to the standard output; without a place the answer as text. An end that is not whole is always said. */
export function createEventWriter(place: string | undefined, context: Context): EventWriter {
  const writer = writerFor(place, context);
  return {
    take: async (event) => {
      await writer.take(event);
      if (event.kind === 'end' && event.outcome !== 'complete') {
        context.say(wordsFor(event));
      }
    },
    finish: () => writer.finish(),
  };
}

function writerFor(place: string | undefined, context: Context): EventWriter {
  if (place === undefined) {
    return textWriter(context);
  }
  return place === '-' ? lineWriter() : fileWriter(place);
}

function lineWriter(): EventWriter {
  return { take: (event) => writeOut(`${JSON.stringify(event)}\n`), finish: () => Promise.resolve() };
}

function fileWriter(place: string): EventWriter {
  const lines: string[] = [];
  return {
    take: (event) => {
      lines.push(`${JSON.stringify(event)}\n`);
      return Promise.resolve();
    },
    finish: () => writeOutput(place, lines.join('')),
  };
}

/** The answer goes out as it comes; what is worth knowing about a whole answer is said after it. */
function textWriter(context: Context): EventWriter {
  const notes: string[] = [];
  let last = '\n';
  const close = async (isWhole: boolean): Promise<void> => {
    if (last !== '\n') {
      await writeOut('\n');
    }
    for (const note of isWhole ? notes : []) {
      context.say(note);
    }
  };
  return {
    take: async (event) => {
      switch (event.kind) {
        case 'delta':
          last = event.text.slice(-1) || last;
          await writeOut(event.text);
          return;
        case 'retry':
          context.say(`Trying again in ${(event.waitMs / 1000).toFixed(1)} s: ${event.reason}`);
          return;
        case 'end':
          await close(event.outcome === 'complete');
          return;
        default:
          notes.push(...notesOn(event));
      }
    },
    finish: () => Promise.resolve(),
  };
}

function notesOn(event: Extract<ChatEvent, { kind: 'pack' | 'usage' | 'citations' | 'source' }>): readonly string[] {
  switch (event.kind) {
    case 'pack': {
      const { tokens, files } = event.manifest;
      return [`Packed ${tokens.total} tokens of ${files.length} files${priceOf(event.price.expected)}.`];
    }
    case 'usage':
      return [`${event.input} tokens read (${event.cached} cached), ${event.output} written${priceOf(event.cost)}.`];
    case 'citations':
      return event.items
        .filter(({ state }) => state !== 'holds')
        .map(({ state, path, lines }) => {
          const found = state === 'moved' ? 'stands elsewhere' : 'was not found';
          return `The citation of ${path}:${lines[0]} ${found}.`;
        });
    case 'source':
      return [`From the web: ${event.title === '' ? event.url : `${event.title} (${event.url})`}`];
    default:
      return assertNever(event);
  }
}

function priceOf(dollars: number | undefined): string {
  return dollars === undefined ? '' : `, $${dollars.toFixed(4)}`;
}

function wordsFor({ outcome, failure }: Extract<ChatEvent, { kind: 'end' }>): string {
  switch (outcome) {
    case 'truncated':
      return 'The answer reached its longest length and was cut.';
    case 'filtered':
      return 'The service held the answer back (content filter).';
    case 'stopped':
      return 'Stopped.';
    default:
      return failure?.message ?? 'The service failed.';
  }
}
