// Spends the budget: all files in full when they fit, else the best ones, a part of one that is too large, and names for the rest.

import type { HiddenValue, InvisibleCharacters } from '../../protocol/manifest.ts';
import { findInvisible } from '../egress/invisible.ts';
import { hideSecrets } from '../egress/secrets.ts';
import type { TokenCounter } from '../ports.ts';
import { writeDocument, type WrittenDocument } from './documents.ts';
import { cutExcerpt, cutLines, type Excerpt } from './excerpt.ts';
import type { RankedFile } from './rankFiles.ts';

/** A file that is sent, in full or in part. */
export interface ChosenFile {
  readonly ranked: RankedFile;
  readonly excerpt?: Excerpt;
}

/** Tokens that may come to be where a wrapper and its text meet. */
const SEAM_TOKENS = 2;

/** Of a file that does not fit whole, at most this share of the room is sent; of one that was added by hand, as much as fits. */
const EXCERPT_SHARE = 0.1;

/** Files as good as these are worth an excerpt; of others a part says little. */
const EXCERPT_RANK = 40;

/** What choosing needs. */
export interface AllocateDeps {
  readonly question: string;
  readonly counter: TokenCounter;
}

/** Chooses from the best down. `room` is the tokens left for documents with their wrappers. */
export function allocate(ranked: readonly RankedFile[], room: number, deps: AllocateDeps): readonly ChosenFile[] {
  const chosen: ChosenFile[] = [];
  let left = room;
  ranked.forEach((candidate, rank) => {
    const { path } = candidate.file;
    const wrapper = SEAM_TOKENS + deps.counter.count(writeDocument({ path, text: '' }));
    const choice = chooseLevel(candidate, { rank, room, left: left - wrapper }, deps);
    if (choice) {
      chosen.push(choice);
      left -= wrapper + (choice.excerpt?.tokens ?? candidate.file.tokens);
    }
  });
  return chosen;
}

function chooseLevel(
  ranked: RankedFile,
  { rank, room, left }: { readonly rank: number; readonly room: number; readonly left: number },
  { question, counter }: AllocateDeps,
): ChosenFile | undefined {
  const { file, isAttached, part } = ranked;
  if (part) {
    const excerpt = cutLines(file.text.split('\n'), part, counter);
    return excerpt.tokens <= left ? { ranked, excerpt } : undefined;
  }
  if (file.tokens <= left) {
    return { ranked };
  }
  if (!isAttached && rank >= EXCERPT_RANK) {
    return undefined;
  }
  const mostTokens = isAttached ? left : Math.min(left, Math.floor(room * EXCERPT_SHARE));
  const excerpt = cutExcerpt(file, { question, mostTokens, mayBegin: isAttached }, counter);
  return excerpt && { ranked, excerpt };
}

/** How a chosen file is written; a secret in its path is hidden as one in its text. */
export function toDocument({ ranked, excerpt }: ChosenFile): WrittenDocument {
  const { text } = ranked.file;
  const path = hideSecrets(ranked.file.path).text;
  return excerpt ? { path, text: excerpt.text, lines: excerpt.lines } : { path, text };
}

/** The secret values hidden in what is sent of a file. */
export function hiddenIn({ ranked, excerpt }: ChosenFile): readonly HiddenValue[] {
  const [first, last] = excerpt?.lines ?? [1, Infinity];
  return ranked.file.hidden.filter(({ line }) => line >= first && line <= last);
}

/** The hidden characters in what is sent of a file: one finding or none. */
export function invisibleIn({ ranked, excerpt }: ChosenFile): readonly InvisibleCharacters[] {
  const { path, invisible } = ranked.file;
  if (!excerpt || !invisible) {
    return invisible ? [invisible] : [];
  }
  const found = findInvisible(excerpt.text);
  return found ? [{ path, count: found.count, line: found.line + excerpt.lines[0] - 1 }] : [];
}

/** Tokens of a chosen file with its wrapper, for when one must go. */
export function tokensOf(chosen: ChosenFile, counter: TokenCounter): number {
  return counter.count(writeDocument(toDocument(chosen)));
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
