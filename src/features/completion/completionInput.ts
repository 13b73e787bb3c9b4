// Makes the input of a suggestion from the editor's objects, which stop here.

import * as vscode from 'vscode';
import type { CompletionInput } from '../../core/completion/completionTypes.ts';
import { isMarked } from '../../core/pack/fileMarks.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { Services } from '../../services.ts';

/** Written by the editor for itself, though they look like files. */
const OWN_SCHEMES = new Set([
  'vscode-userdata',
  'vscode-settings',
  'vscode-notebook-cell',
  'vscode-scm',
  'output',
  'debug',
]);

/** A place in a document, with the suggest widget's choice written in when it is open. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly offset: number;
  /** The whole text, which differs from the document's when a choice is written in. */
  readonly text: string;
  /** What stands between the start of the choice and the cursor; empty without a choice. */
  readonly chosen: string;
  /** Where the inserted text begins, and what of the document the choice replaces. */
  readonly replaced: vscode.Range;
}

/** Whether suggestions belong into the document at all: files that can be written, and new ones. */
export function isSuggestible(uri: vscode.Uri): boolean {
  if (OWN_SCHEMES.has(uri.scheme) || uri.path.endsWith('/.vscode/settings.json')) {
    return false;
  }
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** The place that is asked about; the item chosen in the suggest widget counts as typed. */
export function placeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  selected: vscode.SelectedCompletionInfo | undefined,
): Place {
  const text = document.getText();
  if (!selected) {
    return {
      document,
      offset: document.offsetAt(position),
      text,
      chosen: '',
      replaced: new vscode.Range(position, position),
    };
  }
  const start = document.offsetAt(selected.range.start);
  return {
    document,
    offset: start + selected.text.length,
    text: text.slice(0, start) + selected.text + text.slice(document.offsetAt(selected.range.end)),
    chosen: selected.text,
    replaced: selected.range,
  };
}

/** The input for a place. */
export function inputFor(
  place: Place,
  trigger: CompletionInput['trigger'],
  services: Pick<Services, 'profiles' | 'settings' | 'forbids' | 'marks'>,
  around: CompletionInput['around'],
): CompletionInput {
  const { document } = place;
  const snapshot = { ...snapshotOf(document), text: place.text };
  const editor = vscode.window.activeTextEditor?.document === document ? vscode.window.activeTextEditor : undefined;
  return {
    snapshot,
    offset: place.offset,
    cursors: editor?.selections.length ?? 1,
    trigger,
    forbidden: knownReason(snapshot.path, services),
    languageOff: services.settings.disabledLanguages(document.uri).includes(document.languageId),
    profile: services.profiles.current(),
    around,
    indentUnit: indentUnitOf(editor?.options),
  };
}

/** What says that a file stays here. */
export type Rules = Pick<Services, 'forbids' | 'marks'>;

/** Why a path stays here; what the user has left out of the pack by hand is left out here too. */
export function reasonOf(path: string, { forbids, marks }: Rules): ExclusionReason | undefined {
  return forbids(path) ?? (isMarked(marks.current.excluded, path) ? 'excluded' : undefined);
}

/** Why a file stays here. While the rules are being read the egress gate, which waits for them, decides alone. */
export function knownReason(path: string, services: Rules): ExclusionReason | undefined {
  const reason = reasonOf(path, services);
  return reason === 'unreadable' ? undefined : reason;
}

function indentUnitOf(options: vscode.TextEditorOptions | undefined): string {
  const size = typeof options?.tabSize === 'number' ? options.tabSize : 4;
  return options?.insertSpaces === false ? '\t' : ' '.repeat(size);
}
