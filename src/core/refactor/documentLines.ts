// A document as blocks are matched against it: its lines in the views of the ladder, and edits of whole lines.

import type { OffsetRange, TextEdit } from '../text/snapshot.ts';
import { hasEnding, lineAt, mainLineEnding, splitLines, type Line } from '../text/splitLines.ts';
import { FENCE } from './answer.ts';
import { indentUnitOf } from './indentUnit.ts';

/** How a line is looked at: what it still has to agree in. */
export type View = (line: string) => string;

/** The lines of a document in one view. */
export interface ViewedLines {
  readonly lines: readonly string[];
  /** Where each different line stands, ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** A document that is read once and matched against often. */
export interface DocumentLines {
  readonly text: string;
  readonly languageId: string;
  readonly lines: readonly Line[];
  /** Lines without blanks at their ends: what is in the document is neither an elision nor made up. */
  readonly known: ReadonlySet<string>;
  /** First and last line of the target, from 0. */
  readonly target: readonly [number, number];
  readonly viewed: (view: View) => ViewedLines;
  /** One step of its indentation, where it has one kind alone. */
  readonly indentUnit: string | undefined;
  /** Whether it has fences of its own. */
  readonly hasFences: boolean;
}

/** Reads a document. An empty target stands for no choice. */
export function readDocument(text: string, languageId: string, target: OffsetRange): DocumentLines {
  const lines = withoutMark(splitLines(text));
  const views = new Map<View, ViewedLines>();
  return {
    text,
    languageId,
    lines,
    known: new Set(lines.map((line) => line.content.trim())),
    target: targetLines(lines, target),
    hasFences: lines.some(({ content }) => FENCE.test(content)),
    indentUnit: indentUnitOf(lines.map(({ content }) => content)),
    viewed(view) {
      const known = views.get(view) ?? viewLines(lines, view);
      views.set(view, known);
      return known;
    },
  };
}

function viewLines(all: readonly Line[], view: View): ViewedLines {
  const lines = all.map((line) => view(line.content));
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const known = places.get(line);
    if (known) {
      known.push(index);
    } else {
      places.set(line, [index]);
    }
  }
  return { lines, places };
}

function targetLines(lines: readonly Line[], { start, end }: OffsetRange): readonly [number, number] {
  return start === end ? [0, lines.length - 1] : [lineAt(lines, start), lineAt(lines, end - 1)];
}

/** A byte-order mark belongs to no line, so that no edit touches it. */
function withoutMark(lines: readonly Line[]): readonly Line[] {
  const [first, ...rest] = lines;
  return first?.content.startsWith('\uFEFF')
    ? [{ ...first, start: 1, content: first.content.slice(1) }, ...rest]
    : lines;
}

/** Lines `[from, to)` become these; the text ends with a line ending afterwards exactly if it does now. */
export function replaceLines(document: DocumentLines, from: number, to: number, content: readonly string[]): TextEdit {
  const { lines, text } = document;
  const ending = endingNear(document, from);
  const start = lines[from]?.start ?? text.length;
  const end = lines[to]?.start ?? text.length;
  if (to < lines.length || lines.every(hasEnding)) {
    return { start, end, newText: content.map((line) => line + ending).join('') };
  }
  if (from === lines.length) {
    return { start, end, newText: content.map((line) => ending + line).join('') };
  }
  const before = lines[from - 1];
  return content.length === 0 && before
    ? { start: before.contentEnd, end, newText: '' }
    : { start, end, newText: content.join(ending) };
}

/** The ending of the line itself or of the one before; of a text of one line, its main ending. */
function endingNear(document: DocumentLines, number: number): string {
  const near = [document.lines[number], document.lines[number - 1]].find((line) => line && hasEnding(line));
  return near ? document.text.slice(near.contentEnd, near.end) : mainLineEnding(document.text);
}
