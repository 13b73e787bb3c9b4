// Why the write gate writes nothing, in words.

import * as vscode from 'vscode';

/** Why nothing was written. */
export type WriteRefusal =
  | 'untrusted-workspace'
  | 'outside-workspace'
  | 'disguised-name'
  | 'twice'
  | 'link'
  | 'exists'
  | 'declined'
  | 'read-only'
  | 'gone'
  | 'changed'
  | 'unsaved'
  | 'newer-on-disk'
  | 'editor-refused'
  | 'not-taken-back';

/** What became of one file of a change set that failed on the way. */
export interface FileReport {
  /** As shown to the user. */
  readonly path: string;
  /** `left`: changed, and it could not be put back. */
  readonly outcome: 'untouched' | 'put-back' | 'left';
}

/** Nothing is written, or, when the report says so, not all could be taken back. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: WriteRefusal;
  /** As shown to the user; empty when the refusal is about no file. */
  readonly path: string;
  /** One localised sentence for the user. */
  readonly message: string;
  /** One row for each file, when writing had begun. */
  readonly report?: readonly FileReport[];
}

/** A refusal about a file; `shown` is its path for the user. */
export function refuse(code: WriteRefusal, shown: string, report?: readonly FileReport[]): Refused {
  return { kind: 'refused', code, path: shown, message: MESSAGES[code](shown), ...(report && { report }) };
}

/** The path as the user knows it. */
export function shownPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

const MESSAGES: Readonly<Record<WriteRefusal, (shown: string) => string>> = {
  'untrusted-workspace': () => vscode.l10n.t('Nothing is changed in a workspace that you have not trusted.'),
  'outside-workspace': (shown) => vscode.l10n.t('{0} lies outside the workspace, so it is not changed.', shown),
  'disguised-name': (shown) => vscode.l10n.t('{0} is not a plain file name, so it is not changed.', shown),
  twice: (shown) => vscode.l10n.t('{0} would be changed twice at once. Nothing is changed.', shown),
  link: (shown) => vscode.l10n.t('{0} is a link, so it is neither moved nor deleted.', shown),
  exists: (shown) => vscode.l10n.t('{0} is there already. Nothing is overwritten.', shown),
  declined: (shown) => vscode.l10n.t('{0} is not changed.', shown),
  'read-only': (shown) => vscode.l10n.t('{0} is read-only.', shown),
  gone: (shown) => vscode.l10n.t('{0} is no longer there.', shown),
  changed: (shown) => vscode.l10n.t('{0} changed in the meantime. Nothing is overwritten.', shown),
  unsaved: (shown) => vscode.l10n.t('{0} has text that is not saved, so it is not deleted.', shown),
  'newer-on-disk': (shown) =>
    vscode.l10n.t('{0} has changed on the disk while you have unsaved text. Nothing is overwritten.', shown),
  'editor-refused': (shown) => vscode.l10n.t('The editor could not change {0}. All files are as they were.', shown),
  'not-taken-back': (shown) => vscode.l10n.t('The change failed on its way, and {0} could not be put back.', shown),
};
