// Walks a syntax tree and lists its definitions, each with the comments and decorators before it.

import type { Definition } from '../../core/ports.ts';
import { describeNode, lastRow, type Described } from './describeNode.ts';
import type { SyntaxCursor, SyntaxNode } from './grammarRuntime.ts';
import type { Language, NodeRole } from './languages.ts';

/** The children of one node, as far as they are walked. Rows are counted from 0. */
interface Level {
  /** Definitions around these nodes. */
  readonly depth: number;
  readonly isInFunction: boolean;
  /** The first row of comments and decorators right before the next node. */
  docFirst: number | undefined;
  docLast: number;
  /** The first row of a wrapper with its comments: it belongs to the first definition inside. */
  outerFirst: number | undefined;
}

/** Kinds in which what is declared is not local. */
const OPEN_KINDS: ReadonlySet<string> = new Set([
  'class',
  'interface',
  'module',
  'object',
  'enum',
  'type',
  'rule',
  'key',
]);

/** Definitions of one text beyond these say nothing more. */
const MOST_DEFINITIONS = 20_000;

/** The definitions under the cursor's node in order. Linear in the nodes. */
export function walkDefinitions(cursor: SyntaxCursor, text: string, language: Language): readonly Definition[] {
  const found: Definition[] = [];
  const levels: Level[] = [newLevel(0, false)];
  for (let level = levels.at(-1); level && found.length < MOST_DEFINITIONS; level = levels.at(-1)) {
    const below = visit(cursor, level, { text, language, found });
    if (below && cursor.gotoFirstChild()) {
      levels.push(below);
    } else {
      goOn(cursor, levels);
    }
  }
  return found.toSorted((one, other) => one.lines[0] - other.lines[0] || one.depth - other.depth);
}

function newLevel(depth: number, isInFunction: boolean, outerFirst?: number): Level {
  return { depth, isInFunction, docFirst: undefined, docLast: -1, outerFirst };
}

/** To the next node that was not visited; at the end no level is left. */
function goOn(cursor: SyntaxCursor, levels: Level[]): void {
  while (!cursor.gotoNextSibling()) {
    levels.pop();
    if (!cursor.gotoParent()) {
      levels.length = 0;
      return;
    }
  }
}

interface Walk {
  readonly text: string;
  readonly language: Language;
  readonly found: Definition[];
}

/** Looks at the cursor's node; the level of its children when they are to be walked. */
function visit(cursor: SyntaxCursor, level: Level, walk: Walk): Level | undefined {
  const role = walk.language.roleOf(cursor.nodeType);
  if (role.isDoc) {
    noteDoc(cursor.currentNode, level, walk.text);
    return undefined;
  }
  if (role.isWrapper || (role.rule && cursor.nodeIsNamed)) {
    return visitDefinition(cursor, level, role, walk);
  }
  level.docFirst = undefined;
  const isWalked = role.holds === 'all' || (role.holds === 'rows' && spansRows(cursor));
  return isWalked ? newLevel(level.depth, level.isInFunction || role.isFunction, level.outerFirst) : undefined;
}

/** A node that may define something, or only surrounds what does. */
function visitDefinition(
  cursor: SyntaxCursor,
  level: Level,
  { rule, isFunction }: NodeRole,
  walk: Walk,
): Level | undefined {
  const node = cursor.currentNode;
  const { depth, isInFunction } = level;
  const first = firstRow(node, level);
  level.docFirst = undefined;
  const described = rule && describeNode(node, rule, { ...walk, isInFunction });
  if (!described) {
    return newLevel(depth, isInFunction || isFunction, first);
  }
  level.outerFirst = undefined;
  walk.found.push(toDefinition(node, described, { first, depth }));
  // What stands on one row is found by that row.
  return spansRows(cursor) ? newLevel(depth + 1, isInFunction || !OPEN_KINDS.has(described.kind)) : undefined;
}

function spansRows(cursor: SyntaxCursor): boolean {
  return cursor.startPosition.row < cursor.endPosition.row;
}

/** Comments in a row, with no empty line between or after them, belong to what follows. */
function noteDoc(node: SyntaxNode, level: Level, text: string): void {
  const { row, column } = node.startPosition;
  const trails = text.slice(node.startIndex - column, node.startIndex).trim() !== '';
  if (trails) {
    return;
  }
  const continues = level.docFirst !== undefined && row <= level.docLast + 1;
  level.docFirst = continues ? level.docFirst : row;
  level.docLast = lastRow(node);
}

function firstRow(node: SyntaxNode, level: Level): number {
  const { row } = node.startPosition;
  const doc = level.docFirst !== undefined && row <= level.docLast + 1 ? level.docFirst : row;
  return Math.min(row, doc, level.outerFirst ?? row);
}

function toDefinition(
  node: SyntaxNode,
  { kind, name, signatureEnd }: Described,
  { first, depth }: { readonly first: number; readonly depth: number },
): Definition {
  const last = lastRow(node);
  return {
    kind,
    name,
    lines: [first + 1, last + 1],
    signature: [node.startPosition.row + 1, Math.min(signatureEnd, last) + 1],
    depth,
  };
}
