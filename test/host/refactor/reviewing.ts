// Reviews for tests in the editor: each with a scheme of its own, and with messages that a script answers.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Note, Proposal, ProposedFile } from '../../../src/core/refactor/proposal.ts';
import type { KeptReviews } from '../../../src/host/vscode/keepPending.ts';
import { ProposalFiles } from '../../../src/host/vscode/proposalFiles.ts';
import { createReview, type OpenReview } from '../../../src/host/vscode/review.ts';
import { snapshotOf } from '../../../src/host/vscode/snapshotOf.ts';
import { createWriteGate, type WriteGate } from '../../../src/host/vscode/writeGate.ts';
import { until } from '../../harness/until.ts';

const running: { readonly review: OpenReview; readonly files: ProposalFiles }[] = [];
const counter = { count: 0 };

/** A review, and what it has told. */
export interface Reviewing {
  readonly review: OpenReview;
  readonly told: string[];
  readonly scheme: string;
}

/** What a review is started with. */
export interface ReviewSetting {
  /** Actions that are chosen, each once, when a message offers it. */
  readonly answers?: readonly string[];
  readonly gate?: WriteGate;
  readonly kept?: KeptReviews;
  readonly scheme?: string;
  readonly fixCommand?: string;
  readonly askCommand?: string;
}

/** Starts a review. */
export async function startReview(setting: ReviewSetting = {}): Promise<Reviewing> {
  counter.count += 1;
  const told: string[] = [];
  const { answers = [], gate = createWriteGate({}), scheme = `panorama-test-${counter.count}`, ...parts } = setting;
  const left = [...answers];
  const log = { debug: ignore, info: ignore, warn: ignore, error: (line: string) => told.push(`error: ${line}`) };
  const tell = (message: string, ...actions: readonly string[]) => {
    told.push(message);
    const at = left.findIndex((answer) => actions.includes(answer));
    return Promise.resolve(at < 0 ? undefined : left.splice(at, 1)[0]);
  };
  const ready: { review?: Promise<OpenReview> } = {};
  const files = new ProposalFiles(async () => ready.review, scheme);
  ready.review = createReview({ gate, log, tell, files, ...parts });
  const review = await ready.review;
  running.push({ review, files });
  return { review, told, scheme };
}

/** Ends the reviews that were started. */
export function endReviews(): void {
  for (const { review, files } of running.splice(0)) {
    review.dispose();
    files.dispose();
  }
}

/** A proposal about one document, whose path is `x`. */
export function proposalFor(
  document: vscode.TextDocument,
  edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[],
  notes: readonly Note[] = [],
): Proposal {
  return proposalOf([{ kind: 'edit', path: 'x', snapshot: snapshotOf(document), edits, reason: '' }], notes);
}

/** A proposal about some files. */
export function proposalOf(files: readonly ProposedFile[], notes: readonly Note[] = []): Proposal {
  const [first, ...others] = files;
  assert.ok(first);
  return {
    command: 'panorama.refactor.simplify',
    title: 'Simplify',
    files: [first, ...others],
    failed: [],
    notes,
    summary: '',
  };
}

/** Where the one path of `proposalFor` is. */
export function at(document: vscode.TextDocument): ReadonlyMap<string, vscode.Uri> {
  return new Map([['x', document.uri]]);
}

/** The diff in front, when it shows a proposal. */
export function shownTab(): { readonly label: string; readonly modified: vscode.Uri } | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof vscode.TabInputTextDiff ? { label: tab.label, modified: tab.input.modified } : undefined;
}

async function shownDocument(): Promise<vscode.TextDocument> {
  const tab = shownTab();
  assert.ok(tab, 'no diff is in front');
  return vscode.workspace.openTextDocument(tab.modified);
}

/** The proposed text in front. */
export async function shownText(): Promise<string> {
  return (await shownDocument()).getText();
}

/** The editor of the proposed text in front, once the diff has it. */
export async function shownEditor(): Promise<vscode.TextEditor> {
  const address = shownTab()?.modified.toString();
  const find = () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === address);
  await until(() => find() !== undefined, 'the diff has its editors');
  const editor = find();
  assert.ok(editor);
  return editor;
}

function ignore(): void {
  // Nothing is done with these lines.
}
