// Reads a text as rows: how deep each line stands, and whether it is code, a comment, or the end of something.

import { isCommentLine } from './commentForms.ts';

/** A line as its first characters show it. */
export interface Row {
  /** Columns of white space before its first character; a tab reaches to the next multiple of four. */
  readonly indent: number;
  /**
   * A `close` line ends or continues what stands above at its depth, a `steering` one says what runs (`if`, `for`) and names
   * nothing. Lines inside a text of several lines are `blank`.
   */
  readonly kind: 'blank' | 'comment' | 'close' | 'steering' | 'code';
}

/** Lines that only end or continue what stands above at the same depth: brackets, and the words some languages end with. */
const CLOSING = /^(?:[)\]}>,;]+[)\]}>,;\s]*(?:[a-z]+\s*)?[({[]?$|[)\]].*|end\b.*|fi|done|esac|else\b.*|\}.*|\{)$/iu;

/** First words of lines that steer what runs and name nothing. */
const STEERING =
  /^(?:if|elif|else|for|foreach|while|until|unless|switch|case|when|match|try|catch|except|finally|rescue|ensure|with|do|loop|begin|return)\b/u;

/** Columns of a tab. */
const TAB = 4;

/** What a line is can be told by so many of its characters. */
const TELLING = 80;

/** What a comment or a text of several lines is closed by, while one is open. */
type Closer = '*/' | '-->' | '"""' | "'''" | undefined;

/** The rows of the lines, in order. Linear in the text. */
export function indentedRows(lines: readonly string[]): readonly Row[] {
  let closer: Closer;
  return lines.map((line) => {
    const row = readRow(line, closer);
    closer = closerAfter(line, closer);
    return row;
  });
}

function readRow(line: string, closer: Closer): Row {
  let indent = 0;
  let at = 0;
  for (; line[at] === ' ' || line[at] === '\t'; at += 1) {
    indent += line[at] === '\t' ? TAB - (indent % TAB) : 1;
  }
  const words = line.slice(at, at + TELLING).trimEnd();
  if (closer !== undefined) {
    return { indent, kind: words === '' || closer === '"""' || closer === "'''" ? 'blank' : 'comment' };
  }
  return { indent, kind: kindOf(words) };
}

function kindOf(words: string): Row['kind'] {
  if (words === '') {
    return 'blank';
  }
  if (isCommentLine(words)) {
    return 'comment';
  }
  if (CLOSING.test(words)) {
    return 'close';
  }
  return STEERING.test(words) ? 'steering' : 'code';
}

/** The closer still awaited behind a line. A quotation in three opens and closes with the same signs. */
function closerAfter(line: string, open: Closer): Closer {
  switch (open) {
    case undefined:
      return opener(line);
    case '*/':
    case '-->':
      return line.includes(open) ? undefined : open;
    case '"""':
    case "'''":
      return isOdd(line, open) ? undefined : open;
  }
}

function opener(line: string): Closer {
  if (line.includes('/*')) {
    return /^\s*\/\*/u.test(line) && !line.includes('*/') ? '*/' : undefined;
  }
  if (line.includes('<!--')) {
    return line.includes('-->') ? undefined : '-->';
  }
  return (['"""', "'''"] as const).find((quotes) => isOdd(line, quotes));
}

function isOdd(line: string, quotes: string): boolean {
  return line.includes(quotes) && line.split(quotes).length % 2 === 0;
}
