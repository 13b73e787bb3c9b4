// Says why a block is not applied: exactly, for the model that may correct it and for the user who reads it.

import type { RefusalReason, RefusedBlock } from './matchEdits.ts';
import type { BlockProblem } from './searchReplace.ts';

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
  indentation: (lines) => `its indentation does not follow that of line ${lines.join(', ')}`,
  elision: () => 'it leaves code out instead of writing it in full',
  placeholder: () => 'it holds a placeholder for a hidden value that is not in the file',
  'empty-search': () => 'its SEARCH part is empty',
  overlap: (lines) => `another block changes the same lines, from line ${lines.join(', ')}`,
};

/** One sentence about blocks that cannot be read. */
export function describeBlockProblem(problem: BlockProblem): string {
  return problem === 'incomplete'
    ? 'The last block has no end.'
    : 'A block has a marker where none can stand; each needs SEARCH, one divider and REPLACE.';
}

function nameOf(lines: readonly string[]): string | undefined {
  const line = lines.find((candidate) => candidate.trim() !== '')?.trim();
  return line !== undefined && line.length > NAME_LENGTH ? `${line.slice(0, NAME_LENGTH)}…` : line;
}
