// What laying out takes and gives: the documents wanted now, what was sent last, and the exact strings to send.

import type { CacheForecast } from '../../protocol/manifest.ts';

/** Line ranges of a file: 1-based, inclusive, ascending, disjoint. */
export type LineRanges = readonly (readonly [number, number])[];

/** How much of a file stands in a document. */
export type DocumentLevel = 'full' | 'excerpt' | 'outline';

/** A document that the question wants. */
export interface LaidDocument {
  readonly path: string;
  /** Hash of the file's present text; equal texts have equal hashes. Never empty. */
  readonly hash: string;
  readonly level: DocumentLevel;
  /** Of an excerpt or an outline: the lines of the file that stand in `cut`. */
  readonly lines?: LineRanges;
  /** Of an excerpt or an outline: its text. A document in full is read by `textOf`. */
  readonly cut?: string;
  /** Tokens of its text alone. */
  readonly tokens: number;
  /** Relevance, 0 to 1. */
  readonly score: number;
  /** How often the file changes, as `volatilityOf` tells it; higher changes more. */
  readonly volatility: number;
}

/** The list of files as it reads now. */
export interface ListedFiles {
  /** The text inside the tags. */
  readonly text: string;
  /** Paths that stand in it by name, sorted. */
  readonly listed: readonly string[];
}

/** What surrounds the documents. */
export interface LayoutFrame {
  /** Before the list of files: the instructions. */
  readonly instructions: string;
  /** Behind the documents, in the same message. */
  readonly reminder: string;
  /** Tokens of everything else in the request: the overhead of the messages, the conversation, the question. */
  readonly otherTokens: number;
}

/** What a token costs, in any one unit: only the ratio decides. */
export interface LayoutPrices {
  readonly input: number;
  readonly cached: number;
}

/** One question's layout. The same input gives the same output. */
export interface LayoutInput {
  /** Best first. Their documents, laid out afresh, fit the budget. */
  readonly wanted: readonly LaidDocument[];
  /** Hash of the present text by path, of every file that may be sent. */
  readonly known: ReadonlyMap<string, string>;
  /** The present text of a file of `known`, secrets hidden. Asked for what is written or compared alone. */
  readonly textOf: (path: string) => string;
  readonly list: ListedFiles;
  readonly frame: LayoutFrame;
  /** Tokens at most for the whole request input. */
  readonly budget: number;
  readonly prices: LayoutPrices;
  /** Minutes that the provider keeps a prefix. */
  readonly cacheMinutes: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What was sent last for the same workspace and model. */
  readonly ledger?: Ledger;
  /** Why the caller knows that what was sent last is of no use, in plain words. */
  readonly afreshBecause?: string;
  readonly count: (text: string) => number;
}

/** A part of the prompt as it was sent. */
export interface Segment {
  /** `part` tells how some lines of a document read now; `note` that it is deleted, renamed or outdated; `list` how the list of files changed. */
  readonly kind: 'document' | 'part' | 'note' | 'list';
  /** Empty for changes of the list. */
  readonly path: string;
  /** The earlier name, of a note that a document is renamed. */
  readonly from?: string;
  /** Hash of the file's text as the prompt reads from here on; empty when the prompt no longer holds it. */
  readonly hash: string;
  readonly level: DocumentLevel;
  readonly lines?: LineRanges;
  /** Of changes of the list: the names that it gained and lost. */
  readonly names?: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Exactly as sent: begins with `<` and ends with a line feed. */
  readonly text: string;
  readonly tokens: number;
  /** Milliseconds since 1970 when it was first sent. */
  readonly at: number;
  /** Tokens that say how the file reads now to a prompt which ends before this segment. */
  readonly bridge: number;
  /** What carrying the waste here has cost so far: token prices of `LayoutPrices` times tokens. */
  readonly regret: number;
}

/** What was sent last, in order. Plain JSON. */
export interface Ledger {
  /** The ending of the tags around documents. */
  readonly ending: string;
  /** Everything before the first segment. */
  readonly head: string;
  readonly headTokens: number;
  /** Tokens of the list of files in the head. */
  readonly listTokens: number;
  /** Paths that the list of files names, without its later changes. */
  readonly listed: readonly string[];
  /** How often each path was wanted, later questions counting more. */
  readonly asked: Readonly<Record<string, number>>;
  readonly segments: readonly Segment[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** How a wanted file stands in the prompt. */
export interface LaidFile {
  readonly level: DocumentLevel;
  readonly lines?: LineRanges;
}

/** The finished layout. */
export interface Layout {
  /** The whole of the message: head, segments, ending, reminder. */
  readonly ledger: Ledger;
  /** Behind the last segment. */
  readonly tail: string;
  /** What the prompt holds of each file as it reads now; files that are not in it are absent. */
  readonly files: ReadonlyMap<string, LaidFile>;
  /** Tokens of the whole request input, and the parts of it that the manifest tells apart. */
  readonly tokens: { readonly total: number; readonly list: number; readonly documents: number };
  readonly forecast: CacheForecast;
}
