// The one way in: checks a final change set against paths, trust and the present text, and only then changes the user's files.

import * as vscode from 'vscode';
import type { ChangeSet } from './writeGateChanges.ts';
import { examine } from './writeGateExamine.ts';
import { refuse, type Refused } from './writeGateRefusals.ts';
import { writeChanges } from './writeGateWrite.ts';

/** What became of a change set: all of it is written, or nothing. */
export type WriteResult = { readonly kind: 'written' } | Refused;

/** The gate. */
export interface WriteGate {
  /** Never throws for what a file or a user does. */
  apply(changeSet: ChangeSet): Promise<WriteResult>;
}

/** What the gate needs. */
export interface WriteGateDeps {
  /** Asked each time before sensitive files are changed; without it they are refused. */
  readonly confirm?: (label: string, paths: readonly string[]) => Promise<boolean>;
  /** Whether a document has unsaved text while its file was changed beside the editor. */
  readonly isOutdated?: (document: vscode.TextDocument) => Promise<boolean>;
}

/** Makes the gate. */
export function createWriteGate(deps: WriteGateDeps): WriteGate {
  return { apply: (changeSet) => apply(changeSet, deps) };
}

/** Asks the user, with the list of files, in a message that does not block. */
export async function confirmSensitiveFiles(label: string, paths: readonly string[]): Promise<boolean> {
  const change = vscode.l10n.t('Change Anyway');
  const question = vscode.l10n.t(
    '“{0}” changes files that can run code, change settings or hold keys: {1}',
    label,
    paths.join(', '),
  );
  return (await vscode.window.showWarningMessage(question, change)) === change;
}

async function apply(changeSet: ChangeSet, deps: WriteGateDeps): Promise<WriteResult> {
  const first = await examine(changeSet);
  if (first.kind === 'refused') {
    return first;
  }
  if (first.sensitive.length > 0) {
    const agreed = await deps.confirm?.(changeSet.label, first.sensitive);
    if (agreed !== true) {
      return refuse('declined', first.sensitive.join(', '));
    }
    // A link may have been swapped while the question stood.
    const second = await examine(changeSet);
    if (second.kind === 'refused') {
      return second;
    }
  }
  return writeChanges(changeSet, deps.isOutdated ?? (() => Promise.resolve(false)));
}
