// What waits for the user as rows: proposals, their files, and the hunks of these.

import * as vscode from 'vscode';
import type { HunkRow } from '../../core/refactor/hunkRows.ts';
import type { FailedHunk } from '../../core/refactor/proposal.ts';
import { hunkWords, spokenHunk } from './hunkWords.ts';
import type { PendingFile } from './pendingFile.ts';
import type { PendingProposal } from './pendingProposals.ts';
import { receivingWords } from './receivingWords.ts';
import { rowsOf } from './reviewCursor.ts';

/** One row, with the rows under it; commands of its menu are given it. */
export interface PendingRow {
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** For a screen reader. */
  readonly spoken: string;
  readonly icon?: string;
  /** What its menu goes by. */
  readonly context: string;
  /** The document whose icon it has. */
  readonly uri?: vscode.Uri;
  readonly proposal?: string;
  readonly file?: string;
  readonly hunk?: string;
  readonly children: readonly PendingRow[];
}

/** One row for each proposal; the oldest comes first. */
export function pendingRows(proposals: readonly PendingProposal[]): readonly PendingRow[] {
  return proposals.map(proposalRow);
}

/** One row for each change of which parts are still to come: it has no menu, and its files can be looked at. */
export function receivingRows(proposals: readonly PendingProposal[]): readonly PendingRow[] {
  return proposals.map(({ head, files, parts }) => {
    const [label, description] = [vscode.l10n.t(head.title), receivingWords(parts ?? 0)];
    return {
      key: head.id,
      label,
      description,
      spoken: `${label}, ${description}`,
      icon: 'loading~spin',
      context: 'receiving',
      children: files.map((file) => ({ ...fileRow(file), context: 'receiving', children: [] })),
    };
  });
}

/** Decisions that wait: hunks, and files that are moved or deleted as they are. */
export function openCount(files: readonly PendingFile[]): number {
  return files.reduce((sum, file) => sum + Math.max(1, file.open), 0);
}

function proposalRow({ head, files }: PendingProposal): PendingRow {
  const label = vscode.l10n.t(head.title);
  const count = files.length === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', files.length);
  const description = `${count} · ${vscode.l10n.t('{0} open', openCount(files))}`;
  return {
    key: head.id,
    label,
    description,
    ...(head.summary !== '' && { tooltip: head.summary }),
    spoken: `${label}, ${description}`,
    context: 'proposal',
    proposal: head.id,
    children: [...files.map(fileRow), ...head.failed.map((failed, index) => failedRow(failed, `${head.id}!${index}`))],
  };
}

function fileRow(file: PendingFile): PendingRow {
  const rows = rowsOf(file);
  const words = [...stateWords(file, rows), ...(file.kept.reason === '' ? [] : [file.kept.reason])];
  const label = vscode.workspace.asRelativePath(file.uri);
  return {
    key: file.id,
    label,
    description: words.join(' · '),
    tooltip: [label, ...words].join('\n'),
    spoken: [label, ...words].join(', '),
    context: 'file',
    uri: file.to ?? file.uri,
    file: file.id,
    children: file.kind === 'create' ? [] : rows.map((row, index) => hunkRow(file, row, index, rows.length)),
  };
}

function stateWords(file: PendingFile, rows: readonly HunkRow[]): readonly string[] {
  const stuck = rows.filter(({ isStuck }) => isStuck).length + Number(file.isStuck);
  const conflicts = stuck === 1 ? vscode.l10n.t('1 conflicts with you') : vscode.l10n.t('{0} conflict with you', stuck);
  return [...KIND_WORDS[file.kind](file), ...(stuck === 0 ? [] : [conflicts])];
}

const KIND_WORDS: Readonly<Record<PendingFile['kind'], (file: PendingFile) => readonly string[]>> = {
  edit: (file) => [openWords(file)],
  create: () => [vscode.l10n.t('new')],
  delete: () => [vscode.l10n.t('to be deleted')],
  rename: (file) => [
    vscode.l10n.t('becomes {0}', file.to ? vscode.workspace.asRelativePath(file.to) : ''),
    ...(file.open > 0 ? [openWords(file)] : []),
  ],
};

function openWords({ open, kept }: PendingFile): string {
  return vscode.l10n.t('{0} of {1} open', open, Math.max(open, kept.total));
}

function hunkRow(file: PendingFile, row: HunkRow, index: number, total: number): PendingRow {
  return {
    key: `${file.id}#${row.id}`,
    label: vscode.l10n.t('Line {0}', row.line + 1),
    description: hunkWords(row),
    spoken: spokenHunk(row, index, total),
    icon: iconOf(row),
    context: row.isStuck ? 'hunk stuck' : 'hunk',
    file: file.id,
    hunk: row.id,
    children: [],
  };
}

function iconOf({ isStuck, count, newCount }: HunkRow): string {
  if (isStuck) {
    return 'warning';
  }
  if (count === 0) {
    return 'diff-added';
  }
  return newCount === 0 ? 'diff-removed' : 'diff-modified';
}

function failedRow({ path, message }: FailedHunk, key: string): PendingRow {
  const words = vscode.l10n.t(message);
  const label = path ?? vscode.l10n.t('Not placed');
  return {
    key,
    label,
    description: words,
    tooltip: words,
    spoken: `${label}, ${words}`,
    icon: 'error',
    context: 'failed',
    children: [],
  };
}
