// Resolves the citations of an answer against the text that was sent: each holds, or is marked as missing.

import type { Citation } from '../../protocol/chatEvent.ts';
import { findCitations, type CitationMention } from '../../protocol/citation.ts';
import type { SentDocument } from '../pack/packTypes.ts';
import type { LineRange } from '../syntax/cut.ts';
import { fileRows, type FileRow } from '../syntax/fileLines.ts';
import { countOccurrences } from '../text/countOccurrences.ts';

/** One citation for each distinct path and quote, in order of first mention. A bracket that names no sent file and quotes nothing is prose. */
export function resolveCitations(answer: string, documents: readonly SentDocument[]): readonly Citation[] {
  const citations = new Map<string, Citation>();
  for (const mention of findCitations(answer)) {
    const key = `${mention.path}\n${mention.quote}`;
    const citation = citations.has(key) ? undefined : resolve(mention, documents);
    if (citation) {
      citations.set(key, citation);
    }
  }
  return [...citations.values()];
}

function resolve(mention: CitationMention, documents: readonly SentDocument[]): Citation | undefined {
  const { path, quote } = mention;
  const parts = documents.filter((document) => document.path === path);
  if (quote === '') {
    const first = parts[0]?.lines?.[0]?.[0] ?? 1;
    return parts.length > 0 ? { quote, path, lines: [first, first], state: 'holds' } : undefined;
  }
  for (const part of parts) {
    const lines = findQuote(part, quote);
    if (lines) {
      return { quote, path, lines, state: 'holds' };
    }
  }
  return { quote, path, lines: [1, 1], state: 'missing' };
}

/**
 * The line range of a quote in a document, exact first, else with white space folded, since models
 * re-indent what they quote, else across what was left out, since they pass over that as well. Undefined when the words do
 * not stand there: those of a mark alone are none of the file's.
 */
export function findQuote(document: SentDocument, quote: string): LineRange | undefined {
  const { text, lines } = document;
  const rowAt = fileRows(lines);
  const found = findWords(text, quote);
  if (found) {
    const rows = rowsOf(text, found).map(rowAt);
    return rows.every(({ isMark }) => isMark) ? undefined : around(rows);
  }
  const withMarks = text.split('\n').map((content, row) => ({ content, ...rowAt(row) }));
  const kept = withMarks.filter(({ isMark }) => !isMark);
  const joined = kept.map(({ content }) => content).join('\n');
  const across = kept.length < withMarks.length ? findWords(joined, quote) : undefined;
  return across && around(rowsOf(joined, across).flatMap((row) => kept[row] ?? []));
}

/** Where words stand in a text: UTF-16 offset and length. */
interface Place {
  readonly at: number;
  readonly length: number;
}

function findWords(text: string, quote: string): Place | undefined {
  const exact = text.indexOf(quote);
  if (exact >= 0) {
    return { at: exact, length: quote.length };
  }
  const words = quote.trim().split(/\s+/u).filter(Boolean).map(escapeForRegExp);
  const match = words.length > 0 ? new RegExp(words.join('\\s+'), 'u').exec(text) : undefined;
  return match ? { at: match.index, length: match[0].length } : undefined;
}

/** The first and the last row (from 0) of a place. */
function rowsOf(text: string, { at, length }: Place): readonly number[] {
  const first = countOccurrences(text, '\n', 0, at);
  return [first, first + countOccurrences(text, '\n', at, at + length)];
}

function around(rows: readonly FileRow[]): LineRange {
  return [rows[0]?.lines[0] ?? 1, rows.at(-1)?.lines[1] ?? 1];
}

function escapeForRegExp(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
