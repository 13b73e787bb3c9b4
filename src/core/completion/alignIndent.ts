// Fits an answer's indentation to the place: the first line goes on where the cursor stands, the others follow the file.

import { isBlank, leadingOf, nextLineOf, opensBlock, widthOf, type Hole, type Shape } from './hole.ts';

const CLOSER = /^\s*(?:[)\]}]|end\b)/;
/** After one of these a line goes on below without changing its meaning. */
const GOES_ON = /(?:[=(,.&|+\-*/<?:[]|\b(?:return|await|new|in|of|import|from|yield))\s*$/;

/** The answer as it has to be inserted. */
export function alignIndent(text: string, hole: Hole, shape: Shape): string {
  const lines = withIndentUnit(text.split('\n'), hole.indentUnit);
  if (isBlank(hole.line)) {
    return onBlankLine(lines, hole).join('\n');
  }
  return (shape === 'block' ? atBlockStart(lines, hole) : onWrittenLine(lines, hole)).join('\n');
}

/** On a blank line the editor has written the first line's indentation already, or part of it. */
function onBlankLine(answer: readonly string[], hole: Hole): readonly string[] {
  const firstWritten = answer.findIndex((line) => !isBlank(line));
  if (firstWritten < 0) {
    return [''];
  }
  const [first = '', ...rest] = answer.slice(firstWritten);
  const leading = leadingOf(first);
  const isAbsolute = leading.startsWith(hole.line);
  const missing = leading !== '' && hole.line.startsWith(leading) ? hole.line.slice(leading.length) : '';
  const start = isAbsolute ? first.slice(hole.line.length) : first.trimStart();
  return [start, ...shifted(rest, start, missing, hole)];
}

/** A block begins on the line below its start. */
function atBlockStart(answer: readonly string[], hole: Hole): readonly string[] {
  const base = leadingOf(hole.line);
  const [first = '', ...rest] = answer;
  const isOnLines = hole.rules.indented ? hole.line.trimEnd().endsWith(':') : !isBlank(rest.join(''));
  const mustBreak = !isBlank(first) && (isOnLines || closesBelow(hole));
  if (mustBreak && opensBlock(hole) && !CLOSER.test(first)) {
    const body = shifted([base + hole.indentUnit + first.trimStart(), ...rest], hole.line, '', hole);
    return ['', ...body];
  }
  return [first.trimEnd() === '' ? '' : first, ...shifted(rest, hole.line, '', hole)];
}

/** Whether the closer of the block stands on a line of its own, so that what is inside does too. */
function closesBelow(hole: Hole): boolean {
  const next = isBlank(hole.rest) ? nextLineOf(hole) : undefined;
  return next !== undefined && CLOSER.test(next) && widthOf(next) === widthOf(hole.line);
}

/** In the middle of a line a line break stands only where it changes nothing: there it goes. */
function onWrittenLine(answer: readonly string[], hole: Hole): readonly string[] {
  const [first = '', ...rest] = answer;
  if (isBlank(first) && hole.scan.awaited === '' && GOES_ON.test(hole.line) && rest.length > 0) {
    const [next = '', ...others] = rest;
    return [next.trimStart(), ...others];
  }
  const start = /\s$/.test(hole.line) ? first.trimStart() : first;
  return [start, ...rest];
}

/** Lines below a first one, moved by `missing`, or under the base when they are written as if it stood at the margin. */
function shifted(lines: readonly string[], first: string, missing: string, hole: Hole): readonly string[] {
  const base = leadingOf(hole.line);
  const next = lines.find((line) => !isBlank(line));
  const opens = /[{([:]\s*$|=>\s*$/.test(first);
  const isRelative =
    next !== undefined && opens && !CLOSER.test(next) && !isLabel(next, hole) && widthOf(next) <= widthOf(base);
  const under = next !== undefined && widthOf(next) === 0 ? base + hole.indentUnit : base;
  const shift = isRelative ? under : missing;
  return shift === '' ? lines : lines.map((line) => (isBlank(line) ? '' : shift + line));
}

/** Whether the line is a label that stands by right where its switch does: everywhere in Go, elsewhere where it is written so. */
function isLabel(line: string, hole: Hole): boolean {
  const base = widthOf(hole.line);
  const isAllowed = base > 0 || hole.languageId === 'go';
  return isAllowed && widthOf(line) === base && /^\s*(?:case\b|default\s*:)/.test(line);
}

/** The file's own steps of indentation: tabs for blanks, or blanks for tabs. */
function withIndentUnit(lines: readonly string[], unit: string): readonly string[] {
  if (unit !== '\t') {
    return lines.map((line) => line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)));
  }
  const step = lines.some((line) => /^ {2}(?: {4})*\S/.test(line)) ? 2 : 4;
  return lines.map((line) => line.replace(/^ +/, (blanks) => '\t'.repeat(Math.floor(blanks.length / step))));
}
