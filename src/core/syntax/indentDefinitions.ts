// Reads blocks from the indentation of a text, in any language: a line, and the deeper lines under it.

import type { Definition } from '../ports.ts';
import { isCommentLine } from './commentForms.ts';
import { linesOf } from './cut.ts';
import { definedNameIn } from './definedNames.ts';

/** A line as its indentation shows it. */
interface Row {
  /** Columns of white space before its first character; a tab reaches to the next multiple of four. */
  readonly indent: number;
  readonly kind: 'blank' | 'comment' | 'close' | 'steering' | 'code';
}

/** A block still open while the lines go by. */
interface OpenBlock {
  readonly indent: number;
  readonly position: number;
}

/** Lines that only end or continue what stands above at the same depth: brackets, and the words some languages end with. */
const CLOSING = /^(?:[)\]}>,;]+[)\]}>,;\s]*(?:[a-z]+\s*)?[({[]?|end\b.*|fi|done|esac|else\b.*|\}.*)$/iu;

/** First words of lines that steer what runs and name nothing. */
const STEERING =
  /^(?:if|elif|else|for|foreach|while|until|unless|switch|case|when|match|try|catch|except|finally|rescue|ensure|with|do|loop|begin|return)\b/u;

/** Columns of a tab. */
const TAB = 4;

/** Blocks inside more blocks than this say nothing in an outline. */
const DEEPEST = 3;

/** The shortest block: a head and two lines. */
const SHORTEST_BLOCK = 3;

/** The blocks of a text with the comments before them. Linear in the text. */
export function indentDefinitions(text: string): readonly Definition[] {
  const lines = linesOf(text);
  const rows = lines.map(readRow);
  const found: Definition[] = [];
  const open: OpenBlock[] = [];
  const close = (indent: number, end: number): void => {
    for (let last = open.at(-1); last && last.indent >= indent; last = open.at(-1)) {
      const definition = found[last.position];
      if (definition) {
        found[last.position] = { ...definition, lines: [definition.lines[0], end] };
      }
      open.pop();
    }
  };
  let lastLine = 0;
  rows.forEach(({ indent, kind }, index) => {
    if (kind !== 'blank' && kind !== 'close') {
      close(indent, lastLine);
    }
    if (kind === 'code' && open.length < DEEPEST && opensBlock(rows, index)) {
      open.push({ indent, position: found.length });
      found.push(blockAt(lines, rows, index, open.length - 1));
    }
    lastLine = kind === 'blank' ? lastLine : index + 1;
  });
  close(0, lastLine);
  return withoutShort(found);
}

function readRow(line: string): Row {
  let indent = 0;
  let at = 0;
  for (; line[at] === ' ' || line[at] === '\t'; at += 1) {
    indent += line[at] === '\t' ? TAB - (indent % TAB) : 1;
  }
  const words = line.slice(at, at + 80).trimEnd();
  if (words === '') {
    return { indent, kind: 'blank' };
  }
  if (isCommentLine(words)) {
    return { indent, kind: 'comment' };
  }
  if (CLOSING.test(words) || words === '{') {
    return { indent, kind: 'close' };
  }
  return { indent, kind: STEERING.test(words) ? 'steering' : 'code' };
}

/** Whether deeper lines follow, perhaps behind a bracket on a line of its own. */
function opensBlock(rows: readonly Row[], index: number): boolean {
  const indent = rows[index]?.indent ?? 0;
  for (let next = index + 1; next < rows.length; next += 1) {
    const row = rows[next];
    if (row && row.kind !== 'blank' && !(row.kind === 'close' && row.indent === indent)) {
      return row.indent > indent;
    }
  }
  return false;
}

function blockAt(lines: readonly string[], rows: readonly Row[], index: number, depth: number): Definition {
  let first = index;
  while (rows[first - 1]?.kind === 'comment' && rows[first - 1]?.indent === rows[index]?.indent) {
    first -= 1;
  }
  const head = lines[index] ?? '';
  return {
    kind: 'block',
    name: definedNameIn(head) ?? '',
    lines: [first + 1, index + 1],
    signature: [index + 1, index + 1],
    depth,
  };
}

function withoutShort(found: readonly Definition[]): readonly Definition[] {
  return found.filter(({ lines, signature }) => lines[1] - signature[0] + 1 >= SHORTEST_BLOCK);
}
