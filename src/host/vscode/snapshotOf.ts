// Makes the plain snapshot of a document: the editor's objects stop here.

import type * as vscode from 'vscode';
import type { OffsetRange, Snapshot } from '../../core/text/snapshot.ts';
import { pathOf } from './workspacePaths.ts';

/** The document's text at its present version; one without a workspace path goes by its file name. */
export function snapshotOf(document: vscode.TextDocument): Snapshot {
  return {
    path: pathOf(document.uri) ?? document.uri.path.split('/').at(-1) ?? document.uri.path,
    languageId: document.languageId,
    version: document.version,
    text: document.getText(),
  };
}

/** A range of the document in UTF-16 offsets. */
export function offsetsOf(document: vscode.TextDocument, range: vscode.Range): OffsetRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}
