// Spends the budget: all files in full when they fit, else the best ones, a part of one that is too large, and names for the rest.

import type { TokenCounter } from '../ports.ts';
import { writeDocument, type WrittenDocument } from './documents.ts';
import { cutExcerpt, type Excerpt } from './excerpt.ts';
import type { RankedFile } from './rankFiles.ts';

/** A file that is sent, in full or in part. */
export interface ChosenFile {
  readonly ranked: RankedFile;
  readonly excerpt?: Excerpt;
}

/** Tokens that a wrapper takes beside path and text, at most. */
const WRAPPER_TOKENS = 16;

/** Of a file that does not fit whole, at most this share of the budget is sent. */
const EXCERPT_SHARE = 0.1;

/** Files as good as these are worth an excerpt; of others a part says little. */
const EXCERPT_RANK = 40;

/** Chooses from the best down. `room` is the tokens left for documents with their wrappers. */
export function allocate(
  ranked: readonly RankedFile[],
  room: number,
  { question, counter }: { readonly question: string; readonly counter: TokenCounter },
): readonly ChosenFile[] {
  const chosen: ChosenFile[] = [];
  let left = room;
  ranked.forEach((candidate, rank) => {
    const wrapper = WRAPPER_TOKENS + counter.count(candidate.file.path);
    if (candidate.file.tokens + wrapper <= left) {
      chosen.push({ ranked: candidate });
      left -= candidate.file.tokens + wrapper;
      return;
    }
    const most = Math.min(left - wrapper, Math.floor(room * EXCERPT_SHARE));
    const excerpt = rank < EXCERPT_RANK ? cutExcerpt(candidate.file, question, most, counter) : undefined;
    if (excerpt) {
      chosen.push({ ranked: candidate, excerpt });
      left -= excerpt.tokens + wrapper;
    }
  });
  return chosen;
}

/** How a chosen file is written. */
export function toDocument({ ranked, excerpt }: ChosenFile): WrittenDocument {
  const { path, text } = ranked.file;
  return excerpt ? { path, text: excerpt.text, lines: excerpt.lines } : { path, text };
}

/** Tokens of a chosen file with its wrapper, for when one must go. */
export function tokensOf(chosen: ChosenFile, counter: TokenCounter): number {
  return counter.count(writeDocument(toDocument(chosen), 'document'));
}

/** How many of the best files stand last, next to the question, where the model looks best. */
const NEAR_THE_QUESTION = 3;

/** The order in the prompt: by path, so that it stays the same, with the best few at the end, the best last. */
export function orderForPrompt(chosen: readonly ChosenFile[]): readonly ChosenFile[] {
  const near = chosen.slice(0, NEAR_THE_QUESTION).toReversed();
  const rest = chosen.slice(NEAR_THE_QUESTION).toSorted(byPath);
  return [...rest, ...near];
}

function byPath(one: ChosenFile, other: ChosenFile): number {
  return one.ranked.file.path < other.ranked.file.path ? -1 : 1;
}
