// Writes the segments of a layout, and counts them so that the counts of segments add up to that of the whole.

import { hideSecrets } from '../egress/secrets.ts';
import { escapeAttribute } from './documents.ts';
import type { LaidDocument, LayoutInput, LineRanges, Segment } from './layoutTypes.ts';
import type { Region } from './supersede.ts';

/** What writing needs of the layout's input, and the ending of the tags. */
export interface SegmentWriter extends Pick<LayoutInput, 'textOf' | 'count' | 'now'> {
  readonly ending: string;
  /** How often each path was wanted, when files compete for room. */
  readonly asked?: Readonly<Record<string, number>>;
}

/** The document with its wrapper. */
export function writeDocumentSegment(document: LaidDocument, writer: SegmentWriter): Segment {
  const { path, hash, level, lines } = document;
  const body = document.cut ?? writer.textOf(path);
  const wrapper = wrapperOf(path, { lines, ending: writer.ending });
  const tokens = countWrapped(body, document.tokens, { ...wrapper, count: writer.count });
  const text = `${wrapper.open}${body}${wrapper.close}`;
  return {
    ...{ kind: 'document', path, hash, level, text, tokens, at: writer.now, bridge: tokens, regret: 0 },
    ...(lines && { lines }),
  };
}

/** How the regions of a changed document read now. `lines` are those of its present text. */
export function writePartSegment(
  { path, hash }: Pick<LaidDocument, 'path' | 'hash'>,
  { lines, regions }: { readonly lines: readonly string[]; readonly regions: readonly Region[] },
  writer: SegmentWriter,
): Segment {
  const text = regions.map((region) => writeRegion(path, lines, region, writer.ending)).join('');
  const tokens = writer.count(text);
  return { kind: 'part', path, hash, level: 'full', text, tokens, at: writer.now, bridge: tokens, regret: 0 };
}

function writeRegion(
  path: string,
  lines: readonly string[],
  { first, last, replaced }: Region,
  ending: string,
): string {
  const attributes = `${attribute('path', shown(path))} lines="${first}-${last}" replaces="${first}-${first + replaced - 1}"`;
  return `<document${ending}${attributes}>\n${lines.slice(first - 1, last).join('\n')}\n</document${ending}>\n`;
}

/** That what the prompt holds of a file no longer reads as the file does. */
export function writeStateNote(path: string, state: 'deleted' | 'outdated', writer: SegmentWriter): Segment {
  return noteSegment(path, `${attribute('path', shown(path))} state="${state}"`, writer);
}

/** That a document has another name from here on. */
export function writeRenameNote(
  { path, from, hash }: { readonly path: string; readonly from: string; readonly hash: string },
  writer: SegmentWriter,
): Segment {
  const attributes = `${attribute('path', shown(path))}${attribute('renamed-from', shown(from))}`;
  return { ...noteSegment(path, attributes, writer), from, hash };
}

function noteSegment(path: string, attributes: string, { ending, count, now }: SegmentWriter): Segment {
  const text = `<document${ending}${attributes}/>\n`;
  const tokens = count(text);
  return { kind: 'note', path, hash: '', level: 'full', text, tokens, at: now, bridge: tokens, regret: 0 };
}

/** Which names the list of files has gained and lost. */
export function writeListSegment(
  changes: { readonly added: readonly string[]; readonly removed: readonly string[] },
  { ending, count, now }: SegmentWriter,
): Segment {
  const written = (['added', 'removed'] as const)
    .filter((kind) => changes[kind].length > 0)
    .map((kind) => `${kind}: ${changes[kind].map(writeName).join(', ')}\n`);
  const text = `<files-changed${ending}>\n${written.join('')}</files-changed${ending}>\n`;
  const tokens = count(text);
  return {
    kind: 'list',
    path: '',
    hash: '',
    level: 'full',
    names: changes,
    text,
    tokens,
    at: now,
    bridge: tokens,
    regret: 0,
  };
}

/** Joins two segments that only make sense together into the second. */
export function joinSegments(first: Segment, second: Segment): Segment {
  const tokens = first.tokens + second.tokens;
  return { ...second, text: first.text + second.text, tokens, bridge: tokens };
}

/** Whether a text holds a tag with this ending, which would open or close a document. */
export function imitates(text: string, ending: string): boolean {
  if (!text.includes('<document') && !text.includes('</document')) {
    return false;
  }
  return [...text.matchAll(/<\/?documents?(-\d+)?/gu)].some(([, found = '']) => found === ending);
}

function wrapperOf(
  path: string,
  { lines, ending }: { readonly lines: LineRanges | undefined; readonly ending: string },
): { readonly open: string; readonly close: string } {
  const range = lines ? ` lines="${lines.map(([first, last]) => `${first}-${last}`).join(',')}"` : '';
  return {
    open: `<document${ending}${attribute('path', shown(path))}${range}>\n`,
    close: `\n</document${ending}>\n`,
  };
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

function shown(path: string): string {
  return hideSecrets(path).text;
}

/** Names are data: they can break no line and open no tag. */
function writeName(name: string): string {
  return escapeAttribute(shown(name)).replace(/[\u2028\u2029]/gu, '\u2424');
}

/** Lines from the end in which the start of a piece is looked for. */
const SEAM_LINES = 8;

/**
 * Tokens of a text in its wrapper. The pattern that cuts a text into pieces never reaches over a line feed to what is neither white space
 * nor a slash, so that the last lines alone are counted again; texts without such a place are counted whole.
 */
function countWrapped(
  text: string,
  textTokens: number,
  { open, close, count }: { readonly open: string; readonly close: string; readonly count: (text: string) => number },
): number {
  const seam = /^[\r\n/]/u.test(text) ? undefined : lastPieceStart(text);
  if (seam === undefined) {
    return count(`${open}${text}${close}`);
  }
  const end = text.slice(seam);
  return count(open) + textTokens - count(end) + count(`${end}${close}`);
}

/** Where one of the last lines begins with the start of a piece. */
function lastPieceStart(text: string): number | undefined {
  let lineEnd = text.length;
  for (let looked = 0; looked < SEAM_LINES; looked += 1) {
    const start = text.lastIndexOf('\n', lineEnd - 1) + 1;
    if (start === 0) {
      return undefined;
    }
    if (text[start] !== '/' && /[!-~]/u.test(text.slice(start, lineEnd))) {
      return start;
    }
    lineEnd = start - 1;
  }
  return undefined;
}
