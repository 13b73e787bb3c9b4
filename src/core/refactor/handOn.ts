// What one part of a change over many files must know of the parts before it: the names, signatures and paths that they have made.

import { definedNameIn, definedNames } from '../syntax/definedNames.ts';
import { diffLines } from '../text/diffLines.ts';
import { applyEdits } from '../text/applyEdits.ts';
import { splitLines } from '../text/splitLines.ts';
import { withinRoom, type KnownText } from './knownTexts.ts';
import type { ProposedFile } from './proposal.ts';

/** Names of a file to be that are told. */
const MOST_NAMES = 20;

/** What the parts before have proposed, and which files are in none of the messages: as texts beside the files, within their room. */
export function handOn(done: readonly ProposedFile[], others: readonly string[]): readonly KnownText[] {
  const moves = done.flatMap(describeFile);
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [{ title, text: lines.join('\n') }];
  return withinRoom([
    ...list(
      'files that other parts of this change create, move and delete: refer to them so, and do not make them again',
      moves,
    ),
    ...done.flatMap((file) => {
      const lines = changedDefinitions(file);
      const title = 'definitions that another part of this change gives this file: use them as they come';
      return lines.length === 0 ? [] : [{ path: file.path, title, text: lines.join('\n') }];
    }),
    ...list('other files of this change, which other parts see to', others),
  ]);
}

function describeFile(file: ProposedFile): readonly string[] {
  switch (file.kind) {
    case 'create':
      return [`${file.path} is created and defines: ${definedNames(file.text).slice(0, MOST_NAMES).join(', ')}`];
    case 'rename':
      return [`${file.path} becomes ${file.to}`];
    case 'delete':
      return [`${file.path} is deleted`];
    case 'edit':
      return [];
  }
}

/** The lines that define a name and go or come, as a diff writes them. */
function changedDefinitions(file: ProposedFile): readonly string[] {
  if (file.kind === 'create' || file.kind === 'delete') {
    return [];
  }
  const { text } = file.snapshot;
  const [before, after] = [contentsOf(text), contentsOf(applyEdits(text, file.edits))];
  return diffLines(before, after).flatMap((hunk) => [
    ...defining(before.slice(hunk.oldStart, hunk.oldEnd)).map((line) => `-${line}`),
    ...defining(after.slice(hunk.newStart, hunk.newEnd)).map((line) => `+${line}`),
  ]);
}

function defining(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => definedNameIn(line) !== undefined);
}

function contentsOf(text: string): readonly string[] {
  return splitLines(text).map(({ content }) => content);
}
