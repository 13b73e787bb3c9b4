// Brings a whole proposal before the user: to the front for who waits for it, else as a message that offers it.

import * as vscode from 'vscode';
import type { PendingFile } from './pendingFile.ts';
import type { PendingProposal, PendingProposals } from './pendingProposals.ts';
import type { ReviewEditors } from './reviewEditors.ts';
import type { Tell } from './reviewMessages.ts';

/** What presenting needs. */
export interface Presenting {
  readonly pending: PendingProposals;
  readonly editors: ReviewEditors;
  readonly tell: Tell;
  /** Takes work that nobody waits for. */
  readonly inBackground: (work: Thenable<unknown>) => void;
}

/** Opens the first change, or offers it; what is in front already stays as it is. Tells what is to be known of it. */
export async function presentProposal(pending: PendingProposal, open: boolean, parts: Presenting): Promise<void> {
  const { files, head, label } = pending;
  const [first] = files;
  if (!first) {
    return;
  }
  if (parts.editors.inFront()?.proposal !== pending) {
    await (open ? bringToFront(pending, first, parts.editors) : undefined);
    parts.inBackground(open ? Promise.resolve() : offer(pending, first, parts));
  }
  for (const { message } of [...head.notes, ...head.failed]) {
    parts.inBackground(parts.tell(`${label}: ${vscode.l10n.t(message)}`));
  }
}

/** What was shown beside the editor while it came takes its place: both sides need the room. */
async function bringToFront(pending: PendingProposal, first: PendingFile, editors: ReviewEditors): Promise<void> {
  await editors.closeDiffs(pending.files);
  await editors.open(pending, first);
}

async function offer(pending: PendingProposal, first: PendingFile, parts: Presenting): Promise<void> {
  const [review, reject] = [vscode.l10n.t('Review'), vscode.l10n.t('Reject')];
  const message = vscode.l10n.t('“{0}” is ready for review.', pending.label);
  const action = await parts.tell(message, review, reject);
  if (!parts.pending.all().includes(pending)) {
    return;
  }
  if (action === review) {
    await parts.editors.open(pending, first);
  } else if (action === reject) {
    await parts.editors.finish(pending, pending.files);
  }
}
