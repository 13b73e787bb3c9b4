// What a suggestion is made of: what the editor knows when it asks, and what it gets.

import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { Failure } from '../model/failure.ts';
import type { Profile } from '../model/profile.ts';
import type { OffsetRange, Snapshot } from '../text/snapshot.ts';
import type { Surroundings } from './surroundings.ts';

/** All that a suggestion depends on: the same input gives the same request, byte for byte. */
export interface CompletionInput {
  readonly snapshot: Snapshot;
  /** The cursor, in UTF-16 offsets. */
  readonly offset: number;
  /** Cursors in the editor. */
  readonly cursors: number;
  /** `manual`: the user asked for it at this place. */
  readonly trigger: 'automatic' | 'manual';
  /** Why the file's text may not leave; undefined when it may. */
  readonly forbidden: ExclusionReason | undefined;
  /** Whether suggestions are off for the language. */
  readonly languageOff: boolean;
  readonly profile: Profile;
  /** What the editor knows beside the file; read only when something is asked. */
  readonly around: () => Surroundings;
  /** One step of indentation: a tab, or some blanks. */
  readonly indentUnit: string;
}

/** Text to insert; the range lies on the cursor's line and holds nothing that the text does not repeat. */
export interface CompletionItem extends OffsetRange {
  readonly insertText: string;
}

/** Why nothing is suggested. */
export type NoneReason =
  | 'several-cursors'
  | 'forbidden'
  | 'language-off'
  | 'long-line'
  | 'inside-word'
  | 'middle-of-line'
  | 'statement-ended'
  | 'nothing-written'
  | 'quiet'
  | 'rejected'
  | 'late'
  | 'nothing-fits'
  | 'cancelled';

/**
 * What came of asking for a suggestion. `memory` says that no request was made for it: an earlier one has it, finished or under way.
 * One is not new that the user is typing along already.
 */
export type CompletionResult =
  | {
      readonly kind: 'item';
      readonly item: CompletionItem;
      readonly source: 'model' | 'memory';
      readonly isNew: boolean;
    }
  | { readonly kind: 'none'; readonly reason: NoneReason }
  | { readonly kind: 'failed'; readonly failure: Failure };
