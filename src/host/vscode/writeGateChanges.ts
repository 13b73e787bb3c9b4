// What the write gate is given: the changes of one decision.

import type * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/snapshot.ts';

/** Edits of one document, made for exactly this text. */
export interface TextChange {
  readonly kind: 'edit';
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** A file where none is. */
export interface NewFile {
  readonly kind: 'create';
  readonly uri: vscode.Uri;
  /** What it holds: UTF-8, or bytes that were there before. */
  readonly content: string | Uint8Array;
}

/** A file that gets another place, perhaps with other text. */
export interface MovedFile {
  readonly kind: 'rename';
  readonly uri: vscode.Uri;
  readonly to: vscode.Uri;
  readonly version: number;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** A file that goes, made for exactly this text. */
export interface RemovedFile {
  readonly kind: 'delete';
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** What becomes of one file. */
export type FileChange = TextChange | NewFile | MovedFile | RemovedFile;

/** All that one decision of the user changes: applied together, undone together. */
export interface ChangeSet {
  /** What the change is, for questions to the user. */
  readonly label: string;
  /** No two are about the same place. */
  readonly changes: readonly FileChange[];
}
