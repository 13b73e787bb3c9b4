// Holes in real sources, and what a model may answer for them: the text that stood there, wrapped and continued in its ways.

import fc from 'fast-check';
import { rulesOf } from '../../../src/core/syntax/languageRules.ts';
import { scanBrackets } from '../../../src/core/syntax/scanBrackets.ts';
import { holeAt, shapeOf, widthOf } from '../../../src/core/completion/hole.ts';
import type { CompletionItem } from '../../../src/core/completion/completionTypes.ts';
import { readAnswer } from '../../../src/core/completion/answerPieces.ts';
import { createAnswerJudge } from '../../../src/core/completion/judgeAnswer.ts';
import type { JudgeInsertions } from '../../../src/core/ports.ts';
import { placeText, trimAnswer } from '../../../src/core/completion/trimAnswer.ts';

/** A source file that its grammar reads without an error. */
export interface Source {
  readonly path: string;
  readonly grammar: string;
  readonly languageId: string;
  readonly text: string;
}

/** A source with a hole, and an answer. */
export interface Situation {
  readonly source: Source;
  /** The text without what stood in the hole. */
  readonly text: string;
  readonly offset: number;
  /** What stood in the hole. */
  readonly truth: string;
  readonly kind: string;
  readonly raw: string;
}

/** How an answer comes, from the text that stood in the hole and the texts around it. */
const WAYS: Readonly<Record<string, (truth: string, before: string, after: string) => string>> = {
  plain: (truth) => truth,
  tags: (truth) => `<FILL>${truth}</FILL>`,
  fence: (truth) => `\`\`\`\n${truth}\n\`\`\``,
  'talk and a fence': (truth) => `Here is the code:\n\n\`\`\`\n${truth}\n\`\`\`\nIt completes the file.`,
  'the line again': (truth, before) => lastLine(before) + truth,
  'lines above again': (truth, before) => before.split('\n').slice(-4).join('\n') + truth,
  'and what follows': (truth, _, after) => truth + after.slice(0, 400),
  'and the rest of the line': (truth, _, after) => truth + firstLine(after),
  'with closers': (truth) => `${truth})`,
  'with a brace': (truth) => `${truth}\n}`,
  'without indentation': (truth) => truth.replace(/\n[ \t]+(?=\w)/g, '\n'),
  'leaking the prompt': (truth) => `${truth}\n</FILE>\nFill in the rest of this line.`,
};

/** Situations in the sources: some lines, the rest of a line or more, or what stands within brackets are taken out. */
export function situationsIn(sources: readonly Source[]): fc.Arbitrary<Situation> {
  return fc
    .noBias(
      fc.record({
        source: fc.constantFrom(...sources),
        place: fc.nat(999_999),
        length: fc.integer({ min: 1, max: 6 }),
        kind: fc.constantFrom('lines', 'rest', 'on', 'inside'),
        way: fc.constantFrom(...Object.keys(WAYS)),
      }),
    )
    .map(({ source, place, length, kind, way }) => {
      const [from, to] = spanOf(source.text, place, length, kind);
      const [before, truth, after] = [source.text.slice(0, from), source.text.slice(from, to), source.text.slice(to)];
      const raw = (WAYS[way] ?? String)(truth, before, after);
      return { source, truth, kind, text: before + after, offset: from, raw };
    })
    .filter((situation) => isWhole(situation));
}

/** The item for a situation, with the text that it makes; undefined when nothing is suggested. */
export function suggested({ source, text, offset, raw }: Situation) {
  const hole = holeAt(text, offset, source.languageId, indentUnitOf(source));
  const item = placeText(trimAnswer(raw, hole, shapeOf(hole), 'whole').text, hole, offset);
  return item && { item, result: insert(text, item) };
}

/** The item as a grammar leaves it, with the text that it makes; undefined when nothing is suggested. */
export async function suggestedBy({ source, text, offset, raw }: Situation, judge: JudgeInsertions) {
  const hole = holeAt(text, offset, source.languageId, indentUnitOf(source));
  const answer = readAnswer(raw, hole, shapeOf(hole), 'whole', true);
  const [first = ''] = (await createAnswerJudge(hole, judge)(answer)).pieces;
  const item = placeText(first, hole, offset);
  return item && { item, result: insert(text, item) };
}

/** Whether brackets and strings that begin in the hole end in it, and what is taken out over lines are whole statements. */
function isWhole({ source, truth, kind, text, offset }: Situation): boolean {
  const rules = rulesOf(source.languageId);
  const { open, awaited } = scanBrackets(truth, rules);
  if (open !== '' || awaited !== '' || truth.trim() === '') {
    return false;
  }
  if (kind === 'rest' || kind === 'inside') {
    return true;
  }
  const below = text.slice(offset).split('\n').slice(1);
  const next = below.find((line) => line.trim() !== '') ?? '';
  const line = lastLine(text.slice(0, offset));
  const inCode = scanBrackets(text.slice(0, offset), rules).awaited === '';
  const lines = truth.split('\n').slice(1);
  return (
    inCode && widthOf(next) <= widthOf(line) && lines.every((one) => one.trim() === '' || widthOf(one) >= widthOf(line))
  );
}

function indentUnitOf({ text, languageId }: Source): string {
  return text.includes('\n\t') ? '\t' : /script/.test(languageId) ? '  ' : '    ';
}

function insert(text: string, { start, end, insertText }: CompletionItem): string {
  return text.slice(0, start) + insertText + text.slice(end);
}

function spanOf(text: string, place: number, length: number, kind: string): readonly [number, number] {
  const lines = text.split('\n');
  const index = Math.floor((place / 1_000_000) * lines.length);
  const line = lines[index] ?? '';
  const startOf = (number: number) => lines.slice(0, number).join('\n').length + (number > 0 ? 1 : 0);
  const start = startOf(index);
  const last = Math.min(index + length, lines.length) - 1;
  const endOfLast = startOf(last) + (lines[last] ?? '').length;
  const indentation = line.length - line.trimStart().length;
  const words = [...line.matchAll(/(?<=[\s(.=])\S/g)].map((match) => match.index).filter((at) => at > indentation);
  const from = words[length % Math.max(1, words.length)] ?? line.length;
  const closer = line.slice(from).search(/[)\]}]/);
  switch (kind) {
    case 'lines':
      return [start + indentation, endOfLast];
    case 'on':
      return [start + from, endOfLast];
    case 'inside':
      return [start + from, closer < 0 ? start + line.length : start + from + closer];
    default:
      return [start + from, start + line.length];
  }
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
