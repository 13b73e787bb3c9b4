// Fits an answer between the texts on both sides, so that closers neither double nor go missing.

import { isBlank, leadingOf, nextLineOf, SCAN_LIMIT, type Hole } from './hole.ts';
import { endsWithLine, join, openersIn, scanBrackets, type Scan } from '../syntax/scanBrackets.ts';

/** Text to insert, and how many characters behind the cursor it stands for. */
export interface Fit {
  readonly text: string;
  readonly covered: number;
}

/** The start of a line that is a value, and goes on with none. */
const VALUE = /^\s*(?!(?:and|or|in|is|as|if|else|for|not|instanceof|async)\b)[\w"'`[]/;
const CLOSERS = /^[\s)\]}>"'`;:,]*$/;

/** The best way to insert the text; undefined when every way would leave the file's brackets worse than they are. */
export function fitBrackets(text: string, hole: Hole): Fit | undefined {
  const judge = createJudge(hole);
  const allowed = judge({ text: '', covered: 0 });
  for (const shorter of shorterTexts(text, hole)) {
    const scored = waysToInsert(shorter, hole)
      .filter((fit) => !isBlank(fit.text))
      .map((fit) => ({ fit, errors: judge(fit) }));
    const least = Math.min(...scored.map(({ errors }) => errors));
    const best = scored.find(({ errors }) => errors === least && errors <= allowed);
    if (best) {
      return best.fit;
    }
  }
  return undefined;
}

/** The ways in order of preference; a later one is taken only when it leaves fewer errors. */
function waysToInsert(text: string, hole: Hole): readonly Fit[] {
  if (isBlank(hole.rest)) {
    return [{ text: text.trimEnd(), covered: 0 }];
  }
  const covering = CLOSERS.test(hole.rest) ? coveringFits(text, hole.rest) : [];
  const dropping = droppingFits(text, hole.rest);
  const multiline = text.includes('\n');
  return [...(multiline ? [...covering, ...dropping] : [...dropping, ...covering]), plainFit(text, hole)];
}

/** The text stands for what follows the cursor and says it again, so that nothing is lost. */
function coveringFits(text: string, rest: string): readonly Fit[] {
  const end = text.trimEnd();
  return lengthsDown(rest.trimEnd().length)
    .filter((length) => isSubsequence(rest.slice(0, length), end))
    .map((covered) => ({ text: end, covered }));
}

/** The end of the text that stands behind the cursor already is left away. */
function droppingFits(text: string, rest: string): readonly Fit[] {
  const end = text.trimEnd();
  return lengthsDown(rest.length)
    .filter((length) => end.endsWith(rest.slice(0, length)) && !isBlank(rest.slice(0, length)))
    .map((length) => ({ text: end.slice(0, end.length - length), covered: 0 }));
}

/** As it is; the closer of a block that is filled in over lines goes to a line of its own. */
function plainFit(text: string, hole: Hole): Fit {
  if (!/^\s*[)\]}]/.test(hole.rest)) {
    return { text, covered: 0 };
  }
  const end = text.includes('\n') ? `\n${leadingOf(hole.line)}` : '';
  return { text: text.trimEnd() + end, covered: 0 };
}

/** The text, then without the end of the comment that it stands in, with fewer closers at its end, then with fewer lines. */
function shorterTexts(text: string, { rules, scan }: Hole): readonly string[] {
  const whole = text.trimEnd();
  const closers = /[)\]}>;,]{0,6}$/.exec(whole)?.[0].length ?? 0;
  const lines = whole.split('\n');
  const end = rules.blockComment?.[1] ?? '';
  const isEnded = end !== '' && scan.awaited === end && whole.endsWith(end);
  return [
    text,
    ...(isEnded ? [whole.slice(0, -end.length).trimEnd()] : []),
    ...[...Array(closers).keys()].map((count) => whole.slice(0, whole.length - count - 1)),
    ...lengthsDown(lines.length - 1).map((count) => lines.slice(0, count).join('\n')),
  ];
}

/** Counts the errors of the file with a text inserted. */
function createJudge(hole: Hole): (fit: Fit) => number {
  const below = hole.after.slice(hole.rest.length, hole.rest.length + SCAN_LIMIT);
  const read = new Map<string, Scan>();
  const scanBelow = (awaited: string): Scan => {
    const known = read.get(awaited) ?? scanBrackets(below, hole.rules, { open: '', awaited });
    read.set(awaited, known);
    return known;
  };
  return ({ text, covered }) => {
    const line = scanBrackets(text + hole.rest.slice(covered), hole.rules, hole.scan);
    const cutShort = line.awaited !== '' && line.awaited !== '\n' && endsWithLine(line.awaited, hole.rules);
    const end = scanBelow(line.awaited);
    const openEnd = end.awaited === '' || end.awaited === '\n' ? 0 : 1;
    const closedTwice = hole.scan.awaited !== '' && line.awaited === '' && closesBelow(hole, below);
    const touching = touchesNext(text, hole);
    return join(line.open, end.open).length + openEnd + (cutShort || closedTwice || touching ? 1 : 0);
  };
}

/** Whether the text ends with a value within brackets, and the line below begins with another. */
function touchesNext(text: string, hole: Hole): boolean {
  const isPlace = hole.rules.commas && isBlank(hole.line + hole.rest) && /[([]$/.test(openersIn(hole.scan.open));
  const next = isPlace ? nextLineOf(hole) : undefined;
  const isString = /["'`]$/.test(text) && /^\s*\w?["'`]/.test(next ?? '');
  return next !== undefined && !isString && /[\w"'`)\]]$/.test(text) && VALUE.test(next);
}

/** Whether the comment that the cursor stands in ends below its line: then it must not end before. */
function closesBelow({ rules, scan, rest }: Hole, below: string): boolean {
  const [opener = '', closer = ''] = rules.blockComment ?? [];
  if (closer === '' || scan.awaited !== closer || rest.includes(closer)) {
    return false;
  }
  const [closed, opened] = [below.indexOf(closer), below.indexOf(opener)];
  return closed >= 0 && (opened < 0 || closed < opened);
}

function isSubsequence(part: string, text: string): boolean {
  let index = 0;
  for (const character of text) {
    index += character === part.charAt(index) ? 1 : 0;
  }
  return index >= part.length;
}

function lengthsDown(from: number): readonly number[] {
  return Array.from({ length: Math.max(0, from) }, (_, index) => from - index);
}
