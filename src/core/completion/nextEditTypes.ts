// What the search for next edits takes and gives: an edit that was made, and the places that need the same.

import type { OffsetRange, TextEdit } from '../text/snapshot.ts';

/** An edit that the user has made: one stretch of a text, as it was and as it is. Line ends are those of the document. */
export interface MadeEdit {
  readonly languageId: string;
  /** Relative to the workspace; tells files that are secrets. */
  readonly path: string;
  /** The whole text before. */
  readonly before: string;
  /** The whole text now. */
  readonly after: string;
  /** The stretch that was replaced, in offsets of `before`. */
  readonly replaced: OffsetRange;
  /** What stands there now, in offsets of `after`. */
  readonly made: OffsetRange;
}

/** Why a place needs the same change. */
export type NextEditKind = 'rename' | 'call' | 'row';

/** One place that needs the same change, in offsets of the text after the edit. It lies on one line. */
export interface NextEdit extends TextEdit {
  readonly kind: NextEditKind;
  /** What stands there. */
  readonly oldText: string;
}

/** Lines above and below the edit in which places are looked for. */
export const NEARBY_LINES = 80;

/** Longer texts are not searched, in UTF-16 units: reading one would take too long. */
export const LONGEST_SEARCHED = 400_000;
