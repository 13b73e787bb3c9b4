// Reads one node that may define something: its kind, its name, where its signature ends.

import type { Language, NodeRule } from './languages.ts';
import type { SyntaxNode } from './grammarRuntime.ts';

/** What a node defines. Rows are counted from 0. */
export interface Described {
  readonly kind: string;
  readonly name: string;
  readonly signatureEnd: number;
}

/** Where a node stands. */
export interface NodePlace {
  readonly text: string;
  readonly language: Language;
  /** Whether a function surrounds it. */
  readonly isInFunction: boolean;
}

/** Whole declarations of at most so many rows are their own signature. */
const WHOLE_ROWS = 12;

/** Of a value that is written out, so many rows are. */
const VALUE_ROWS = 3;

/** Rows of a signature without a body, where they are fewer. */
const MOST_ROWS: Readonly<Record<string, number>> = {
  constant: VALUE_ROWS,
  field: VALUE_ROWS,
  object: 1,
  class: 1,
  module: 1,
  key: 1,
};

/** Kinds that say all by their members. */
const WHOLE_KINDS: ReadonlySet<string> = new Set(['interface', 'type', 'enum']);

/** Rows of a docstring that belong to the signature. */
const DOCSTRING_ROWS = 3;

/** Calls that define tests; others that are given words and a function are handlers. */
const TEST_CALL =
  /^(?:\w+\.)?(?:describe|context|suite|it|test|specify|feature|scenario|fdescribe|xdescribe|fit|xit)\b/u;

const FUNCTION_VALUE = /function|lambda|closure|func_literal/u;

/** Undefined where the node defines nothing after all. */
export function describeNode(node: SyntaxNode, rule: NodeRule, place: NodePlace): Described | undefined {
  if (rule.when === 'words') {
    return describeCall(node, place.text);
  }
  const working = partFor(node, rule, place.isInFunction);
  const name = working && nameOf(node, place.text);
  const kind = working && (isPrototype(node) ? 'function' : working.kind);
  return kind && name ? { kind, name, signatureEnd: signatureEnd(node, working, place) } : undefined;
}

/** What is elided of a node that holds to its rule. */
function partFor(node: SyntaxNode, { kind, when }: NodeRule, isInFunction: boolean): Working | undefined {
  const whole = { kind, part: node };
  if (when === 'body') {
    return ['body', 'name'].every((field) => node.childForFieldName(field)) ? whole : undefined;
  }
  const value = valueOf(node);
  const working = value && workingPart(value);
  const isMissing = when === 'value' ? !working : when === 'outside' && isInFunction && working?.kind !== 'function';
  if (isMissing) {
    return undefined;
  }
  return working ? { ...working, kind: kindWith(kind, working.kind) } : whole;
}

/** A member that is a function is a method. */
function kindWith(own: string, valued: string): string {
  return valued === 'function' && (own === 'method' || own === 'field') ? 'method' : valued;
}

/** Whether a declaration of C or C++ declares a function. */
function isPrototype(node: SyntaxNode): boolean {
  let declarator = /^(?:field_)?declaration$/u.test(node.type) ? node.childForFieldName('declarator') : undefined;
  for (let depth = 0; depth < NAME_DEPTH && declarator; depth += 1) {
    if (declarator.type === 'function_declarator') {
      return true;
    }
    declarator = declarator.childForFieldName('declarator');
  }
  return false;
}

interface Working {
  readonly kind: string;
  /** The node whose body is elided. */
  readonly part: SyntaxNode;
}

/** What a name is given: `const x = …`, `x.y = …`, `key: …`, `export default …`. */
function valueOf(node: SyntaxNode): SyntaxNode | undefined {
  const declarator = node.type.endsWith('_declaration') ? node.namedChild(0) : undefined;
  const holder = declarator?.type === 'variable_declarator' ? declarator : node;
  return holder.childForFieldName('value') ?? holder.childForFieldName('right') ?? undefined;
}

/** A value that does something: a function, a class, an object; also one that a call is given. */
function workingPart(value: SyntaxNode): Working | undefined {
  const kind = valueKind(value);
  if (kind !== undefined) {
    return { kind, part: value };
  }
  const given = value.type === 'call_expression' ? value.childForFieldName('arguments')?.namedChildren : undefined;
  for (const argument of given ?? []) {
    const found = argument && valueKind(argument);
    if (argument && found) {
      return { kind: found, part: argument };
    }
  }
  return undefined;
}

function valueKind({ type }: SyntaxNode): string | undefined {
  if (type === 'object' || type === 'class') {
    return type;
  }
  return FUNCTION_VALUE.test(type) ? 'function' : undefined;
}

/** `describe('…', () => { … })`: its words are its name. */
function describeCall(node: SyntaxNode, text: string): Described | undefined {
  const start = node.startPosition.row;
  if (node.endPosition.row - start < 2) {
    return undefined;
  }
  const given = node.childForFieldName('arguments')?.namedChildren ?? [];
  const words = given[0];
  const part = node.childForFieldName('block') ?? given.findLast((one) => one && FUNCTION_VALUE.test(one.type));
  if (!part || !words || !/string/u.test(words.type)) {
    return undefined;
  }
  const body = part.childForFieldName('body') ?? part;
  const kind = TEST_CALL.test(text.slice(node.startIndex, node.startIndex + 40)) ? 'test' : 'call';
  const name = shorten(text.slice(words.startIndex + 1, words.endIndex - 1));
  return { kind, name, signatureEnd: Math.max(start, rowBefore(body, text)) };
}

/** The fields in which grammars keep what something is called, the likeliest first. */
const NAME_FIELDS = ['name', 'declarator', 'left', 'key', 'property', 'type'] as const;

/** Nodes that hold a name without a field for it. */
const NAME_NODES = /name|declarat|_spec|_element|selectors|query|^assignment|^variable$|^text$/u;

/** Names are followed down so many nodes. */
const NAME_DEPTH = 5;

/** Longer names are expressions; UTF-16 code units. */
const LONGEST_NAME = 100;

function nameOf(node: SyntaxNode, text: string): string {
  if (node.type === 'impl_item') {
    const end = node.childForFieldName('body')?.startIndex ?? node.endIndex;
    return shorten(text.slice(node.startIndex, end).replace(/^(?:unsafe\s+)?impl\s*(?:<[^>]*>)?\s*/u, ''));
  }
  if (node.type === 'export_statement') {
    return 'default';
  }
  let named: SyntaxNode = node;
  for (let depth = 0; depth < NAME_DEPTH; depth += 1) {
    const next = nextTowardsName(named);
    if (!next) {
      break;
    }
    named = next;
  }
  return named === node ? '' : shorten(text.slice(named.startIndex, named.endIndex));
}

function nextTowardsName(node: SyntaxNode): SyntaxNode | undefined {
  if (/qualified|scoped|member_expression|selectors|string/u.test(node.type)) {
    return undefined;
  }
  for (const field of NAME_FIELDS) {
    const found = node.childForFieldName(field);
    if (found) {
      return found;
    }
  }
  return node.namedChildren.find((child) => child !== null && NAME_NODES.test(child.type)) ?? undefined;
}

function shorten(words: string): string {
  return words
    .slice(0, 4 * LONGEST_NAME)
    .replace(/\s+/gu, ' ')
    .replace(/^["'`]|["'`]$/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
}

function signatureEnd(node: SyntaxNode, { kind, part }: Working, { text, language }: NodePlace): number {
  const start = node.startPosition.row;
  const end = lastRow(node);
  if (WHOLE_KINDS.has(kind) && end - start < WHOLE_ROWS) {
    return end;
  }
  const body = part.childForFieldName('body') ?? blockOf(part);
  if (body) {
    return Math.max(start, language.hasDocstrings ? docstringEnd(body, text) : rowBefore(body, text));
  }
  const most = MOST_ROWS[kind] ?? WHOLE_ROWS;
  return end - start < most ? end : start;
}

/** Some grammars have no field for the body. */
function blockOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.namedChildren.findLast((child) => child !== null && /block/u.test(child.type)) ?? undefined;
}

function docstringEnd(body: SyntaxNode, text: string): number {
  const first = body.namedChild(0);
  const string = first?.type === 'expression_statement' ? first.namedChild(0) : undefined;
  return string?.type === 'string'
    ? Math.min(lastRow(string), string.startPosition.row + DOCSTRING_ROWS - 1)
    : rowBefore(body, text);
}

/** The row on which a body begins, or the one before when nothing else stands there. */
function rowBefore(body: SyntaxNode, text: string): number {
  const { row, column } = body.startPosition;
  const isAlone = text.slice(body.startIndex - column, body.startIndex).trim() === '';
  return isAlone ? row - 1 : row;
}

/** The last row of a node; one that ends with a line feed reaches no further. */
export function lastRow(node: SyntaxNode): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row - 1 : row;
}
