// The review, whose code is loaded when something waits or is about to.

import * as vscode from 'vscode';
import type { Log } from './core/ports.ts';
import { PROPOSAL_SCHEME, ProposalFiles } from './host/vscode/proposalFiles.ts';
import { shownIn } from './host/vscode/proposalTabs.ts';
import type { OpenReview } from './host/vscode/review.ts';
import type { Review } from './host/vscode/reviewDoor.ts';
import type { WriteGate } from './host/vscode/writeGate.ts';

/** What a review of the window needs. */
export interface ReviewParts {
  readonly gate: WriteGate;
  readonly log: Log;
  /** Where what waits outlasts the window. */
  readonly folder: string;
}

/** A review that is loaded on its first use, or at once when an earlier window left something to review. */
export function reviewOnUse(parts: ReviewParts): Review {
  let loading: Promise<OpenReview> | undefined;
  const loaded: vscode.Disposable[] = [];
  const open = (): Promise<OpenReview> => (loading ??= load(parts, files, loaded));
  const files = new ProposalFiles(open);
  void isLeftOver(parts.folder).then((is) => (is ? open() : undefined));
  return {
    show: async (...proposal) => (await open()).show(...proposal),
    receive: async (head) => (await open()).receive(head),
    reopen: async () => (await open()).reopen(),
    accept: async () => (await open()).accept(),
    reject: async () => (await open()).reject(),
    act: async (...action) => (await open()).act(...action),
    dispose: () => {
      vscode.Disposable.from(...loaded, files).dispose();
    },
  };
}

async function load(
  { gate, log, folder }: ReviewParts,
  files: ProposalFiles,
  loaded: vscode.Disposable[],
): Promise<OpenReview> {
  const [{ createReview }, { tellUser }, { showPendingTree }, { createProposalStore }] = await Promise.all([
    import('./host/vscode/review.ts'),
    import('./host/vscode/reviewMessages.ts'),
    import('./host/vscode/pendingTree.ts'),
    import('./host/store/proposalStore.ts'),
  ]);
  const review = await createReview({ gate, log, tell: tellUser, files, kept: createProposalStore(folder) });
  loaded.push(showPendingTree(review.pending), review);
  return review;
}

/** Whether proposals are kept, or the diff of one is still open. */
async function isLeftOver(folder: string): Promise<boolean> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  if (tabs.some((tab) => shownIn(tab, PROPOSAL_SCHEME) !== undefined)) {
    return true;
  }
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.file(folder), 'pending.json'));
    return true;
  } catch {
    return false;
  }
}
