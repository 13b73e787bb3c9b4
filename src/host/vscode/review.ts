// The review: shows what is proposed beside what is there, and writes a part of it only when the user says so.

import type * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';
import type { Proposal } from '../../core/refactor/proposal.ts';
import { acceptChanges, type Accepted, type AcceptResult } from './acceptChanges.ts';
import { askWhy } from './askWhy.ts';
import { afterAccept } from './afterAccept.ts';
import { presentErrors, type FileError } from './errorsAfter.ts';
import { presentProposal, type Presenting } from './presentProposal.ts';
import { KeepPending, type KeptReviews } from './keepPending.ts';
import { PendingProposals, type FoundFile, type PendingProposal } from './pendingProposals.ts';
import type { ProposalFiles } from './proposalFiles.ts';
import { goToRow, rowAtCursor, rowBeside, rowFor, rowsOf } from './reviewCursor.ts';
import { receiveReview, type ReceivingHead, type ReceivingReview } from './receivingReview.ts';
import type { Review, ReviewAction } from './reviewDoor.ts';
import { ReviewEditors } from './reviewEditors.ts';
import { tellRefused, tellStuck, type Tell } from './reviewMessages.ts';
import { fieldOf, targetIn, type HunkTarget } from './reviewTarget.ts';
import type { WriteGate } from './writeGate.ts';

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
  /** The command that puts a question into the chat; it is given the question and what stands beside it. */
  readonly askCommand?: string;
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
    await (pending && presentProposal(pending, open, this.presenting()));
  }

  receive(head: ReceivingHead): Promise<ReceivingReview> {
    return Promise.resolve(receiveReview(head, this.presenting()));
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
      return this.decideAll(action, target);
    }
    if (action === 'showAll') {
      return this.showAll(target);
    }
    const wanted = targetIn(target);
    const found = this.find(wanted, action === 'show');
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
    action: Exclude<ReviewAction, 'acceptAll' | 'rejectAll' | 'showAll'>,
    found: FoundFile,
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
      case 'askWhy':
        return askWhy(found, rowFor(file, hunk), this.deps.askCommand);
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
  private async decideHunk(
    action: 'acceptHunk' | 'rejectHunk',
    found: FoundFile,
    hunk: string | undefined,
  ): Promise<void> {
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

  private async moveOn({ proposal, file }: FoundFile, moves: boolean): Promise<void> {
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
  private async goTo(direction: 'next' | 'previous', { proposal, file }: FoundFile): Promise<void> {
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

  /** All files of the proposal that is named, that is in front, or that waits longest. */
  private async showAll(target: unknown): Promise<void> {
    const id = fieldOf(target, 'proposal');
    const all = this.pending.all();
    const proposal = all.find(({ head }) => head.id === id) ?? this.chosen() ?? all[0];
    await (proposal && this.editors.openAll(proposal));
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

  /** With `isToSee` also among what still comes: it can be looked at. */
  private find(target: HunkTarget | undefined, isToSee: boolean): FoundFile | undefined {
    if (target) {
      return this.pending.find(target.file) ?? (isToSee ? this.pending.findReceiving(target.file) : undefined);
    }
    return this.editors.isReceivingInFront() ? undefined : this.atHand();
  }

  /** What is in front, or the only file that waits. */
  private atHand(): FoundFile | undefined {
    const inFront = this.editors.inFront();
    const all = this.pending.all();
    const [only] = all.length === 1 ? all : [];
    const [file] = only?.files.length === 1 ? only.files : [];
    return inFront ?? (only && file && { proposal: only, file });
  }

  private chosen(): PendingProposal | undefined {
    if (this.editors.isReceivingInFront()) {
      return undefined;
    }
    const all = this.pending.all();
    return this.editors.inFront()?.proposal ?? (all.length === 1 ? all[0] : undefined);
  }

  private presenting(): Presenting {
    const { pending, editors, deps } = this;
    const inBackground = (work: Thenable<unknown>) => {
      this.inBackground(work);
    };
    return { pending, editors, tell: deps.tell, inBackground };
  }

  private inBackground(work: Thenable<unknown>): void {
    work.then(undefined, (error: unknown) => {
      this.deps.log.error(`The review failed: ${String(error)}`);
    });
  }
}
