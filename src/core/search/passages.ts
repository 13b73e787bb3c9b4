// Finds the passages of documents that answer a question best: a few lines each, best first.

import { rankBm25, toTermDocument, type TermDocument } from './bm25.ts';
import type { LineRange } from '../syntax/cut.ts';
import { fileRows } from '../syntax/fileLines.ts';
import { termsOf } from './terms.ts';

/** A text to search. */
export interface SearchedText {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Of a part of a file, the lines that stand in the text: 1-based, inclusive, one line between two ranges being a mark. */
  readonly lines?: readonly LineRange[];
}

/** A few lines that hold terms of the question. */
export interface Passage {
  readonly path: string;
  /** 1-based line of the file. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** The line that says most about the question, as it stands in the file. */
  readonly tellingLine: string;
}

/** Lines of a passage. */
const MOST_LINES = 6;
const LEAST_LINES = 3;

/** A term in the path says as much as this many in the text. */
const PATH_WEIGHT = 3;

/** Passages are looked for in so many of the best documents. */
const MOST_DOCUMENTS = 40;

/** Longer lines are generated or data; UTF-16 code units. */
const LONGEST_LINE = 400;

/** The terms of a text to search, its path weighing more. */
export function toSearchTerms({ path, text }: SearchedText): TermDocument {
  return toTermDocument([
    { text: path, weight: PATH_WEIGHT },
    { text, weight: 1 },
  ]);
}

/**
 * The passages that match the query best, best first, none overlapping. `terms` are those of the texts, in the same
 * order; the query comes from `queryTermsOf`.
 */
export function findPassages(
  texts: readonly SearchedText[],
  terms: readonly TermDocument[],
  query: readonly string[],
  most: number,
): readonly Passage[] {
  const wanted = new Set(query);
  const windows = rankBm25(terms, query)
    .slice(0, MOST_DOCUMENTS)
    .flatMap(({ index }) => windowsOf(texts[index], wanted));
  const ranked = rankBm25(windows.map(toWindowTerms), query);
  const chosen: Window[] = [];
  for (const { index } of ranked) {
    const window = windows[index];
    if (window && chosen.length < most && !chosen.some((other) => overlap(window, other))) {
      chosen.push(window);
    }
  }
  return chosen.map((window) => toPassage(window, query));
}

interface Window {
  readonly source: SearchedText;
  /** Lines of the text, from 0, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The lines of a text; a mark for lines left out is none. */
type Rows = readonly (string | undefined)[];

/** One window for each line that holds a term, from that line on. */
function windowsOf(source: SearchedText | undefined, wanted: ReadonlySet<string>): readonly Window[] {
  if (!source) {
    return [];
  }
  const rowAt = fileRows(source.lines);
  const rows = source.text.split('\n');
  const lines = rows.map((line, row) => (rowAt(row).isMark ? undefined : line.replace(/\r$/, '')));
  return lines.flatMap((line, from) => {
    const hit = isReadable(line) && termsOf(line).some((term) => wanted.has(term));
    return hit ? [windowAt(source, lines, from)] : [];
  });
}

/** Up to six lines; it ends before a blank or overlong line once it is long enough, and reaches back where the text ends. */
function windowAt(source: SearchedText, lines: Rows, at: number): Window {
  let to = at + 1;
  while (to - at < MOST_LINES && isReadable(lines[to]) && (to - at < LEAST_LINES || !isBlank(lines[to]))) {
    to += 1;
  }
  let from = at;
  while (to - from < LEAST_LINES && isReadable(lines[from - 1])) {
    from -= 1;
  }
  while (isBlank(lines[from])) {
    from += 1;
  }
  while (to - at > 1 && isBlank(lines[to - 1])) {
    to -= 1;
  }
  return { source, from, to, lines: lines.slice(from, to).filter(isReadable) };
}

function isReadable(line: string | undefined): line is string {
  return line !== undefined && line.length <= LONGEST_LINE;
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === '';
}

/** All windows count as equally long: a single line is no better passage for being short. */
function toWindowTerms({ source, lines }: Window): TermDocument {
  const { counts } = toTermDocument([
    { text: source.path, weight: 1 },
    { text: lines.join('\n'), weight: 1 },
  ]);
  return { counts, length: 1 };
}

function overlap(one: Window, other: Window): boolean {
  return one.source === other.source && one.from < other.to && other.from < one.to;
}

function toPassage({ source, from, lines }: Window, query: readonly string[]): Passage {
  const telling = rankBm25(
    lines.map((line) => toTermDocument([{ text: line, weight: 1 }])),
    query,
  );
  return {
    path: source.path,
    firstLine: fileRows(source.lines)(from).lines[0],
    lines,
    tellingLine: lines[telling[0]?.index ?? 0] ?? '',
  };
}
