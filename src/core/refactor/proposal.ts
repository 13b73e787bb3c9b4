// What a refactor comes to: a change to look at, or the reason why there is none.

import type { Failure } from '../model/failure.ts';
import type { Snapshot, TextEdit } from '../text/snapshot.ts';

/** Something to know before accepting. */
export interface Note {
  readonly code: 'placed-partly' | 'shrinks' | 'changes-code' | 'leaves-target';
  /** One kind sentence in plain English. */
  readonly message: string;
  /** Whether accepting takes a second, explicit yes. */
  readonly mustConfirm: boolean;
}

/** A change of one document, made from its snapshot and not yet applied. */
export interface Proposal {
  /** Id of the command, such as `panorama.refactor.simplify`. */
  readonly command: string;
  /** Name of the command, for titles. */
  readonly title: string;
  readonly path: string;
  readonly snapshot: Snapshot;
  /** Whole lines, in order, without overlap, at least one. */
  readonly edits: readonly TextEdit[];
  readonly notes: readonly Note[];
  /** What the model says about the change, perhaps empty. */
  readonly summary: string;
}

/** How a refactor ended. */
export type RefactorResult =
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  /** The model sees nothing to change, or what it gave changes nothing. */
  | { readonly kind: 'unchanged'; readonly said: string }
  /** No block has a certain place; one sentence for each. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };
