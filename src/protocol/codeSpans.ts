// Finds code in Markdown, fenced and inline, in time linear in the text.

/** A stretch of code with its marks, in UTF-16 offsets, end exclusive. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
}

/** A line that opens a fence, perhaps inside quotes and lists. An info string after backticks holds no backtick. */
const FENCE = /^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*(?:(`{3,})[^`]*|(~{3,}).*)$/u;

interface Line {
  readonly start: number;
  /** Offset of the line feed, or of the end of the text. */
  readonly end: number;
}

/** The code of a Markdown text in order, never overlapping. A fence left open reaches to the end. */
export function findCode(text: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  let paragraphStart = 0;
  let fence: { readonly start: number; readonly mark: string } | undefined;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (fence) {
      if (closes(content, fence.mark)) {
        spans.push({ start: fence.start, end: line.end });
        fence = undefined;
        paragraphStart = line.end;
      }
      continue;
    }
    const opening = FENCE.exec(content);
    if (opening || content.trim() === '') {
      spans.push(...findInlineCode(text, paragraphStart, line.start));
      paragraphStart = line.end;
    }
    if (opening) {
      fence = { start: line.start, mark: opening[1] ?? opening[2] ?? '' };
    }
  }
  spans.push(
    ...(fence ? [{ start: fence.start, end: text.length }] : findInlineCode(text, paragraphStart, text.length)),
  );
  return spans;
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield { start, end };
    start = end + 1;
  }
}

/** Whether a line closes a fence: the same mark, at least as long, and nothing else. */
function closes(line: string, mark: string): boolean {
  const bare = line.replace(/^[\s>]+/u, '').trimEnd();
  const character = mark[0] ?? '`';
  return bare.length >= mark.length && bare === character.repeat(bare.length);
}

/** Inline code of one paragraph: a run of backticks is closed by the next run of the same length. */
function findInlineCode(text: string, from: number, to: number): readonly CodeSpan[] {
  const runs = [...text.slice(from, to).matchAll(/`+/gu)].map((match) => ({
    start: from + match.index,
    length: match[0].length,
  }));
  const closer = new Map<number, number>();
  const lastOfLength = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    closer.set(index, lastOfLength.get(length) ?? -1);
    lastOfLength.set(length, index);
  }
  const spans: CodeSpan[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const opening = runs[index];
    const closing = runs[closer.get(index) ?? -1];
    if (opening && closing) {
      spans.push({ start: opening.start, end: closing.start + closing.length });
      index = closer.get(index) ?? index;
    }
  }
  return spans;
}
