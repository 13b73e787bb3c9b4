// Checks placed edits against what the command promises, and says what the reader should know.

import { diffLines } from '../text/diffLines.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { OffsetRange, Snapshot, TextEdit } from '../text/snapshot.ts';
import { rulesOf } from '../syntax/languageRules.ts';
import { scanBrackets } from '../syntax/scanBrackets.ts';
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

/** The notes that the edits of a command deserve; none when all its checks hold and the file parses as far as it did. */
export function verifyEdits(input: VerifyInput, edits: readonly TextEdit[]): readonly Note[] {
  const notes = input.checks.map((check) => CHECKS[check](input, edits));
  return [...notes, findBroken(input, edits)].flatMap((note) => note ?? []);
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

/** Says so only of a file that was whole before, so that what the scan cannot read raises no doubt. */
function findBroken({ snapshot: { text, languageId } }: VerifyInput, edits: readonly TextEdit[]): Note | undefined {
  const parses = parserOf(languageId);
  return !parses || !parses(text) || parses(applyEdits(text, edits))
    ? undefined
    : {
        code: 'breaks-syntax',
        message: 'After this, the file has a bracket or a quote without its partner.',
        mustConfirm: false,
      };
}

/** What tells whether a text is whole: a parser for JSON, the balance of brackets and quotes for code, nothing for prose. */
function parserOf(languageId: string): ((text: string) => boolean) | undefined {
  if (languageId === 'json') {
    return isJson;
  }
  const rules = rulesOf(languageId);
  return rules.singleLine
    ? undefined
    : (text) => {
        const { open, awaited } = scanBrackets(text, rules);
        return open === '' && (awaited === '' || awaited === '\n');
      };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
