// Ends an answer where the line or the enclosing block ends, while it still streams or after.

import { isBlank, nextLineOf, widthOf, type Hole, type Shape } from './hole.ts';
import { join, openersIn, scanBrackets } from '../syntax/scanBrackets.ts';

/** What is left of an answer, and whether anything that may still come can matter. */
export interface Cut {
  readonly text: string;
  readonly ended: boolean;
}

/** Lines of a suggestion at most: more is not read before it is accepted. */
const MAX_LINES = 16;
const PURE_CLOSER = /^\s*(?:[)\]}]+|end\b)[;,)\]]*\s*$/;
const CONTINUATION =
  /^\s*(?:[)\]}]|\/?>|\??\.\w|(?:&&|\|\||\?\?|=>|[?:+|=])\s|(?:else|elif|elsif|except|catch|finally|rescue|ensure|end|case|default)\b)/;
/** The end of a line that goes on below: an operator that stands between two values, or the start of a value. */
const UNFINISHED =
  /(?:=>|(?:^|[^=!<>])=|(?:^|[^+])\+|(?:^|[^-])-|&&|\|\||\?\?|\s[*/%&|^?:]|\b(?:and|or|instanceof))[ \t]*$/;
/** A line that has come up to its first word or operator may still become a continuation. */
const FIRST_WORD = /^\s*(?:\w*|[?:+|=.&>/]{1,2})$/;

/** The part of an answer that belongs here. `whole` says that no more text comes. */
export function cutAnswer(text: string, hole: Hole, shape: Shape, whole: boolean): Cut {
  const lines = text.split('\n');
  return shape === 'line' ? cutLine(lines, hole) : cutBlock(lines, hole, whole);
}

/** One line, or more while a bracket that it opens is open, or while it ends with what asks for more. */
function cutLine(lines: readonly string[], hole: Hole): Cut {
  const [first = ''] = lines;
  const isPlain = hole.rules.singleLine || hole.scan.awaited !== '' || isWhole(first, hole);
  if (isPlain) {
    return { text: first, ended: lines.length > 1 };
  }
  for (let count = 2; count <= Math.min(lines.length, MAX_LINES); count += 1) {
    const text = lines.slice(0, count).join('\n');
    if (isWhole(text, hole)) {
      return { text, ended: count < lines.length };
    }
  }
  return { text: isUnfinished(first, hole) ? '' : first, ended: lines.length > MAX_LINES };
}

function isWhole(text: string, hole: Hole): boolean {
  const { open, awaited } = scanBrackets(text, hole.rules);
  return openersIn(open) === '' && (awaited === '' || awaited === '\n') && !isUnfinished(text, hole);
}

/** Whether the text asks for more, and the line below is not what it asks for. */
function isUnfinished(text: string, hole: Hole): boolean {
  const { rules, rest, line, scan } = hole;
  const next = nextLineOf(hole) ?? '';
  const isInside = /[([]$/.test(openersIn(scan.open));
  const isFollowed = isInside ? !/^\s*(?:[)\]}]|$)/.test(next) : widthOf(next) > widthOf(line);
  return rules.commas && isBlank(rest) && UNFINISHED.test(text) && !isFollowed;
}

function openedBy(text: string, hole: Hole): string {
  return openersIn(join('', scanBrackets(text, hole.rules, { open: '', awaited: hole.scan.awaited }).open));
}

interface Block {
  /** Columns from which a line is inside. */
  readonly inside: number;
  /** Columns at which a closer ends the block and belongs to it; undefined where it belongs to what encloses it. */
  readonly closes: number | undefined;
  /** Columns of the statements; a second one after a deeper line or a gap is the next suggestion. */
  readonly statement: number | undefined;
  /** Whether braces stand on lines of their own: then what goes on after a closer stands below it. */
  readonly bracesAlone: boolean;
}

function blockOf(first: string, hole: Hole): Block {
  if (isBlank(hole.line)) {
    const level = widthOf(hole.line + first);
    return { inside: level, closes: undefined, statement: level, bracesAlone: false };
  }
  const base = widthOf(hole.line);
  return { inside: base + 1, closes: base, statement: undefined, bracesAlone: hole.line.trim() === '{' };
}

type Step = 'keep' | 'last' | 'stop';

function cutBlock(lines: readonly string[], hole: Hole, whole: boolean): Cut {
  const block = blockOf(lines[0] ?? '', hole);
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const isComplete = whole || index < lines.length - 1;
    const step = kept.length >= MAX_LINES ? 'stop' : stepAt(line, kept, block, hole, isComplete);
    if (step === 'stop') {
      return { text: finishedLines(kept, hole), ended: true };
    }
    kept.push(line);
    if (step === 'last') {
      return { text: trimLines(kept), ended: isComplete };
    }
  }
  return { text: whole ? finishedLines(kept, hole) : trimLines(kept), ended: false };
}

function stepAt(line: string, kept: readonly string[], block: Block, hole: Hole, isComplete: boolean): Step {
  if (isBlank(line)) {
    return 'keep';
  }
  if (isComplete && repeatsNext(line, kept, hole)) {
    return 'stop';
  }
  const isFirst = kept.length === 0 || (kept.every(isBlank) && block.statement !== undefined);
  const isUnclear = !isComplete && FIRST_WORD.test(line);
  return isFirst || isUnclear ? 'keep' : stepInBlock(line, kept, block, hole);
}

function stepInBlock(line: string, kept: readonly string[], block: Block, hole: Hole): Step {
  const width = widthOf(line);
  if (width < block.inside) {
    return stepOutside(line, width, kept, block);
  }
  return width === block.statement && isNextStatement(line, kept, hole, width) ? 'stop' : 'keep';
}

function stepOutside(line: string, width: number, kept: readonly string[], block: Block): Step {
  if (width !== block.closes) {
    return 'stop';
  }
  const above = kept.findLast((other) => !isBlank(other)) ?? '';
  const mayGoOn = block.bracesAlone && !(widthOf(above) === width && PURE_CLOSER.test(above));
  if (PURE_CLOSER.test(line)) {
    return mayGoOn ? 'keep' : 'last';
  }
  return CONTINUATION.test(line) || opensAgain(line, above, mayGoOn) ? 'keep' : 'stop';
}

/** Whether the line is the brace of an `else` or a `catch` above it. */
function opensAgain(line: string, above: string, mayGoOn: boolean): boolean {
  return mayGoOn && line.trim() === '{' && CONTINUATION.test(above);
}

/** Whether the line below the hole says the same: then the answer has run into the text that is there. A closer of the answer's own has not. */
function repeatsNext(line: string, kept: readonly string[], hole: Hole): boolean {
  const next = nextLineOf(hole);
  const placed = kept.length === 0 ? hole.line + line : line;
  const isSame = next?.trim() === placed.trim() && widthOf(next) === widthOf(placed);
  return isSame && !(PURE_CLOSER.test(line) && openedBy(kept.join('\n'), hole) !== '');
}

function isNextStatement(line: string, kept: readonly string[], hole: Hole, width: number): boolean {
  if (CONTINUATION.test(line) || openedBy(kept.join('\n'), hole) !== '') {
    return false;
  }
  const written = kept.findLast((other) => !isBlank(other)) ?? '';
  const isFirstLine = kept.findIndex((other) => !isBlank(other)) === kept.lastIndexOf(written);
  const isDeeper = !isFirstLine && widthOf(written) > width;
  const isGap = isBlank(kept.at(-1) ?? '');
  const isBlockEnd = !isFirstLine && PURE_CLOSER.test(written);
  return isDeeper || isGap || isBlockEnd;
}

/** The lines without those at the end that ask for more than has come. */
function finishedLines(lines: readonly string[], hole: Hole): string {
  const last = lines.findLastIndex((line) => !isBlank(line) && !isUnfinished(line, hole));
  return trimLines(lines.slice(0, last + 1));
}

function trimLines(lines: readonly string[]): string {
  return lines.join('\n').trimEnd();
}
