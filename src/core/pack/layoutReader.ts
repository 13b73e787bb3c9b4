// Reads laid-out documents back: what the prompt says of each file once all its parts are read, the later over the earlier.

import { unescapeAttribute } from './documents.ts';

/** A document as the prompt reads in the end. */
export interface ReadDocument {
  readonly path: string;
  readonly text: string;
  /** Of a part of a file: the value of its `lines` attribute. */
  readonly lines?: string;
}

interface Tag {
  readonly attributes: ReadonlyMap<string, string>;
  /** Undefined when the tag holds nothing. */
  readonly text?: string;
  readonly end: number;
}

/** The text between the tags of a document that stands alone in a string. */
export function textInside(segment: string): string {
  return segment.slice(segment.indexOf('\n') + 1, segment.lastIndexOf('\n</document'));
}

/** The lines after the parts are put in their places, in order. `part` is the text of a segment. */
export function applyParts(lines: readonly string[], part: string, ending: string): readonly string[] {
  let applied = lines;
  for (const { attributes, text = '' } of tagsIn(part, 0, ending)) {
    const [first, last] = rangeOf(attributes.get('replaces') ?? '');
    applied = [...applied.slice(0, first - 1), ...text.split('\n'), ...applied.slice(last)];
  }
  return applied;
}

/** The documents of a message made by packing, in the order in which they first stand. */
export function readDocuments(content: string): readonly ReadDocument[] {
  const opened = /^<documents(-\d+)?>\n/mu.exec(content);
  if (!opened) {
    return [];
  }
  const read = new Map<string, readonly ReadDocument[]>();
  for (const tag of tagsIn(content, opened.index + opened[0].length, opened[1] ?? '')) {
    readTag(read, tag);
  }
  return [...read.values()].flat();
}

function readTag(read: Map<string, readonly ReadDocument[]>, { attributes, text = '' }: Tag): void {
  const path = attributes.get('path') ?? '';
  const known = read.get(path) ?? [];
  const from = attributes.get('renamed-from');
  const lines = attributes.get('lines');
  if (from !== undefined) {
    const moved = (read.get(from) ?? []).map((document) => ({ ...document, path }));
    read.delete(from);
    read.set(path, moved);
  } else if (attributes.has('state')) {
    read.delete(path);
  } else if (attributes.has('replaces')) {
    read.set(
      path,
      known.map((document) => replaceLines(document, attributes.get('replaces') ?? '', text)),
    );
  } else if (lines === undefined) {
    read.set(path, [{ path, text }]);
  } else {
    read.set(path, [...known, { path, text, lines }]);
  }
}

function replaceLines(document: ReadDocument, replaces: string, text: string): ReadDocument {
  const [first, last] = rangeOf(replaces);
  const lines = document.text.split('\n');
  return { ...document, text: [...lines.slice(0, first - 1), text, ...lines.slice(last)].join('\n') };
}

function rangeOf(value: string): readonly [number, number] {
  const [first = '1', last = '0'] = value.split('-');
  return [Number(first), Number(last)];
}

/** The tags one behind the other from an offset; what is not about a document is passed over. */
function* tagsIn(content: string, start: number, ending: string): Generator<Tag> {
  const head = new RegExp(`<document${ending}((?: [a-z-]+="[^"]*")*)(/?)>\\n|<files-changed${ending}>\\n`, 'y');
  const closing = `\n</document${ending}>\n`;
  let at = start;
  for (;;) {
    head.lastIndex = at;
    const match = head.exec(content);
    if (!match) {
      return;
    }
    const inside = at + match[0].length;
    const isList = match[1] === undefined;
    const close = isList ? `</files-changed${ending}>\n` : closing;
    const end = match[2] === '/' ? inside : content.indexOf(close, inside);
    if (end < 0) {
      return;
    }
    at = match[2] === '/' ? inside : end + close.length;
    if (!isList) {
      const text = match[2] === '/' ? {} : { text: content.slice(inside, end) };
      yield { attributes: attributesOf(match[1] ?? ''), ...text, end: at };
    }
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/ ([a-z-]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, unescapeAttribute(value)]),
  );
}
