// Resolves the citations of an answer against the text that was sent: each holds, or is marked as missing.

import type { Citation } from '../../protocol/chatEvent.ts';
import { findCitations, type CitationMention } from '../../protocol/citation.ts';
import type { SentDocument } from '../pack/packTypes.ts';
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
    const first = parts[0];
    return first && { quote, path, lines: [first.firstLine, first.firstLine], state: 'holds' };
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
 * re-indent what they quote. Undefined when the words do not stand there.
 */
export function findQuote(document: SentDocument, quote: string): readonly [number, number] | undefined {
  const exact = document.text.indexOf(quote);
  if (exact >= 0) {
    return rangeAt(document, exact, quote.length);
  }
  const words = quote.trim().split(/\s+/u).filter(Boolean).map(escapeForRegExp);
  if (words.length === 0) {
    return undefined;
  }
  const match = new RegExp(words.join('\\s+'), 'u').exec(document.text);
  return match ? rangeAt(document, match.index, match[0].length) : undefined;
}

function rangeAt(document: SentDocument, offset: number, length: number): readonly [number, number] {
  const first = document.firstLine + countOccurrences(document.text, '\n', 0, offset);
  return [first, first + countOccurrences(document.text, '\n', offset, offset + length)];
}

function escapeForRegExp(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
