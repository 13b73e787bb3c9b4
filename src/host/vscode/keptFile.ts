// Makes what is kept of a proposed file: its address, and its edits cut into hunks.

import type * as vscode from 'vscode';
import type { KeptFile } from '../../core/refactor/keptProposals.ts';
import { splitIntoHunks } from '../../core/refactor/openHunks.ts';
import type { ProposedFile } from '../../core/refactor/proposal.ts';
import type { TextEdit } from '../../core/text/snapshot.ts';
import { uriOf } from './workspacePaths.ts';

/** The file with its open hunks; undefined when a path of it has no place in the workspace. `uris` gives the documents that are there. */
export function keptFile(file: ProposedFile, uris: ReadonlyMap<string, vscode.Uri>): KeptFile | undefined {
  const uri = file.kind === 'create' ? uriOf(file.path) : uris.get(file.path);
  const to = file.kind === 'rename' ? uriOf(file.to) : undefined;
  if (!uri || (file.kind === 'rename' && !to)) {
    return undefined;
  }
  const base = file.kind === 'create' ? '' : file.snapshot.text;
  const hunks = splitIntoHunks(base, editsOf(file)).map((edit, index) => ({ id: String(index), base, edit }));
  return {
    ...{ kind: file.kind, path: file.path, reason: file.reason, uri: uri.toString(), total: hunks.length, hunks },
    ...(to && { to: to.toString() }),
    ...(file.kind === 'delete' && { text: base }),
  };
}

/** Whether two files of a proposal have one place: what is received anew keeps its diff. */
export function isSamePlace(known: KeptFile, one: KeptFile): boolean {
  return known.kind === one.kind && known.uri === one.uri && known.to === one.to;
}

function editsOf(file: ProposedFile): readonly TextEdit[] {
  switch (file.kind) {
    case 'create':
      return [{ start: 0, end: 0, newText: file.text }];
    case 'delete':
      return [];
    default:
      return file.edits;
  }
}
