// Checks placed edits against what the command promises, and says what the reader should know.

import { diffLines } from '../text/diffLines.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { OffsetRange, Snapshot, TextEdit } from '../text/snapshot.ts';
import { splitLines } from '../text/splitLines.ts';
import type { Check, TargetKind } from './catalogue.ts';
import type { Note } from './proposal.ts';

/** Lines that may go without a word. */
const SMALL_SHRINK_LINES = 20;

/** What edits are checked against. */
export interface VerifyInput {
  readonly snapshot: Snapshot;
  readonly target: OffsetRange;
  readonly targetKind: TargetKind;
  readonly checks: readonly Check[];
}

/** The notes that the edits of a command deserve; none when all its checks hold. */
export function verifyEdits(input: VerifyInput, edits: readonly TextEdit[]): readonly Note[] {
  return input.checks.flatMap((check) => CHECKS[check](input, edits) ?? []);
}

const CHECKS: Readonly<Record<Check, (input: VerifyInput, edits: readonly TextEdit[]) => Note | undefined>> = {
  'keeps-size': findShrink,
  'keeps-code': findCodeChange,
  'stays-inside': findOutside,
};

/** A model that forgets code leaves it out: half of what was to be changed is gone. */
function findShrink(input: VerifyInput, edits: readonly TextEdit[]): Note | undefined {
  const { text } = input.snapshot;
  const before = countLines(text);
  const lost = before - countLines(applyEdits(text, edits));
  const size = input.targetKind === 'file' ? before : countLines(text.slice(input.target.start, input.target.end));
  if (lost < SMALL_SHRINK_LINES || lost <= size / 2) {
    return undefined;
  }
  return { code: 'shrinks', message: `This removes ${lost} of ${size} lines.`, mustConfirm: true };
}

function findCodeChange(input: VerifyInput, edits: readonly TextEdit[]): Note | undefined {
  const { text } = input.snapshot;
  const before = contentsOf(text);
  const removed = diffLines(before, contentsOf(applyEdits(text, edits)))
    .flatMap((hunk) => before.slice(hunk.oldStart, hunk.oldEnd))
    .filter((line) => line !== '' && !isComment(line));
  return removed.length === 0
    ? undefined
    : { code: 'changes-code', message: 'This changes code, not comments alone.', mustConfirm: false };
}

function findOutside(input: VerifyInput, edits: readonly TextEdit[]): Note | undefined {
  if (input.targetKind === 'file') {
    return undefined;
  }
  const { text } = input.snapshot;
  const start = text.lastIndexOf('\n', input.target.start - 1) + 1;
  const lineEnd = text.indexOf('\n', Math.max(input.target.start, input.target.end - 1));
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  return edits.every((edit) => edit.start >= start && edit.end <= end)
    ? undefined
    : { code: 'leaves-target', message: 'This also changes lines that you did not select.', mustConfirm: false };
}

function countLines(text: string): number {
  return contentsOf(text).filter((line) => line !== '').length;
}

function contentsOf(text: string): readonly string[] {
  return splitLines(text).map((line) => line.content.trim());
}

function isComment(line: string): boolean {
  return /^(?:\/\/|\/\*|\*|#|--|;|%|<!--|"""|''')/.test(line);
}
