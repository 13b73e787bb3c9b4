// What others may ask of the review.

import type * as vscode from 'vscode';
import type { Proposal } from '../../core/refactor/proposal.ts';
import type { AcceptResult } from './acceptChanges.ts';
import type { ReceivingHead, ReceivingReview } from './receivingReview.ts';

/** What the user can do in a review beside accepting and rejecting a whole proposal. */
export type ReviewAction =
  | 'acceptHunk'
  | 'rejectHunk'
  | 'editHunk'
  | 'acceptFile'
  | 'rejectFile'
  | 'acceptAll'
  | 'rejectAll'
  | 'next'
  | 'previous'
  | 'showAll'
  | 'askWhy'
  | 'compare'
  | 'show';

/** The review of proposals; features register the commands that call it. */
export interface Review extends vscode.Disposable {
  /**
   * Adds a proposal; `uris` gives the document of each path that is there. With `open` its first change comes to the front, a small one in
   * the editor of its file; else a message offers it, so that nobody who types is disturbed.
   */
  show(proposal: Proposal, uris: ReadonlyMap<string, vscode.Uri>, open: boolean): Promise<void>;
  /** Begins to show a change whose answer still streams. */
  receive(head: ReceivingHead): Promise<ReceivingReview>;
  /** Opens the proposal that waits longest. */
  reopen(): Promise<void>;
  /** Applies all of the proposal in front, or of the only one. */
  accept(): Promise<AcceptResult>;
  /** Drops the proposal in front, or the only one; false when there is none. */
  reject(): Promise<boolean>;
  /** Does one thing about the hunk at the cursor or its file, or about the one that `target` names as the tree and the lenses do. */
  act(action: ReviewAction, target?: unknown): Promise<void>;
}
