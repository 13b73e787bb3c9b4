// The documents of a pack on their way between threads: as places in the prompt, which holds their texts already.

import { chainsOf } from '../../core/pack/layoutChains.ts';
import type { LaidPack, SentDocument } from '../../core/pack/packTypes.ts';
import type { Segment } from '../../core/pack/layoutTypes.ts';

/** The documents, one column a field, in their order. */
export interface DocumentColumns {
  /** Joined by NUL, which stands in no path. */
  readonly paths: string;
  /** UTF-16 offsets in the first message: where each text begins, and where it has ended. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Line ranges by position, for the documents that have them. */
  readonly lines: ReadonlyMap<number, NonNullable<SentDocument['lines']>>;
  /** Texts by position, of the documents that stand in the prompt in parts: a later part says how some lines read now. */
  readonly texts: ReadonlyMap<number, string>;
}

/** Finds the documents in the first message of their pack. */
export function toPlaces({ messages, documents, ledger }: LaidPack): DocumentColumns {
  const content = messages[0]?.content ?? '';
  const begins = documentStarts(ledger.head.length, ledger.segments, content);
  const starts = new Uint32Array(documents.length);
  const ends = new Uint32Array(documents.length);
  const texts = new Map<number, string>();
  documents.forEach(({ path, text }, index) => {
    const start = begins.get(path);
    if (start !== undefined && content.startsWith(text, start)) {
      starts[index] = start;
      ends[index] = start + text.length;
    } else {
      texts.set(index, text);
    }
  });
  return {
    ...{ paths: documents.map(({ path }) => path).join('\0'), starts, ends, texts },
    lines: new Map(documents.flatMap(({ lines }, index) => (lines ? [[index, lines]] : []))),
  };
}

/** Makes the documents again; a text that is a slice of the message costs no copy. */
export function fromPlaces(columns: DocumentColumns, content: string): readonly SentDocument[] {
  const { paths, starts, ends, lines, texts } = columns;
  const names = starts.length === 0 ? [] : paths.split('\0');
  return names.map((path, index) => {
    const ranges = lines.get(index);
    const text = texts.get(index) ?? content.slice(starts[index], ends[index]);
    return ranges ? { path, text, lines: ranges } : { path, text };
  });
}

/**
 * Where the text of each file's last document begins, by the file's name at the end of the prompt. Looks into the content
 * alone: a look into a segment would copy its text, which shares that of its file until then.
 */
function documentStarts(
  headLength: number,
  segments: readonly Segment[],
  content: string,
): ReadonlyMap<string, number> {
  let end = headLength;
  const offsets = segments.map(({ text }) => {
    const start = end;
    end += text.length;
    return start;
  });
  const starts = new Map<string, number>();
  for (const { path, positions } of chainsOf(segments).values()) {
    const last = positions.findLast((position) => segments[position]?.kind === 'document');
    if (last !== undefined) {
      starts.set(path, content.indexOf('\n', offsets[last]) + 1);
    }
  }
  return starts;
}
