// Accepting: the final change set of what the user said yes to, the questions before it, and the state after it.

import * as vscode from 'vscode';
import { acceptHunks, type OpenHunk } from '../../core/refactor/openHunks.ts';
import type { PendingFile } from './pendingFile.ts';
import type { PendingProposal, PendingProposals } from './pendingProposals.ts';
import type { Tell } from './reviewMessages.ts';
import type { WriteGate } from './writeGate.ts';
import type { ChangeSet, FileChange } from './writeGateChanges.ts';
import type { Refused } from './writeGateRefusals.ts';

/** What became of an accept. Unless it is `accepted`, all of it still waits. */
export type AcceptResult =
  | { readonly kind: 'accepted' }
  /** Nothing waits, or several proposals do and none is in front. */
  | { readonly kind: 'none' }
  /** The user kept what was typed in the meantime, or took back the yes. */
  | { readonly kind: 'declined' }
  | Refused;

/** What is accepted: whole files, or one hunk of a file. */
export interface Accepted {
  readonly proposal: PendingProposal;
  readonly files: readonly PendingFile[];
  /** Id of the one hunk; without it all of the files. */
  readonly hunk?: string;
}

/** What accepting needs. */
export interface AcceptDeps {
  readonly gate: WriteGate;
  readonly pending: PendingProposals;
  readonly tell: Tell;
}

/** What was written, for what comes after. */
export interface Applied {
  readonly kind: 'applied';
  readonly changeSet: ChangeSet;
  /** Files of which nothing waits any more. */
  readonly done: readonly PendingFile[];
}

/** Writes what is accepted through the gate, after the questions that it takes. `before` is called when the answers are in. */
export async function acceptChanges(
  accepted: Accepted,
  deps: AcceptDeps,
  before: () => void,
): Promise<Applied | Exclude<AcceptResult, { kind: 'accepted' }>> {
  const { proposal, files, hunk } = accepted;
  if (!(await confirmNotes(proposal, deps.tell))) {
    return { kind: 'declined' };
  }
  await Promise.all(files.map((file) => deps.pending.refresh(file)));
  if (hunk === undefined && !(await confirmRest(proposal, files, deps.tell))) {
    return { kind: 'declined' };
  }
  const steps = await Promise.all(files.map((file) => stepFor(file, hunk)));
  const made = steps.filter((step) => step !== undefined);
  if (made.length === 0) {
    return { kind: 'none' };
  }
  before();
  const changeSet = { label: proposal.label, changes: made.map(({ change }) => change) };
  const result = await deps.gate.apply(changeSet);
  if (result.kind === 'refused') {
    return result;
  }
  for (const { file, rest } of made) {
    file.accepted(rest);
    deps.pending.touched(file);
  }
  return { kind: 'applied', changeSet, done: made.filter((step) => isOver(step, hunk)).map(({ file }) => file) };
}

interface Step {
  readonly file: PendingFile;
  readonly change: FileChange;
  /** The hunks that wait once it is written. Found before: the document then has the text already. */
  readonly rest: readonly OpenHunk[];
}

/** Undefined when there is nothing to write: every hunk of the file is stuck. */
async function stepFor(file: PendingFile, hunk: string | undefined): Promise<Step | undefined> {
  const { uri, to, current, placement } = file;
  const wanted = placement.placed.filter((one) => hunk === undefined || one.hunk.id === hunk);
  const { edits, rest } = acceptHunks(current, placement, new Set(wanted.map((one) => one.hunk.id)));
  if (file.kind === 'create') {
    return { file, rest, change: { kind: 'create', uri, content: file.proposed } };
  }
  if (file.kind === 'delete') {
    return file.isStuck ? undefined : { file, rest, change: { kind: 'delete', uri, text: current } };
  }
  const change = { uri, version: await versionOf(uri), text: current, edits };
  if (to && hunk === undefined) {
    return { file, rest, change: { kind: 'rename', to, ...change } };
  }
  return edits.length === 0 ? undefined : { file, rest, change: { kind: 'edit', ...change } };
}

/** Whether nothing of the file waits. A move is made with the whole file, its stuck hunks with it. */
function isOver({ file }: Step, hunk: string | undefined): boolean {
  return file.isDone || (file.kind !== 'edit' && (hunk === undefined || file.kind === 'create'));
}

/** Of a document that is gone, the gate says so. */
async function versionOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).version;
  } catch {
    return 0;
  }
}

async function confirmNotes(proposal: PendingProposal, tell: Tell): Promise<boolean> {
  const serious = proposal.head.notes.filter(({ mustConfirm }) => mustConfirm);
  if (serious.length === 0 || proposal.isConfirmed) {
    return true;
  }
  const accept = vscode.l10n.t('Accept Anyway');
  const message = serious.map((note) => vscode.l10n.t(note.message)).join(' ');
  proposal.isConfirmed = (await tell(`${proposal.label}: ${message}`, accept)) === accept;
  return proposal.isConfirmed;
}

/** The user's text stays; the changes beside it may be applied. */
async function confirmRest({ label }: PendingProposal, files: readonly PendingFile[], tell: Tell): Promise<boolean> {
  const sum = (count: (file: PendingFile) => number) => files.reduce((total, file) => total + count(file), 0);
  const conflicts = sum((file) => file.placement.stuck.length + Number(file.isStuck));
  const all = sum((file) => file.open + Number(file.kind === 'delete' || (file.kind === 'rename' && file.open === 0)));
  if (conflicts === 0) {
    return true;
  }
  const others = vscode.l10n.t('Apply the Others');
  const message = vscode.l10n.t(
    '{0}: {1} of {2} changes touch lines that you have changed since. Your text stays.',
    label,
    conflicts,
    all,
  );
  return (await tell(message, ...(conflicts < all ? [others] : []))) === others;
}
