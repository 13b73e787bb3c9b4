// Reads blocks from the indentation of a text, in any language: a line, and the deeper lines under it.

import type { Definition } from '../ports.ts';
import { linesOf } from './cut.ts';
import { definedNameIn } from './definedNames.ts';
import { indentedRows, type Row } from './indentedRows.ts';

/** A block still open while the lines go by. */
interface OpenBlock {
  readonly indent: number;
  readonly position: number;
}

/** Blocks inside more blocks than this say nothing in an outline. */
const DEEPEST = 3;

/** The shortest block without a name: a head and two lines. */
const SHORTEST_BLOCK = 3;

/** A head that ends with an open bracket goes on to the line that closes it, at most so many lines further. */
const HEAD_LINES = 8;

/** Blocks of at most so many lines whose members say what they are. */
const WHOLE_LINES = 12;
const WHOLE_HEAD = /\b(?:interface|struct|enum|record|message|protocol|trait|type|typedef)\b/u;

/** Heads inside a block that begin something worth a line although they name nothing: functions as values. */
const FUNCTION_HEAD = /=>\s*[{(]?\s*$|\bfunction\b|\bdo\b/u;

/** The blocks of a text, and lines that define a name by themselves, with the comments before them. Linear in the text. */
export function indentDefinitions(text: string): readonly Definition[] {
  const lines = linesOf(text);
  const rows = indentedRows(lines);
  const found: Definition[] = [];
  const open: OpenBlock[] = [];
  const close = (indent: number, end: number): void => {
    for (let last = open.at(-1); last && last.indent >= indent; last = open.at(-1)) {
      const definition = found[last.position];
      if (definition?.kind === 'block') {
        found[last.position] = endAt(definition, lines, end);
      }
      open.pop();
    }
  };
  let lastLine = 0;
  rows.forEach(({ indent, kind }, index) => {
    if (kind !== 'blank') {
      // What closes at the depth of a head belongs to its block.
      close(kind === 'close' ? indent + 1 : indent, lastLine);
    }
    const definition = kind === 'code' && open.length < DEEPEST ? readHead(lines, rows, index, open.length) : undefined;
    if (definition) {
      open.push({ indent, position: found.length });
      found.push(definition);
    }
    lastLine = kind === 'blank' ? lastLine : index + 1;
  });
  close(0, lastLine);
  return found.filter(isWorthALine);
}

/** A block gets its last line; one whose members say what it is, is its own signature. */
function endAt(definition: Definition, lines: readonly string[], end: number): Definition {
  const [first] = definition.signature;
  const isWhole = end - first < WHOLE_LINES && WHOLE_HEAD.test(lines[first - 1] ?? '');
  const last = Math.max(end, definition.signature[1]);
  return {
    ...definition,
    lines: [definition.lines[0], last],
    signature: isWhole ? [first, last] : definition.signature,
  };
}

function isWorthALine({ name, lines, signature }: Definition): boolean {
  return name !== '' || lines[1] - signature[0] + 1 >= SHORTEST_BLOCK;
}

/** The definition that a line begins, if it does; it ends with its head until its block is read. */
function readHead(
  lines: readonly string[],
  rows: readonly Row[],
  index: number,
  depth: number,
): Definition | undefined {
  const head = lines[index] ?? '';
  const name = definedNameIn(head) ?? '';
  const isBlock = opensBlock(rows, index);
  if (name === '' && !(isBlock && (depth === 0 || FUNCTION_HEAD.test(head)))) {
    return undefined;
  }
  return {
    kind: isBlock ? 'block' : 'line',
    name,
    lines: [firstComment(rows, index) + 1, index + 1],
    signature: [index + 1, lastOfHead(rows, head, index) + 1],
    depth,
  };
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

/** The first of the comments right above a line at its depth. */
function firstComment(rows: readonly Row[], index: number): number {
  let first = index;
  while (rows[first - 1]?.kind === 'comment') {
    first -= 1;
  }
  return first;
}

function lastOfHead(rows: readonly Row[], head: string, index: number): number {
  if (/[([]\{?\s*$/u.test(head)) {
    const indent = rows[index]?.indent;
    for (let next = index + 1; next <= index + HEAD_LINES; next += 1) {
      if (rows[next]?.indent === indent && rows[next]?.kind === 'close') {
        return next;
      }
    }
  }
  return index;
}
