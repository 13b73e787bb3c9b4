// Says why a block is not applied: exactly, for the model that may correct it and for the user who reads it.

import type { RefusalReason, RefusedBlock } from './matchEdits.ts';
import type { AnswerProblem } from './answer.ts';

/** Characters of a block's first line that name it. */
const NAME_LENGTH = 60;

/** One sentence about a refused block. */
export function describeRefusal({ block, reason, lines }: RefusedBlock): string {
  const name = nameOf(block.search) ?? nameOf(block.replace) ?? '';
  return `The block that starts with "${name}": ${REASONS[reason](lines)}.`;
}

const REASONS: Readonly<Record<RefusalReason, (lines: readonly number[]) => string>> = {
  'not-found': () => 'its SEARCH lines are not in the file',
  ambiguous: (lines) => `its SEARCH lines stand at ${lines.length} places (lines ${lines.slice(0, 5).join(', ')})`,
  anchor: (lines) => `its lines stand at line ${lines.join(', ')}, which is not below its @@ line`,
  indentation: (lines) => `its indentation does not follow that of line ${lines.join(', ')}`,
  'blank-lines': (lines) =>
    `its blank lines are not those of the file at line ${lines.join(', ')}, where it changes lines`,
  typography: (lines) => `its quotes or dashes are not those of the file at line ${lines.join(', ')}`,
  fence: () => 'it begins or ends with a fence, which would stand in the file',
  elision: () => 'it leaves code out instead of writing it in full',
  placeholder: () => 'it holds a placeholder for a hidden value that is not in the file',
  'empty-search': () => 'its SEARCH part is empty',
  overlap: (lines) => `another block changes the same lines, from line ${lines.join(', ')}`,
};

/** One sentence about a part of an answer that cannot be read. */
export function describeAnswerProblem(problem: AnswerProblem): string {
  return ANSWER_PROBLEMS[problem];
}

const ANSWER_PROBLEMS: Readonly<Record<AnswerProblem, string>> = {
  incomplete: 'The last block has no end.',
  'misplaced-marker': 'A block has a marker where none can stand; each needs SEARCH, one divider and REPLACE.',
  'unreadable-line': 'A file that is added has lines without "+".',
};

/** Why nothing can become of a file as an answer says it. */
export type FileRefusal =
  'not-shown' | 'already-there' | 'deleted-too' | 'written-twice' | 'disguised' | 'left-out' | 'hidden-value';

/** One sentence about a file of an answer. */
export function describeFileRefusal(path: string, reason: FileRefusal): string {
  return FILE_REFUSALS[reason](path);
}

const FILE_REFUSALS: Readonly<Record<FileRefusal, (path: string) => string>> = {
  'not-shown': (path) => `${path} was not shown, so it cannot be changed.`,
  'already-there': (path) => `There is a file at ${path}, so none can be put there.`,
  'deleted-too': (path) => `${path} is to be deleted and changed as well.`,
  'written-twice': (path) =>
    `${path} is written as a whole although only a part of it may be, or it is changed as well.`,
  disguised: (path) => `${path} is no plain path of this workspace.`,
  'left-out': (path) => `The text of ${path} leaves code out instead of writing it in full.`,
  'hidden-value': (path) => `The text of ${path} holds a placeholder for a hidden value of another file.`,
};

function nameOf(lines: readonly string[]): string | undefined {
  const line = lines.find((candidate) => candidate.trim() !== '')?.trim();
  return line !== undefined && line.length > NAME_LENGTH ? `${line.slice(0, NAME_LENGTH)}…` : line;
}
