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

function textWriter(context: Context): EventWriter {
  let last = '\n';
  return {
    take: async (event) => {
      if (event.kind === 'delta' && event.text !== '') {
        last = event.text.slice(-1);
        await writeOut(event.text);
        return;
      }
      if (event.kind === 'end' && last !== '\n') {
        await writeOut('\n');
      }
      for (const line of notesOn(event)) {
        context.say(line);
      }
    },
    finish: () => Promise.resolve(),
  };
}

function notesOn(event: ChatEvent): readonly string[] {
  switch (event.kind) {
    case 'pack': {
      const { tokens, files } = event.manifest;
      return [`Reading ${tokens.total} tokens of ${files.length} files${priceOf(event.price.expected)} …`];
    }
    case 'retry':
      return [`Trying again in ${(event.waitMs / 1000).toFixed(1)} s: ${event.reason}`];
    case 'usage':
      return [`${event.input} tokens read (${event.cached} cached), ${event.output} written${priceOf(event.cost)}.`];
    case 'citations':
      return event.items
        .filter(({ state }) => state !== 'holds')
        .map(
          ({ state, path, lines }) =>
            `The citation of ${path}:${lines[0]} ${state === 'moved' ? 'has moved' : 'was not found'}.`,
        );
    case 'delta':
    case 'end':
      return [];
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
