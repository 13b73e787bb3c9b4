// The block of code at the end of an answer while it streams: its lines are appended and never parsed again.

/** What a stretch of text adds to an open block of code. */
export interface FenceStep {
  /** Whole lines to append. */
  readonly text: string;
  /** UTF-16 units taken from the text. */
  readonly taken: number;
  /** Whether the closing line was among them. */
  readonly closed: boolean;
}

/** How a fence was opened. */
export interface Fence {
  /** The run of backticks or tildes. */
  readonly mark: string;
  /** Spaces before the mark, which are taken off each line. */
  readonly indent: number;
}

/** Takes the whole lines that follow an open fence; with `final`, what stands after the last line feed too. */
export function takeLines(fence: Fence, text: string, final: boolean): FenceStep {
  const lines: string[] = [];
  let taken = 0;
  while (taken < text.length) {
    const found = text.indexOf('\n', taken);
    if (found < 0 && !final) {
      break;
    }
    const end = found < 0 ? text.length : found;
    const line = text.slice(taken, end);
    taken = Math.min(end + 1, text.length);
    if (closes(fence, line)) {
      return { text: lines.join(''), taken, closed: true };
    }
    lines.push(`${unindent(line, fence.indent)}\n`);
  }
  return { text: lines.join(''), taken, closed: final };
}

/** Reads the line that opens a fence. */
export function readFence(line: string): Fence | undefined {
  const match = /^( {0,3})(`{3,}|~{3,})/u.exec(line);
  return match ? { indent: (match[1] ?? '').length, mark: match[2] ?? '' } : undefined;
}

function closes(fence: Fence, line: string): boolean {
  const bare = /^ {0,3}(`+|~+)[ \t]*$/u.exec(line)?.[1];
  return bare !== undefined && bare[0] === fence.mark[0] && bare.length >= fence.mark.length;
}

function unindent(line: string, spaces: number): string {
  const own = /^ */u.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(own, spaces));
}
