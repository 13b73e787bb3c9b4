// Holds an answer to the grammar of its file: what would break the syntax is shortened by lines, or not suggested.

import type { Insertion, JudgeInsertions } from '../ports.ts';
import type { Answer } from './answerPieces.ts';
import type { Hole } from './hole.ts';
import { placeText } from './trimAnswer.ts';

/** Gives what of an answer may be suggested. Run again on each state of a stream. */
export type JudgeAnswer = (answer: Answer) => Promise<Answer>;

/** The judge of one request's answers. Where the grammar says nothing, brackets and indentation have decided. */
export function createAnswerJudge(hole: Hole, judge: JudgeInsertions): JudgeAnswer {
  const verdicts = new Map<string, boolean>();
  const decide = async (texts: readonly string[]): Promise<void> => {
    const asked = texts.filter((text) => !verdicts.has(text)).map((text) => ({ text, item: itemFor(text, hole) }));
    const placed = asked.flatMap(({ text, item }) => (item ? [{ text, item }] : []));
    const fits = placed.length > 0 ? await judge(placed.map(({ item }) => item)) : [];
    placed.forEach(({ text }, index) => verdicts.set(text, fits?.[index] ?? true));
  };
  const isFit = (text: string): boolean => verdicts.get(text) ?? true;
  return async (answer) => {
    const [first] = answer.pieces;
    if (!answer.isSettled || first === undefined) {
      return answer;
    }
    const texts = answer.pieces.map((_, index) => answer.pieces.slice(0, index + 1).join(''));
    await decide(texts);
    if (isFit(first)) {
      const end = texts.findIndex((text) => !isFit(text));
      return end < 0 ? answer : cutTo(answer, answer.pieces.slice(0, end));
    }
    const shorter = withFewerLines(first);
    await decide(shorter);
    return cutTo(answer, shorter.filter(isFit).slice(0, 1));
  };
}

function cutTo(answer: Answer, pieces: readonly string[]): Answer {
  return { ...answer, pieces, soFar: answer.isOver ? pieces.join('') : answer.soFar, isAll: false };
}

/** The text without its last line, its last two, and so on; the longest first. */
function withFewerLines(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines
    .slice(1)
    .map((_, index) => lines.slice(0, lines.length - 1 - index).join('\n'))
    .filter((shorter) => shorter.trim() !== '');
}

function itemFor(text: string, hole: Hole): Insertion | undefined {
  return placeText(text, hole, hole.before.length);
}
