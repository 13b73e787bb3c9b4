// The page's sentences in the user's language.

import type { Level } from '../../src/protocol/manifest.ts';
import { englishPackStrings, type PackStrings } from '../../src/protocol/packStrings.ts';
import { readSentences } from '../shared/sentences.ts';

/** The sentences. */
export const words: PackStrings = readSentences(englishPackStrings);

/** The levels in words, the fullest first. */
export const levelWords: Readonly<Record<Level, string>> = {
  full: words.levelFull,
  excerpt: words.levelExcerpt,
  outline: words.levelOutline,
  listed: words.levelListed,
  folded: words.levelFolded,
};
