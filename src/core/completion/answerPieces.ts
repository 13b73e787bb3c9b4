// Divides what a model wrote into suggestions: one statement each, shown one after the other, and nothing beyond the block.

import { alignIndent } from './alignIndent.ts';
import type { Standing } from './correctAnswer.ts';
import { dropRepeats } from './dropRepeats.ts';
import { isAlone, isBlank, nextLineOf, shapeOf, widthOf, type Hole, type Shape } from './hole.ts';
import { join, openersIn, scanBrackets } from '../syntax/scanBrackets.ts';
import { stripEcho } from './stripEcho.ts';
import { trimAnswer, unwrapFor, type Progress } from './trimAnswer.ts';

/** Lines that are read beyond a suggestion at most: each may miss, so that a late one is hardly ever reached. */
const LINES_AHEAD = 8;

/** An answer as far as it has come. */
export interface Answer {
  /** Suggestions in their order: the first begins at the cursor, each other one with a line break. */
  readonly pieces: readonly string[];
  /** All that has come of what belongs here, the last line as far as it goes. */
  readonly soFar: string;
  /** Whether the first piece, or that there is none, can no longer change. */
  readonly isSettled: boolean;
  /** Whether nothing matters that may still come. */
  readonly isOver: boolean;
  /** Whether the block ends with the pieces, as far as the model knows. */
  readonly isAll: boolean;
}

/** An answer of which nothing has come. */
export const NOTHING_YET: Answer = { pieces: [], soFar: '', isSettled: false, isOver: false, isAll: false };

/** Reads an answer; run again on each piece of a stream. `atOnce` asks for a whole block as one suggestion. */
export function readAnswer(raw: string, hole: Hole, shape: Shape, progress: Progress, atOnce: boolean): Answer {
  const { text, ended } = trimAnswer(raw, hole, shape, progress);
  if (progress === 'more' && !ended) {
    return atOnce ? { ...NOTHING_YET, soFar: text } : statementsOf(text, /\n[ \t]*$/.test(raw), hole);
  }
  const own = atOnce ? { pieces: [text], rest: '' } : wholeStatements(text.split('\n'), hole);
  const ahead = own.rest === '' ? readAhead(raw, text, hole, shape, progress) : NOTHING_AHEAD;
  const pieces = [...own.pieces, own.rest, ...ahead.pieces].filter((piece) => !isBlank(piece));
  const isOver = progress !== 'more' || ahead.isOver;
  return { pieces, soFar: pieces.join(''), isSettled: isOver || pieces.length > 0, isOver, isAll: ahead.isAll };
}

/** What can be said of an answer of which more is to come. */
function statementsOf(soFar: string, isLineEnd: boolean, hole: Hole): Answer {
  const lines = soFar.split('\n');
  const { pieces } = wholeStatements(isLineEnd ? lines : lines.slice(0, -1), hole);
  const [first] = pieces;
  const isSettled = first !== undefined && dropRepeats(first, hole) === first;
  return { ...NOTHING_YET, pieces: isSettled ? pieces : [], soFar, isSettled };
}

interface Ahead {
  readonly pieces: readonly string[];
  readonly isOver: boolean;
  readonly isAll: boolean;
}

const NOTHING_AHEAD: Ahead = { pieces: [], isOver: true, isAll: false };

/**
 * What follows the text of a suggestion in its answer; only whole lines, unless all of the answer is there. Behind a line that needs
 * nothing more that is all there is.
 */
function readAhead(raw: string, text: string, hole: Hole, shape: Shape, progress: Progress): Ahead {
  const aligned = alignIndent(stripEcho(unwrapFor(raw, hole) ?? '', hole), hole, shape);
  if (isAlone(hole) || !goesOn(aligned, text, hole)) {
    return NOTHING_AHEAD;
  }
  const isWhole = progress === 'whole';
  const lines = aligned.slice(text.length).split('\n');
  const complete = isWhole ? lines : lines.slice(0, -1);
  const inside = linesInside(complete, text, hole);
  const isEnded = inside.length < complete.length;
  const isLong = inside.length > LINES_AHEAD;
  const { pieces, rest } = wholeStatements(inside.slice(0, LINES_AHEAD + 1), hole);
  return { pieces, isOver: isEnded || isLong, isAll: (isEnded || isWhole) && !isLong && rest === '' };
}

/** Whether the suggestion is how the answer begins; no suggestion is one where the line needs nothing more. */
function goesOn(aligned: string, text: string, hole: Hole): boolean {
  const isLineWhole = !isBlank(hole.line) && isBlank(aligned.split('\n')[0] ?? '');
  return text === '' ? isLineWhole : aligned.startsWith(text);
}

/** The lines up to the end of the block, or to the text that is there already. The first one ends the suggestion, and is empty. */
function linesInside(lines: readonly string[], text: string, hole: Hole): readonly string[] {
  const base = widthOf((hole.line + text).split('\n').at(-1) ?? '');
  const next = nextLineOf(hole)?.trim();
  const end = lines.findIndex((line) => !isBlank(line) && (widthOf(line) < base || line.trim() === next));
  return end < 0 ? lines : lines.slice(0, end);
}

/** Lines that belong together because a bracket is open are one statement; blank lines go with what follows. */
function wholeStatements(
  lines: readonly string[],
  hole: Hole,
): { readonly pieces: readonly string[]; readonly rest: string } {
  const pieces: string[] = [];
  let rest = '';
  let isFirst = true;
  for (const line of lines) {
    rest += isFirst ? line : `\n${line}`;
    isFirst = false;
    const awaited = pieces.length === 0 ? hole.scan.awaited : '';
    const open = openersIn(join('', scanBrackets(rest, hole.rules, { open: '', awaited }).open));
    if (!isBlank(rest) && open === '') {
      pieces.push(rest);
      rest = '';
    }
  }
  return { pieces, rest };
}

/** What is left to suggest behind so many typed UTF-16 code units of an answer: the rest of the piece that they end in. */
export function pieceBehind(pieces: readonly string[], typed: number): string | undefined {
  let start = 0;
  for (const piece of pieces) {
    if (typed < start + piece.length) {
      return piece.slice(typed - start);
    }
    start += piece.length;
  }
  return undefined;
}

/** A text to suggest; `isCorrected`: it is what follows in a line of which the user has written a word otherwise. */
export interface Suggested {
  readonly text: string;
  readonly isCorrected: boolean;
}

/** What an answer that was corrected by hand suggests next at the hole: it is read anew there, like an answer for this hole. */
export function correctedPiece(standing: Standing, hole: Hole): Suggested | undefined {
  if (standing.kind !== 'corrected') {
    return undefined;
  }
  const [text] = readAnswer(standing.rest, hole, shapeOf(hole), 'whole', false).pieces;
  return text === undefined ? undefined : { text, isCorrected: standing.isFresh };
}
