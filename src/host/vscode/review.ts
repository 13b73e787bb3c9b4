// The review: shows what is proposed beside what is there, and writes a part of it only when the user says so.

import * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';
import type { Proposal } from '../../core/refactor/proposal.ts';
import { acceptChanges, type Accepted, type AcceptResult } from './acceptChanges.ts';
import { afterAccept } from './afterAccept.ts';
import { presentErrors, type FileError } from './errorsAfter.ts';
import { KeepPending, type KeptReviews } from './keepPending.ts';
import { PendingProposals, type PendingProposal } from './pendingProposals.ts';
import type { PendingFile } from './pendingFile.ts';
import type { ProposalFiles } from './proposalFiles.ts';
import { goToRow, rowAtCursor, rowBeside, rowFor, rowsOf } from './reviewCursor.ts';
import { ReviewEditors } from './reviewEditors.ts';
import { tellRefused, tellStuck, type Tell } from './reviewMessages.ts';
import { fieldOf, targetIn, type HunkTarget } from './reviewTarget.ts';
import type { WriteGate } from './writeGate.ts';

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
  | 'compare'
  | 'show';

/** The review of proposals; features register the commands that call it. */
export interface Review extends vscode.Disposable {
  /**
   * Adds a proposal; `uris` gives the document of each path that is there. With `open` its first change comes to the front, a small one in
   * the editor of its file; else a message offers it, so that nobody who types is disturbed.
   */
  show(proposal: Proposal, uris: ReadonlyMap<string, vscode.Uri>, open: boolean): Promise<void>;
  /** Opens the proposal that waits longest. */
  reopen(): Promise<void>;
  /** Applies all of the proposal in front, or of the only one. */
  accept(): Promise<AcceptResult>;
  /** Drops the proposal in front, or the only one; false when there is none. */
  reject(): Promise<boolean>;
  /** Does one thing about the hunk at the cursor or its file, or about the one that `target` names as the tree and the lenses do. */
  act(action: ReviewAction, target?: unknown): Promise<void>;
}

/** What the review needs. */
export interface ReviewDeps {
  readonly gate: WriteGate;
  readonly log: Log;
  readonly tell: Tell;
  readonly files: ProposalFiles;
  /** Where what waits outlasts the window; without it nothing does. */
  readonly kept?: KeptReviews;
  /** The command that repairs an error; it is given the address and the range. */
  readonly fixCommand?: string;
}

/** A review with what waits in it. */
export interface OpenReview extends Review {
  readonly pending: PendingProposals;
}

/** Makes the review and brings back what waited before. */
export async function createReview(deps: ReviewDeps): Promise<OpenReview> {
  const review = new NativeReview(deps);
  await review.start();
  return review;
}

interface Found {
  readonly proposal: PendingProposal;
  readonly file: PendingFile;
}

class NativeReview implements OpenReview {
  readonly pending: PendingProposals;
  private readonly deps: ReviewDeps;
  private readonly editors: ReviewEditors;
  private readonly keep: KeepPending | undefined;
  private isAccepting = false;

  constructor(deps: ReviewDeps) {
    this.deps = deps;
    this.pending = new PendingProposals(deps.files);
    this.keep = deps.kept && new KeepPending(this.pending, deps.kept, deps.log);
    this.editors = new ReviewEditors(this.pending, deps.files.scheme, deps.log);
  }

  async start(): Promise<void> {
    await this.keep?.restore();
    this.inBackground(this.editors.closeStale());
  }

  async show(proposal: Proposal, uris: ReadonlyMap<string, vscode.Uri>, open: boolean): Promise<void> {
    const pending = await this.pending.add(proposal, uris);
    const [first] = pending?.files ?? [];
    if (!pending || !first) {
      return;
    }
    if (open) {
      await this.editors.open(pending, first);
    } else {
      this.inBackground(this.offer(pending, first));
    }
    for (const { message } of [...proposal.notes, ...proposal.failed]) {
      this.inBackground(this.deps.tell(`${pending.label}: ${vscode.l10n.t(message)}`));
    }
  }

  async reopen(): Promise<void> {
    const [oldest] = this.pending.all();
    if (oldest?.files[0]) {
      await this.editors.open(oldest, oldest.files[0]);
    }
  }

  async accept(): Promise<AcceptResult> {
    const proposal = this.chosen();
    return proposal ? this.write({ proposal, files: proposal.files }) : { kind: 'none' };
  }

  async reject(): Promise<boolean> {
    const proposal = this.chosen();
    if (proposal) {
      await this.editors.finish(proposal, proposal.files);
    }
    return proposal !== undefined;
  }

  async act(action: ReviewAction, target?: unknown): Promise<void> {
    if (action === 'acceptAll' || action === 'rejectAll') {
      await this.decideAll(action, target);
      return;
    }
    const wanted = targetIn(target);
    const found = this.find(wanted);
    if (!found) {
      await (action === 'next' || action === 'previous' ? this.reopen() : undefined);
      return;
    }
    await this.actOn(action, found, wanted?.hunk);
  }

  dispose(): void {
    void this.keep?.flush();
    this.editors.dispose();
    this.pending.dispose();
  }

  private async actOn(
    action: Exclude<ReviewAction, 'acceptAll' | 'rejectAll'>,
    found: Found,
    hunk: string | undefined,
  ): Promise<void> {
    const { proposal, file } = found;
    switch (action) {
      case 'next':
      case 'previous':
        return this.goTo(action, found);
      case 'show':
        return this.editors.open(proposal, file, hunk);
      case 'compare':
        return this.editors.compare(file);
      case 'acceptFile':
        await this.write({ proposal, files: [file] });
        return;
      case 'rejectFile':
        return this.editors.finish(proposal, [file]);
      case 'editHunk':
        return this.editors.openToWrite(file, rowFor(file, hunk));
      default:
        return this.decideHunk(action, found, hunk);
    }
  }

  /** Without a hunk at the cursor nothing is decided: the cursor goes to the next one. */
  private async decideHunk(action: 'acceptHunk' | 'rejectHunk', found: Found, hunk: string | undefined): Promise<void> {
    const { proposal, file } = found;
    if (file.kind === 'create' || file.kind === 'delete') {
      return this.actOn(action === 'acceptHunk' ? 'acceptFile' : 'rejectFile', found, undefined);
    }
    const row = rowFor(file, hunk);
    if (!row) {
      return this.goTo('next', found);
    }
    if (action === 'rejectHunk') {
      file.reject(row.id);
      this.pending.touched(file);
    } else if (row.isStuck) {
      return tellStuck(proposal.label, () => this.editors.compare(file), this.deps.tell);
    } else if ((await this.write({ proposal, files: [file], hunk: row.id })).kind !== 'accepted') {
      return;
    }
    await this.moveOn(found, hunk === undefined);
  }

  private async moveOn({ proposal, file }: Found, moves: boolean): Promise<void> {
    if (file.isDone && this.pending.find(file.id)) {
      await this.editors.finish(proposal, [file]);
    } else if (moves) {
      const row = rowAtCursor(file) ?? rowBeside(file, 'next') ?? rowsOf(file)[0];
      if (row) {
        goToRow(file, row);
      }
    }
  }

  /** To the next hunk of the file, or to the next file; from the last to the first. */
  private async goTo(direction: 'next' | 'previous', { proposal, file }: Found): Promise<void> {
    const row = rowBeside(file, direction);
    if (row && goToRow(file, row)) {
      return;
    }
    const all = this.pending.all().flatMap((each) => each.files.map((one) => ({ proposal: each, file: one })));
    const at = all.findIndex((each) => each.file === file);
    const step = direction === 'next' ? 1 : all.length - 1;
    const next = all[(at + step) % all.length] ?? { proposal, file };
    const rows = rowsOf(next.file);
    await this.editors.open(next.proposal, next.file, (direction === 'next' ? rows[0] : rows.at(-1))?.id);
  }

  private async decideAll(action: 'acceptAll' | 'rejectAll', target: unknown): Promise<void> {
    const id = fieldOf(target, 'proposal');
    for (const proposal of this.pending.all().filter(({ head }) => id === undefined || head.id === id)) {
      if (action === 'rejectAll') {
        await this.editors.finish(proposal, proposal.files);
      } else if ((await this.write({ proposal, files: proposal.files })).kind !== 'accepted') {
        return;
      }
    }
  }

  private async write(accepted: Accepted): Promise<AcceptResult> {
    if (this.isAccepting) {
      return { kind: 'none' };
    }
    this.isAccepting = true;
    try {
      let errors: readonly FileError[] = [];
      const result = await acceptChanges(accepted, { ...this.deps, pending: this.pending }, () => {
        errors = presentErrors();
      });
      if (result.kind === 'refused') {
        this.inBackground(tellRefused(accepted.files, result, this.deps));
      }
      if (result.kind !== 'applied') {
        return result;
      }
      await this.editors.finish(accepted.proposal, result.done);
      this.inBackground(afterAccept(result.changeSet, errors, this.deps));
      return { kind: 'accepted' };
    } finally {
      this.isAccepting = false;
    }
  }

  private find(target: HunkTarget | undefined): Found | undefined {
    if (target) {
      return this.pending.find(target.file);
    }
    const inFront = this.editors.inFront();
    const all = this.pending.all();
    const [only] = all.length === 1 ? all : [];
    const [file] = only?.files.length === 1 ? only.files : [];
    return inFront ?? (only && file && { proposal: only, file });
  }

  private chosen(): PendingProposal | undefined {
    const all = this.pending.all();
    return this.editors.inFront()?.proposal ?? (all.length === 1 ? all[0] : undefined);
  }

  private async offer(pending: PendingProposal, first: PendingFile): Promise<void> {
    const [review, reject] = [vscode.l10n.t('Review'), vscode.l10n.t('Reject')];
    const message = vscode.l10n.t('“{0}” is ready for review.', pending.label);
    const action = await this.deps.tell(message, review, reject);
    if (!this.pending.all().includes(pending)) {
      return;
    }
    if (action === review) {
      await this.editors.open(pending, first);
    } else if (action === reject) {
      await this.editors.finish(pending, pending.files);
    }
  }

  private inBackground(work: Thenable<unknown>): void {
    work.then(undefined, (error: unknown) => {
      this.deps.log.error(`The review failed: ${String(error)}`);
    });
  }
}
