// The review: shows a proposal as a native diff, and applies it only when the user says so.

import * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';
import type { EditedFile, Proposal } from '../../core/refactor/proposal.ts';
import { applyEdits, invertEdits } from '../../core/text/applyEdits.ts';
import type { TextEdit } from '../../core/text/snapshot.ts';
import { describeErrors, errorsAfter, errorsOf } from './errorsAfter.ts';
import { PendingProposals, rebaseOnto, type PendingProposal } from './pendingProposals.ts';
import { closeTabs, shownIn } from './proposalTabs.ts';
import type { WriteGate, WriteResult } from './writeGate.ts';

/** What became of an accept. Unless it is `accepted`, the proposal still waits. */
export type AcceptResult =
  | { readonly kind: 'accepted' }
  /** No proposal waits, or several do and none is in front. */
  | { readonly kind: 'none' }
  /** The user kept what was typed in the meantime, or took back the yes. */
  | { readonly kind: 'declined' }
  | Extract<WriteResult, { kind: 'refused' }>;

/** The review of proposals; features register the commands that call it. */
export interface Review extends vscode.Disposable {
  /**
   * Adds a proposal; `uris` gives the document of each path that is there. With `open` its diff comes to the front with the first change in view; else a message offers it, so that nobody
   * who types is disturbed.
   */
  show(proposal: Proposal, uris: ReadonlyMap<string, vscode.Uri>, open: boolean): Promise<void>;
  /** Opens the diff of the proposal that waits longest. */
  reopen(): Promise<void>;
  /** Applies the proposal in front, or the only one. */
  accept(): Promise<AcceptResult>;
  /** Drops the proposal in front, or the only one; false when there is none. */
  reject(): Promise<boolean>;
}

/** Tells the user something and gives the action that was chosen. */
export type Tell = (message: string, ...actions: readonly string[]) => Thenable<string | undefined>;

/** What the review needs. */
export interface ReviewDeps {
  readonly gate: WriteGate;
  readonly log: Log;
  readonly tell: Tell;
}

/** True while the diff of a pending proposal is in front. */
const REVIEWING_KEY = 'panorama.reviewing';

/** True while any proposal waits. */
const PENDING_KEY = 'panorama.proposalsPending';

/** Makes the review. Diffs that an earlier window left open are closed: their proposals are gone. */
export function createReview(deps: ReviewDeps): Review {
  return new NativeReview(deps);
}

/** A message that does not block. */
export function tellUser(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(message, ...actions);
}

class NativeReview implements Review {
  private readonly pending = new PendingProposals();
  private readonly deps: ReviewDeps;
  private readonly listener: vscode.Disposable;
  private isAccepting = false;

  constructor(deps: ReviewDeps) {
    this.deps = deps;
    this.listener = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        this.updateKeys();
        this.offerAgain(closed);
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => {
        this.updateKeys();
      }),
    );
    this.inBackground(closeTabs((shown) => this.pending.at(shown) === undefined));
    this.updateKeys();
  }

  async show(proposal: Proposal, uris: ReadonlyMap<string, vscode.Uri>, open: boolean): Promise<void> {
    const [file] = proposal.files.filter((each): each is EditedFile => each.kind === 'edit');
    const uri = file && uris.get(file.path);
    if (!file || !uri) {
      return;
    }
    const pending = this.pending.add(proposal, file, uri);
    if (open) {
      await this.open(pending);
    } else {
      this.offer(pending, vscode.l10n.t('“{0}” is ready for review.', pending.label));
    }
    this.updateKeys();
    for (const note of proposal.notes) {
      this.inBackground(this.deps.tell(`${pending.label}: ${vscode.l10n.t(note.message)}`));
    }
  }

  async reopen(): Promise<void> {
    const [oldest] = this.pending.all();
    if (oldest) {
      await this.open(oldest);
    }
  }

  async accept(): Promise<AcceptResult> {
    const pending = this.chosen();
    if (!pending || this.isAccepting) {
      return { kind: 'none' };
    }
    this.isAccepting = true;
    try {
      return await this.applyPending(pending);
    } finally {
      this.isAccepting = false;
    }
  }

  async reject(): Promise<boolean> {
    const pending = this.chosen();
    if (!pending) {
      return false;
    }
    await this.finish(pending);
    return true;
  }

  dispose(): void {
    this.listener.dispose();
    this.pending.dispose();
  }

  private async applyPending(pending: PendingProposal): Promise<AcceptResult> {
    if (!(await this.confirmNotes(pending))) {
      return { kind: 'declined' };
    }
    const document = await openDocument(pending.uri);
    const before = document?.getText() ?? pending.file.snapshot.text;
    const rebase = rebaseOnto(pending, before);
    if (rebase.kind === 'conflict' && !(await this.confirmRest(pending, rebase.conflicts.length))) {
      return { kind: 'declined' };
    }
    const errors = errorsOf(pending.uri);
    const version = document?.version ?? pending.file.snapshot.version;
    const result = await this.write(pending, { text: before, version, edits: rebase.edits });
    if (result.kind === 'refused') {
      this.inBackground(this.deps.tell(result.message));
      return result;
    }
    await this.finish(pending);
    this.inBackground(this.mentionErrors(pending, before, rebase.edits, errors));
    return { kind: 'accepted' };
  }

  private write(
    { label, uri }: PendingProposal,
    change: { readonly text: string; readonly version: number; readonly edits: readonly TextEdit[] },
  ): Promise<WriteResult> {
    return this.deps.gate.apply({ label, changes: [{ kind: 'edit', uri, ...change }] });
  }

  private async confirmNotes({ label, proposal }: PendingProposal): Promise<boolean> {
    const serious = proposal.notes.filter(({ mustConfirm }) => mustConfirm);
    if (serious.length === 0) {
      return true;
    }
    const accept = vscode.l10n.t('Accept Anyway');
    const message = serious.map((note) => vscode.l10n.t(note.message)).join(' ');
    return (await this.deps.tell(`${label}: ${message}`, accept)) === accept;
  }

  /** The user's text stays; the changes beside it may be applied. */
  private async confirmRest({ label, file }: PendingProposal, conflicts: number): Promise<boolean> {
    const others = vscode.l10n.t('Apply the Others');
    const message = vscode.l10n.t(
      '{0}: {1} of {2} changes touch lines that you have changed since. Your text stays.',
      label,
      conflicts,
      file.edits.length,
    );
    const actions = conflicts < file.edits.length ? [others] : [];
    return (await this.deps.tell(message, ...actions)) === others;
  }

  private async mentionErrors(
    pending: PendingProposal,
    before: string,
    edits: readonly TextEdit[],
    errors: readonly vscode.Diagnostic[],
  ): Promise<void> {
    const change = await errorsAfter(pending.uri, errors);
    if (change.added.length === 0) {
      return;
    }
    const revert = vscode.l10n.t('Revert');
    if ((await this.deps.tell(describeErrors(pending.label, change), revert, vscode.l10n.t('Keep'))) === revert) {
      await this.revert(pending, before, edits);
    }
  }

  /** Only while the document is what was applied: anything typed since would be lost. */
  private async revert(pending: PendingProposal, before: string, edits: readonly TextEdit[]): Promise<void> {
    const document = await openDocument(pending.uri);
    const applied = applyEdits(before, edits);
    if (document?.getText() !== applied) {
      await this.deps.tell(vscode.l10n.t('{0}: the file has changed since. Step back with Undo.', pending.label));
      return;
    }
    const undone = invertEdits(before, edits);
    const result = await this.write(pending, { text: applied, version: document.version, edits: undone });
    if (result.kind === 'refused') {
      await this.deps.tell(result.message);
    }
  }

  private chosen(): PendingProposal | undefined {
    const all = this.pending.all();
    return (
      this.pending.at(shownIn(vscode.window.tabGroups.activeTabGroup.activeTab)) ??
      (all.length === 1 ? all[0] : undefined)
    );
  }

  private async open(pending: PendingProposal): Promise<void> {
    const document = await openDocument(pending.uri);
    const first = document && rebaseOnto(pending, document.getText()).edits[0];
    const place = document?.positionAt(first?.start ?? 0) ?? new vscode.Position(0, 0);
    await vscode.commands.executeCommand('vscode.diff', pending.uri, pending.shown, pending.label, {
      preview: false,
      selection: new vscode.Range(place, place),
    } satisfies vscode.TextDocumentShowOptions);
    this.updateKeys();
  }

  private async finish(pending: PendingProposal): Promise<void> {
    const wasInFront = this.pending.at(shownIn(vscode.window.tabGroups.activeTabGroup.activeTab)) === pending;
    this.pending.remove(pending);
    const document = wasInFront ? await openDocument(pending.uri) : undefined;
    if (document) {
      // Before the diff goes: a file shown after it would take the focus from what the user does next.
      await vscode.window.showTextDocument(document, { preview: false });
    }
    await closeTabs((shown) => shown.toString() === pending.shown.toString());
    this.updateKeys();
  }

  /** Closing is neither accepting nor rejecting. */
  private offerAgain(closed: readonly vscode.Tab[]): void {
    for (const tab of closed) {
      const pending = this.pending.at(shownIn(tab));
      if (pending) {
        this.offer(pending, vscode.l10n.t('“{0}” still waits for your review.', pending.label));
      }
    }
  }

  private offer(pending: PendingProposal, message: string): void {
    const review = vscode.l10n.t('Review');
    const reject = vscode.l10n.t('Reject');
    const answer = async () => {
      const action = await this.deps.tell(message, review, reject);
      const isPending = this.pending.at(pending.shown) !== undefined;
      if (action === review && isPending) {
        await this.open(pending);
      } else if (action === reject && isPending) {
        await this.finish(pending);
      }
    };
    this.inBackground(answer());
  }

  private updateKeys(): void {
    const inFront = this.pending.at(shownIn(vscode.window.tabGroups.activeTabGroup.activeTab));
    const keys = { [REVIEWING_KEY]: inFront !== undefined, [PENDING_KEY]: this.pending.all().length > 0 };
    for (const [key, value] of Object.entries(keys)) {
      this.inBackground(vscode.commands.executeCommand('setContext', key, value));
    }
  }

  private inBackground(work: Thenable<unknown>): void {
    work.then(undefined, (error: unknown) => {
      this.deps.log.error(`The review failed: ${String(error)}`);
    });
  }
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
