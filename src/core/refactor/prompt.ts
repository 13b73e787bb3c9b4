// Writes the messages that ask a model for edits of the documents that it is shown.

import type { ChatMessage } from '../model/request.ts';
import { splitLines } from '../text/splitLines.ts';
import type { TargetKind } from './catalogue.ts';
import { knownLines, type KnownText } from './knownTexts.ts';
import { BLOCK_RULES, PATCH_RULES } from './promptRules.ts';
import { shownFiles, targetLines, textOf, type Shown, type ShownFile } from './shownFiles.ts';

/** What is asked for. */
export interface PromptInput extends Shown {
  readonly instruction: string;
  readonly targetKind: TargetKind;
  /** What helps and stands in other files: read, never changed. */
  readonly known?: readonly KnownText[];
}

/** The messages for one change; the same input gives the same bytes. One file is asked for in blocks, several in a patch. */
export function buildPrompt(input: PromptInput): readonly ChatMessage[] {
  const isSingle = input.files.length === 1;
  return [
    { role: 'system', content: isSingle ? BLOCK_RULES : PATCH_RULES },
    {
      role: 'user',
      content: [
        ...knownLines(input.known ?? []),
        ...shownFiles(input).flatMap(fileLines),
        '',
        ...describeTarget(input),
        `Task: ${input.instruction}`,
        '',
        isSingle ? 'Answer with SEARCH/REPLACE blocks for this file.' : 'Answer with one patch.',
      ].join('\n'),
    },
  ];
}

/** How what failed is asked for once more. */
export type Correction = 'blocks' | 'patch' | 'whole-file';

const CORRECTIONS: Readonly<Record<Correction, string>> = {
  blocks: 'The file is unchanged; the other blocks are kept. Answer with corrected blocks for these alone.',
  patch: 'The files are unchanged; the other parts are kept. Answer with a corrected patch for these alone.',
  'whole-file':
    'The file is unchanged. Answer with all of it as it is to be, with every change that you meant and every other line as it is, between the lines <file path="…"> and </file>.',
};

/** Asks once more for the parts that could not be placed, each with its reason. */
export function buildRetryPrompt(
  messages: readonly ChatMessage[],
  answer: string,
  problems: readonly string[],
  correction: Correction,
): readonly ChatMessage[] {
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  return [
    ...messages,
    { role: 'assistant', content: answer },
    {
      role: 'user',
      content: `These ${correction === 'patch' ? 'parts' : 'blocks'} could not be applied:\n${list}\n\n${CORRECTIONS[correction]}`,
    },
  ];
}

function fileLines({ snapshot, text, part }: ShownFile): readonly string[] {
  const lines = part ? ` lines="${part[0]}-${part[1]}"` : '';
  return [`<file path="${snapshot.path}" language="${snapshot.languageId}"${lines}>`, text, '</file>'];
}

function describeTarget({ files: [first, ...others], target, targetKind }: PromptInput): readonly string[] {
  const [whose, files] = others.length > 0 ? [` path="${first.path}"`, 'files'] : ['', 'file'];
  if (targetKind === 'file') {
    return [`The task is about ${files === 'file' ? 'the whole file' : 'the whole of these files'}.`, ''];
  }
  const lines = splitLines(first.text);
  const [from, to] = targetLines(lines, target);
  const whole = textOf(lines.slice(from, to + 1));
  const chosen = textOf(splitLines(first.text.slice(target.start, target.end)));
  return [
    `<target${whose} lines="${from + 1}-${to + 1}">`,
    whole,
    '</target>',
    '',
    ...(chosen.trim() === whole.trim()
      ? []
      : ['Of the target, this is selected:', '<selected>', chosen, '</selected>', '']),
    `The task is about the target; change other lines of the ${files} only where the task needs it.`,
    '',
  ];
}
