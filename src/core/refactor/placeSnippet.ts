// Places a piece of code of an answer in a file without asking a model: the whole file, or one definition that stands there once. It refuses rather than guesses.

import { hideSecrets } from '../egress/secrets.ts';
import type { Snapshot, TextEdit } from '../text/snapshot.ts';
import { splitLines } from '../text/splitLines.ts';
import { rewriteFile } from './rewriteFile.ts';

/** A line that names its file: a comment that holds a path alone. */
const PATH_COMMENT = /^\s*(?:\/\/|#|\/\*|<!--|--|;)\s*((?:[\w.@-]+\/)*[\w.@-]+\.[A-Za-z]\w*)\s*(?:\*\/|-->)?\s*$/u;

/** A line that does nothing but close what stands above it. */
const CLOSER = /^(?:[)\]}]+[;,]?|end|<\/[\w.-]+>)$/u;

/** UTF-16 units of a first line that is worth looking for, without the blanks around it. */
const SHORTEST_FIRST = 6;

/** The path that a piece of code names in its first line; undefined when it names none. */
export function snippetPath(code: string): string | undefined {
  return PATH_COMMENT.exec(code.split('\n', 1)[0] ?? '')?.[1];
}

/** Edits of whole lines, none where the file holds the code already; undefined where its place is not certain. Secrets that were hidden are put back. */
export function placeSnippet(code: string, snapshot: Snapshot): readonly TextEdit[] | undefined {
  const file = splitLines(snapshot.text).map(({ content }) => content);
  const lines = withoutPath(withoutBlankEnds(restored(code, snapshot.text).split(/\r\n?|\n/u)), file);
  const written = isWhole(lines, file) ? [...lines, ...blankEnd(file)] : withDefinition(lines, file);
  const result = written && rewriteFile(snapshot, written);
  return result && 'edits' in result ? result.edits : undefined;
}

function restored(code: string, text: string): string {
  return hideSecrets(text).hidden.reduce(
    (all, { placeholder, value }) => all.replaceAll(placeholder, () => value),
    code,
  );
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const isText = (line: string): boolean => line.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(isText)), lines.findLastIndex(isText) + 1);
}

/** The comment with the path is none of the file's, unless it stands there. */
function withoutPath(lines: readonly string[], file: readonly string[]): readonly string[] {
  const [first = ''] = lines;
  return PATH_COMMENT.test(first) && !file.includes(first) ? withoutBlankEnds(lines.slice(1)) : lines;
}

function blankEnd(file: readonly string[]): readonly string[] {
  return file.at(-1) === '' ? [''] : [];
}

/** It begins and ends as the file does, and is no small part of it. */
function isWhole(lines: readonly string[], file: readonly string[]): boolean {
  const text = withoutBlankEnds(file);
  const isSame = (at: number): boolean => lines.at(at)?.trim() === text.at(at)?.trim();
  return lines.length > 1 && lines.length >= text.length / 2 && isSame(0) && isSame(-1);
}

/** The file with the definition in place of the one that begins with the same line; undefined where there is not exactly one. */
function withDefinition(lines: readonly string[], file: readonly string[]): readonly string[] | undefined {
  const start = onlyPlace(lines[0]?.trim() ?? '', file);
  const isOne = lines.length > 1 && definitionEnd(lines, 0) === lines.length - 1;
  if (start === undefined || !isOne) {
    return undefined;
  }
  const end = definitionEnd(file, start);
  const indented = indentedAs(lines, indentOf(file[start] ?? ''));
  return end === undefined || !indented ? undefined : [...file.slice(0, start), ...indented, ...file.slice(end + 1)];
}

/** The index of the only line that reads so; undefined where there is none, or several, or it says next to nothing. */
function onlyPlace(wanted: string, file: readonly string[]): number | undefined {
  const [start, ...others] = file.flatMap((line, index) => (line.trim() === wanted ? [index] : []));
  return wanted.length < SHORTEST_FIRST || others.length > 0 ? undefined : start;
}

/** The last line of what begins at a line; undefined where it is not plain to see. */
function definitionEnd(lines: readonly string[], start: number): number | undefined {
  const header = lines[start]?.trimEnd() ?? '';
  const rest = lines.slice(start + 1);
  const depth = indentOf(header).length;
  const last = header.endsWith(':') ? lastDeeper(rest, depth) : closerAt(rest, depth);
  return last < 0 ? undefined : start + 1 + last;
}

/** Where a definition ends by its indentation: the index of the last line that stands deeper; -1 without one. */
function lastDeeper(rest: readonly string[], depth: number): number {
  const back = rest.findIndex((line) => line.trim() !== '' && indentOf(line).length <= depth);
  return (back < 0 ? rest : rest.slice(0, back)).findLastIndex((line) => line.trim() !== '');
}

/** The index of the line that closes at this depth; lines such as `} else {` on the way close nothing. -1 where another comes first. */
function closerAt(rest: readonly string[], depth: number): number {
  const at = rest.findIndex((line) => {
    const text = line.trim();
    return text !== '' && indentOf(line).length <= depth && (CLOSER.test(text) || !/^[)\]}]/u.test(text));
  });
  const line = rest[at] ?? '';
  return CLOSER.test(line.trim()) && indentOf(line).length === depth ? at : -1;
}

/** Code that begins at the margin goes to the depth of what it replaces; undefined where it stands at another one. */
function indentedAs(lines: readonly string[], indent: string): readonly string[] | undefined {
  const own = indentOf(lines[0] ?? '');
  if (own === indent) {
    return lines;
  }
  return own === '' ? lines.map((line) => (line.trim() === '' ? line : indent + line)) : undefined;
}

function indentOf(line: string): string {
  return /^[ \t]*/u.exec(line)?.[0] ?? '';
}
