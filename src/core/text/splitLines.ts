// Lines of a text with their offsets and endings, so that what is not touched keeps its bytes.

/** One line. Offsets are UTF-16 offsets in the text that was split. */
export interface Line {
  readonly start: number;
  /** End of the line without its ending. */
  readonly contentEnd: number;
  /** End with the ending: the start of the next line. */
  readonly end: number;
  /** The line without its ending. */
  readonly content: string;
}

/** How lines end. */
export type LineEnding = '\n' | '\r\n';

/** A line with its ending, or the last line without one. */
const LINE = /[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g;

/** The lines of a text in order. Text after the last ending is a line; nothing after it is none: `a\n` has one line. */
export function splitLines(text: string): readonly Line[] {
  return [...text.matchAll(LINE)].map((match) => {
    const content = match[0].replace(/[\r\n]+$/, '');
    const start = match.index;
    return { start, contentEnd: start + content.length, end: start + match[0].length, content };
  });
}

/** The ending that most lines have; of a text without endings, a plain line feed. */
export function mainLineEnding(text: string): LineEnding {
  const windows = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return windows > all - windows ? '\r\n' : '\n';
}

/** Whether the line ends where the next begins, and not with the text. */
export function hasEnding(line: Line): boolean {
  return line.end > line.contentEnd;
}

/** The number of the line, from 0, that holds the offset; an offset at the end of the text belongs to the last line. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return Math.max(0, low);
}
