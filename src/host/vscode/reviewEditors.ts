// The editors of a review: opens diffs and inline reviews, closes them when nothing waits, and tells the keys what is in front.

import * as vscode from 'vscode';
import type { HunkRow } from '../../core/refactor/hunkRows.ts';
import type { Log } from '../../core/ports.ts';
import { canBeInline, InlineReview } from './inlineReview.ts';
import type { PendingFile } from './pendingFile.ts';
import type { PendingProposal, PendingProposals } from './pendingProposals.ts';
import { closeTabs, columnOf, columnOfText, shownInFront } from './proposalTabs.ts';
import { goToRow, rowsOf } from './reviewCursor.ts';
import { registerReviewLenses } from './reviewLenses.ts';

/** True while a proposal is in front: as a diff, or in the editor of its file. */
const REVIEWING_KEY = 'panorama.reviewing';

/** True while anything waits. */
const PENDING_KEY = 'panorama.proposalsPending';

/** True while a change is being received. */
const RECEIVING_KEY = 'panorama.proposalsReceiving';

/** Owns what is on the screen of what waits. */
export class ReviewEditors implements vscode.Disposable {
  readonly #pending: PendingProposals;
  readonly #scheme: string;
  readonly #log: Log;
  readonly #inline: InlineReview;
  readonly #listeners: vscode.Disposable;
  readonly #keys = new Map<string, boolean>();

  constructor(pending: PendingProposals, scheme: string, log: Log) {
    this.#pending = pending;
    this.#scheme = scheme;
    this.#log = log;
    this.#inline = new InlineReview(pending);
    const update = () => {
      this.#updateKeys();
    };
    this.#listeners = vscode.Disposable.from(
      this.#inline,
      registerReviewLenses(pending, this.#inline, scheme),
      pending.onDidChange(update),
      vscode.window.tabGroups.onDidChangeTabs(update),
      vscode.window.tabGroups.onDidChangeTabGroups(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    );
    update();
  }

  /** What is reviewed in the active editor. */
  inFront(): { readonly proposal: PendingProposal; readonly file: PendingFile } | undefined {
    const active = vscode.window.activeTextEditor?.document.uri;
    const [inline] = active ? this.#inline.of(active) : [];
    // Where several files are shown together, the one with the focus is meant.
    return (
      this.#pending.find(shownInFront(this.#scheme)) ?? this.#pending.find(active) ?? this.#pending.find(inline?.id)
    );
  }

  /** Whether the diff in front is of a change of which parts are still to come. */
  isReceivingInFront(): boolean {
    return this.#pending.findReceiving(shownInFront(this.#scheme)) !== undefined;
  }

  /** Brings a file of a proposal to the front, at a hunk or at the first: in its own editor when it is one small hunk. */
  async open(proposal: PendingProposal, file: PendingFile, hunk?: string): Promise<void> {
    await this.#pending.refresh(file);
    const rows = rowsOf(file);
    const row = rows.find(({ id }) => id === hunk) ?? rows[0];
    if (row && proposal.parts === undefined && canBeInline(proposal)) {
      await this.#openInline(file, row);
    } else {
      await this.#openDiff(file, row);
    }
  }

  /**
   * Opens the diff of a file of which more is to come, at its first change, beside what the user has in front: neither the focus nor a
   * place in an editor is taken.
   */
  async openReceiving(proposal: PendingProposal, file: PendingFile): Promise<void> {
    const place = new vscode.Position(rowsOf(file)[0]?.newLine ?? 0, 0);
    await vscode.commands.executeCommand('vscode.diff', file.left, file.shown, diffTitle(proposal, file), {
      preview: false,
      preserveFocus: true,
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(place, place),
    } satisfies vscode.TextDocumentShowOptions);
  }

  /** Whether the diff of a file stands open, in front or not. */
  hasDiff(file: PendingFile): boolean {
    return columnOf(file.shown) !== undefined;
  }

  /** Closes the diffs of files of which nothing comes; the focus stays. */
  async closeDiffs(files: readonly PendingFile[]): Promise<void> {
    const gone = new Set(files.flatMap(({ shown, theirsShown }) => [shown.toString(), theirsShown.toString()]));
    await closeTabs(this.#scheme, (shown) => gone.has(shown.toString()));
    this.#updateKeys();
  }

  /** Opens the diff with the cursor in the proposed text of a hunk, to be changed there. */
  async openToWrite(file: PendingFile, row: HunkRow | undefined): Promise<void> {
    this.#inline.remove(file);
    await this.#openDiff(file, row ?? rowsOf(file)[0]);
    await vscode.commands.executeCommand('workbench.action.compareEditor.focusPrimarySide');
  }

  /** Shows all files of a proposal in one editor, each beside what is proposed for it. */
  async openAll(proposal: PendingProposal): Promise<void> {
    await Promise.all(proposal.files.map((file) => this.#pending.refresh(file)));
    const resources = proposal.files.map((file) => [
      file.to ?? file.uri,
      ...(file.kind === 'create'
        ? [undefined, file.shown]
        : [file.before, file.kind === 'delete' ? undefined : file.shown]),
    ]);
    await vscode.commands.executeCommand('vscode.changes', proposal.label, resources);
    this.#updateKeys();
  }

  /** Shows the user's text beside what was proposed for the text before it. */
  async compare(file: PendingFile): Promise<void> {
    const title = vscode.l10n.t('{0}: yours ↔ proposed', file.name);
    await vscode.commands.executeCommand('vscode.diff', file.uri, file.theirsShown, title);
  }

  /** Nothing of these files waits any more. What comes to the front is the next of the proposal, or the file itself. */
  async finish(proposal: PendingProposal, files: readonly PendingFile[]): Promise<void> {
    if (files.length === 0) {
      return;
    }
    const inFront = this.inFront()?.file;
    const wasInFront = inFront !== undefined && files.includes(inFront);
    const wasInline = inFront !== undefined && this.#inline.has(inFront);
    this.#pending.remove(files);
    if (wasInFront && !wasInline) {
      // Before the diff goes: a file shown after it would take the focus from what the user does next.
      await this.#showNext(proposal, inFront);
    }
    await this.closeDiffs(files);
  }

  /** Closes the diffs of what no longer waits, as an earlier window left them. */
  async closeStale(): Promise<void> {
    await closeTabs(this.#scheme, (shown) => !this.#isKnown(shown));
    this.#updateKeys();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  async #openInline(file: PendingFile, row: HunkRow): Promise<void> {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file.uri), {
      preview: false,
    });
    this.#inline.add(file);
    goToRow(file, row);
    if (editor === vscode.window.activeTextEditor) {
      await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    }
    this.#updateKeys();
  }

  async #openDiff(file: PendingFile, row: HunkRow | undefined): Promise<void> {
    const place = new vscode.Position(row?.newLine ?? 0, 0);
    const found = this.#pending.find(file.id) ?? this.#pending.findReceiving(file.id);
    const title = diffTitle(found?.proposal, file);
    await vscode.commands.executeCommand('vscode.diff', file.left, file.shown, title, {
      preview: false,
      viewColumn: columnOf(file.shown) ?? vscode.ViewColumn.Active,
      selection: new vscode.Range(place, place),
    } satisfies vscode.TextDocumentShowOptions);
    this.#updateKeys();
  }

  async #showNext(proposal: PendingProposal, done: PendingFile): Promise<void> {
    const [next] = this.#pending.all().includes(proposal) ? proposal.files : [];
    if (next) {
      await this.open(proposal, next);
      return;
    }
    for (const uri of [done.to, done.uri]) {
      const document = uri && (await openDocument(uri));
      if (document) {
        await vscode.window.showTextDocument(document, {
          preview: false,
          viewColumn: columnOfText(uri) ?? vscode.ViewColumn.Active,
        });
        return;
      }
    }
  }

  #isKnown(shown: vscode.Uri): boolean {
    return (this.#pending.find(shown) ?? this.#pending.findReceiving(shown)) !== undefined;
  }

  #updateKeys(): void {
    const keys = {
      [REVIEWING_KEY]: this.inFront() !== undefined,
      [PENDING_KEY]: this.#pending.all().length > 0,
      [RECEIVING_KEY]: this.#pending.receiving().length > 0,
    };
    for (const [key, value] of Object.entries(keys).filter(([name, now]) => this.#keys.get(name) !== now)) {
      this.#keys.set(key, value);
      vscode.commands.executeCommand('setContext', key, value).then(undefined, (error: unknown) => {
        this.#log.error(`The review failed: ${String(error)}`);
      });
    }
  }
}

function diffTitle(proposal: PendingProposal | undefined, file: PendingFile): string {
  return `${vscode.l10n.t(proposal?.head.title ?? '')} · ${titleOf(file)}`;
}

function titleOf(file: PendingFile): string {
  return file.to ? `${file.name} → ${vscode.workspace.asRelativePath(file.to)}` : file.name;
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
