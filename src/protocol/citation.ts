// Finds the citations in an answer: `[src/pay/retry.ts "words quoted from one line"]`, or a file alone: `[src/pay/retry.ts]`.

import { findCode, type CodeSpan } from './codeSpans.ts';

/** A citation as it stands in the answer. */
export interface CitationMention {
  /** UTF-16 offsets in the answer, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly path: string;
  /** Empty when a file alone is cited. */
  readonly quote: string;
}

/**
 * A path, in which brackets pair up (`app/[slug]/page.tsx`), then perhaps a quotation in which `\"` and `\\` stand for
 * the character itself; not the text of a Markdown link. The lengths bound the work for a bracket that is no citation.
 */
const MENTION = /\[((?:[^[\]"`\n]|\[[^[\]"`\n]{0,200}\]){1,1024})(?:"((?:[^"\\\n]|\\.){1,4096})"[ \t]{0,3})?\](?!\()/uy;

/** The citations of an answer in order. Those inside code are code. Linear in the text. */
export function findCitations(answer: string): readonly CitationMention[] {
  const isCode = checkInOrder(findCode(answer));
  const mentions: CitationMention[] = [];
  let resumeAt = 0;
  for (const { index } of answer.matchAll(/\[/gu)) {
    const mention =
      index < resumeAt || isCode(index) || isEscaped(answer, index) ? undefined : readCitation(answer, index);
    if (mention) {
      mentions.push(mention);
      resumeAt = mention.end;
    }
  }
  return mentions;
}

/** The citation that begins with the bracket at this UTF-16 offset, or undefined when there is none. */
export function readCitation(text: string, start: number): CitationMention | undefined {
  MENTION.lastIndex = start;
  const match = MENTION.exec(text);
  const [whole = '', words = '', quote] = match ?? [];
  const path = words.trim();
  const isJoined = quote !== undefined && !/\s$/u.test(words);
  if (isJoined || !isPathLike(path, quote !== undefined)) {
    return undefined;
  }
  return { start, end: start + whole.length, path, quote: (quote ?? '').replace(/\\(["\\])/gu, '$1') };
}

/** Prose in brackets is no path: a path has a slash or an ending, and with a quote one word without either will do (`Makefile`). */
function isPathLike(path: string, quoted: boolean): boolean {
  if (path === '' || /[,;:]$/u.test(path)) {
    return false;
  }
  if (/\s/u.test(path)) {
    return path.includes('/') && /\.\w+$/u.test(path);
  }
  return quoted || /\/|\.\w/u.test(path);
}

/** Says of offsets that only grow whether they stand in code. */
function checkInOrder(spans: readonly CodeSpan[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while ((spans[next]?.end ?? Infinity) <= offset) {
      next += 1;
    }
    return (spans[next]?.start ?? Infinity) <= offset;
  };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') {
    slashes += 1;
  }
  return slashes % 2 === 1;
}
