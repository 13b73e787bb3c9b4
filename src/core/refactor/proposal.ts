// What a refactor comes to: a change to look at, or the reason why there is none.

import type { Failure } from '../model/failure.ts';
import type { Snapshot, TextEdit } from '../text/snapshot.ts';

/** Something to know before accepting. */
export interface Note {
  readonly code: 'placed-partly' | 'shrinks' | 'changes-code' | 'leaves-target' | 'breaks-syntax';
  /** One kind sentence in plain English. */
  readonly message: string;
  /** Whether accepting takes a second, explicit yes. */
  readonly mustConfirm: boolean;
}

/** What every proposed file has. */
interface OfOneFile {
  /** Workspace path with `/`; a name such as `Untitled-1` for a document without a file. */
  readonly path: string;
  /** Why this file changes, in the model's words, perhaps empty. */
  readonly reason: string;
}

/** Other text in a file that is there. */
export interface EditedFile extends OfOneFile {
  readonly kind: 'edit';
  readonly snapshot: Snapshot;
  /** Of the snapshot's text: whole lines, in order, without overlap, at least one. */
  readonly edits: readonly TextEdit[];
}

/** A file where none is. */
export interface CreatedFile extends OfOneFile {
  readonly kind: 'create';
  readonly text: string;
}

/** A file that gets another path, perhaps with other text. */
export interface RenamedFile extends OfOneFile {
  readonly kind: 'rename';
  /** The path that it gets. */
  readonly to: string;
  readonly snapshot: Snapshot;
  /** As those of an edited file, perhaps none. */
  readonly edits: readonly TextEdit[];
}

/** A file that goes. */
export interface DeletedFile extends OfOneFile {
  readonly kind: 'delete';
  /** What it held when the change was made. */
  readonly snapshot: Snapshot;
}

/** What is to become of one file; no two of a proposal are about the same path. */
export type ProposedFile = EditedFile | CreatedFile | RenamedFile | DeletedFile;

/** A part of the answer that has no certain place, also after the model was asked once more. */
export interface FailedHunk {
  /** The file that it is about; undefined when that is unknown. */
  readonly path?: string;
  /** One sentence in plain English. */
  readonly message: string;
}

/** A change made from snapshots and not yet applied: all of it is one decision, one undo. */
export interface Proposal {
  /** Id of the command, such as `panorama.refactor.simplify`. */
  readonly command: string;
  /** Name of the command, for titles. */
  readonly title: string;
  readonly files: readonly [ProposedFile, ...ProposedFile[]];
  readonly failed: readonly FailedHunk[];
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
