// Makes the result of a refactor from what was placed: a proposal with its notes, or why there is none.

import { applyEdits } from '../text/applyEdits.ts';
import type { OffsetRange, Snapshot } from '../text/snapshot.ts';
import { mainLineEnding } from '../text/splitLines.ts';
import type { RefactorCommand, TargetKind } from './catalogue.ts';
import type { FileChange, Placement } from './placeOperations.ts';
import type { FailedHunk, Note, ProposedFile, RefactorResult } from './proposal.ts';
import { verifyEdits } from './verify.ts';

/** What a proposal is judged by. */
export interface ConcludeInput {
  readonly command: RefactorCommand;
  readonly files: readonly [Snapshot, ...Snapshot[]];
  readonly target: OffsetRange;
  readonly targetKind: TargetKind;
}

/** The result; `prose` is what the model said about it. */
export function conclude(input: ConcludeInput, { changes, failed }: Placement, prose: string): RefactorResult {
  const { command } = input;
  const [first, ...others] = filesOf(input, changes);
  if (!first) {
    return failed.length > 0
      ? { kind: 'refused', problems: failed.map(({ message }) => message) }
      : { kind: 'unchanged', said: prose };
  }
  const notes = [first, ...others].flatMap((file) => notesOn(file, input));
  return {
    kind: 'proposed',
    proposal: {
      command: `panorama.refactor.${command.id}`,
      title: command.title,
      files: [first, ...others],
      failed,
      notes: [...partly(failed), ...notes],
      summary: prose,
    },
  };
}

/** What becomes of the files, without those that stay as they are. */
export function filesOf(input: ConcludeInput, changes: readonly FileChange[]): readonly ProposedFile[] {
  return changes.flatMap((change) => toFile(change, input) ?? []);
}

/** Undefined for a change that leaves its file as it is. */
function toFile({ path, snapshot, edits, created, to, isDeleted }: FileChange, input: ConcludeInput) {
  const file = { path, reason: '' };
  if (!snapshot) {
    return { ...file, kind: 'create', text: textOf(created ?? [], input) } satisfies ProposedFile;
  }
  if (isDeleted) {
    return { ...file, kind: 'delete', snapshot } satisfies ProposedFile;
  }
  const isSame = applyEdits(snapshot.text, edits) === snapshot.text;
  if (to !== undefined) {
    return { ...file, kind: 'rename', to, snapshot, edits: isSame ? [] : edits } satisfies ProposedFile;
  }
  return isSame ? undefined : ({ ...file, kind: 'edit', snapshot, edits } satisfies ProposedFile);
}

/** A new file ends its lines as the target does. */
function textOf(lines: readonly string[], { files: [{ text }] }: ConcludeInput): string {
  const ending = mainLineEnding(text);
  return lines.map((line) => line + ending).join('');
}

/** The target is that of the first file; the others are judged as a whole. */
function notesOn(file: ProposedFile, { command, files, target, targetKind }: ConcludeInput): readonly Note[] {
  if (file.kind === 'create' || file.kind === 'delete') {
    return [];
  }
  const { snapshot, edits } = file;
  const isTarget = snapshot === files[0];
  const notes = verifyEdits(
    { snapshot, target, targetKind: isTarget ? targetKind : 'file', checks: command.checks },
    edits,
  );
  return isTarget ? notes : notes.map((note) => ({ ...note, message: `${file.path}: ${note.message}` }));
}

function partly(failed: readonly FailedHunk[]): readonly Note[] {
  const problems = failed.map(({ message }) => message).join(' ');
  return failed.length === 0
    ? []
    : [{ code: 'placed-partly', message: `A part of the change is missing. ${problems}`, mustConfirm: true }];
}
