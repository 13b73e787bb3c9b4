// The proposals that wait for the user: each follows its document, so that what is shown is what accepting would do.

import * as vscode from 'vscode';
import type { EditedFile, Proposal } from '../../core/refactor/proposal.ts';
import { applyEdits } from '../../core/text/applyEdits.ts';
import { rebaseEdits, type Rebase } from '../../core/text/rebaseEdits.ts';

/** Scheme of the documents that show proposed text. */
export const PROPOSAL_SCHEME = 'panorama-proposal';

/** A proposal that is neither accepted nor rejected. */
export interface PendingProposal {
  readonly proposal: Proposal;
  readonly file: EditedFile;
  /** The document that it changes. */
  readonly uri: vscode.Uri;
  /** The document that shows the proposed text. */
  readonly shown: vscode.Uri;
  /** Such as `Simplify · retry.ts`. */
  readonly label: string;
}

/** Keeps the pending proposals and shows their text under the proposal scheme. */
export class PendingProposals implements vscode.Disposable {
  private readonly entries = new Map<string, PendingProposal>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly listeners: vscode.Disposable;
  private count = 0;

  constructor() {
    this.listeners = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(PROPOSAL_SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: (shown) => this.textOf(shown),
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.follow(document);
      }),
    );
  }

  /** Adds a proposal for the document; the oldest comes first in `all`. */
  add(proposal: Proposal, file: EditedFile, uri: vscode.Uri): PendingProposal {
    this.count += 1;
    const name = uri.path.split('/').at(-1) ?? uri.path;
    const shown = vscode.Uri.from({ scheme: PROPOSAL_SCHEME, path: `/${this.count}-${Date.now()}/${name}` });
    const pending = { proposal, file, uri, shown, label: `${vscode.l10n.t(proposal.title)} · ${name}` };
    this.entries.set(shown.toString(), pending);
    return pending;
  }

  all(): readonly PendingProposal[] {
    return [...this.entries.values()];
  }

  at(shown: vscode.Uri | undefined): PendingProposal | undefined {
    return shown && this.entries.get(shown.toString());
  }

  remove(pending: PendingProposal): void {
    this.entries.delete(pending.shown.toString());
  }

  dispose(): void {
    this.entries.clear();
    this.listeners.dispose();
  }

  private follow(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    for (const pending of this.entries.values()) {
      if (pending.uri.toString() === address) {
        this.changed.fire(pending.shown);
      }
    }
  }

  private async textOf(shown: vscode.Uri): Promise<string | undefined> {
    const pending = this.at(shown);
    if (!pending) {
      return undefined;
    }
    const text = (await vscode.workspace.openTextDocument(pending.uri)).getText();
    return applyEdits(text, rebaseOnto(pending, text).edits);
  }
}

/** The proposal's edits for the document's present text; those that clash with it are left out. */
export function rebaseOnto({ file }: PendingProposal, text: string): Rebase {
  return rebaseEdits(file.snapshot.text, text, file.edits);
}
