// Carries the indentation of a document over to lines that a model indented in its own way; refuses where the rule is not certain.

import { indentOf, smallestStep } from './indentUnit.ts';

/** A line of a block with the document's indentation; undefined when it cannot be known. */
export type Reindent = (line: string) => string | undefined;

/** What else tells how a block and its document are indented. */
export interface IndentEvidence {
  /** Both parts of the block. */
  readonly block: readonly string[];
  /** One step of the document's indentation, where it has one kind alone. */
  readonly unit: string | undefined;
}

/** One indentation in the block and the one of the same line in the document. */
interface Pair {
  readonly block: string;
  readonly document: string;
}

type Carry = (indent: string) => string | undefined;

/**
 * Learns the rule from lines that stand in both. Undefined when two lines contradict each other: equal indentations that differ in the
 * document, or different ones that are equal there.
 */
export function readIndentation(
  block: readonly string[],
  document: readonly string[],
  evidence: IndentEvidence,
): Reindent | undefined {
  const pairs: Pair[] = [];
  for (const [index, line] of block.entries()) {
    const pair = { block: indentOf(line), document: indentOf(document[index] ?? '') };
    if (line.trim() === '' || pairs.some((other) => other.block === pair.block && other.document === pair.document)) {
      continue;
    }
    if (pairs.some((other) => other.block === pair.block || other.document === pair.document)) {
      return undefined;
    }
    pairs.push(pair);
  }
  const carry = ruleOf(pairs, evidence);
  return (line) => {
    if (line.trim() === '') {
      return line;
    }
    const carried = carry(indentOf(line));
    const indent = carried === undefined ? undefined : inKind(carried, line, evidence.unit);
    return indent === undefined ? undefined : indent + line.trimStart();
  };
}

function ruleOf(pairs: readonly Pair[], evidence: IndentEvidence): Carry {
  const known = new Map(pairs.map((pair) => [pair.block, pair.document]));
  if (pairs.every((pair) => pair.block === pair.document)) {
    return (indent) => indent;
  }
  const rules = [shiftRule(pairs, evidence), unitRule(pairs), scaleRule(pairs, evidence)];
  return (indent) => {
    const exact = known.get(indent);
    const carried = new Set(rules.flatMap((rule) => rule?.(indent) ?? []));
    const [only, ...others] = carried;
    return exact ?? (others.length === 0 ? only : undefined);
  };
}

/** The document has the same blanks more, or less, in front of every line. */
function shiftRule(pairs: readonly Pair[], evidence: IndentEvidence): Carry | undefined {
  const [first] = pairs;
  if (!first || (pairs.length === 1 && stepsDiffer(evidence))) {
    return undefined;
  }
  if (first.document.endsWith(first.block)) {
    const more = first.document.slice(0, first.document.length - first.block.length);
    return pairs.every((pair) => pair.document === more + pair.block)
      ? (indent) => (mixes(first, indent) ? undefined : more + indent)
      : undefined;
  }
  if (first.block.endsWith(first.document)) {
    const less = first.block.slice(0, first.block.length - first.document.length);
    return pairs.every((pair) => pair.block === less + pair.document)
      ? (indent) => (indent.startsWith(less) ? indent.slice(less.length) : undefined)
      : undefined;
  }
  return undefined;
}

/** A block that steps otherwise than its document may be moved or stretched: one line alone does not tell which. */
function stepsDiffer({ block, unit }: IndentEvidence): boolean {
  const step = smallestStep(block);
  return unit !== undefined && step !== undefined && step !== unit.length;
}

/** Tabs beside spaces, where the document has one kind alone: no certain depth. One space more only aligns, as in ` * ` of a comment. */
function mixes(known: Pair, indent: string): boolean {
  const isAligned = indent === `${known.block} `;
  return known.document !== '' && !isAligned && new Set(known.document + indent).size > new Set(known.document).size;
}

/** One step of the block is one step of the document, such as two spaces for a tab; the smallest between known lines. */
function unitRule(pairs: readonly Pair[]): Carry | undefined {
  const sorted = [...pairs].sort((first, second) => first.block.length - second.block.length);
  const [base] = sorted;
  const steps = sorted.flatMap((pair, index) => stepBetween(sorted[index - 1], pair) ?? []);
  const [step] = steps.sort((first, second) => first.block.length - second.block.length);
  if (!base || !step) {
    return undefined;
  }
  const rule = (indent: string): string | undefined => {
    const depth = (indent.length - base.block.length) / step.block.length;
    const isWhole = Number.isInteger(depth) && depth >= 0 && indent === base.block + step.block.repeat(depth);
    return isWhole ? base.document + step.document.repeat(depth) : undefined;
  };
  return pairs.every((pair) => rule(pair.block) === pair.document) ? rule : undefined;
}

function stepBetween(base: Pair | undefined, next: Pair): Pair | undefined {
  if (!base || !next.block.startsWith(base.block) || !next.document.startsWith(base.document)) {
    return undefined;
  }
  const step = { block: next.block.slice(base.block.length), document: next.document.slice(base.document.length) };
  return step.block === '' || step.document === '' ? undefined : step;
}

/** Every line is as many steps deep as in the document, and only the step is another: blanks for tabs, or four blanks for two. */
function scaleRule(pairs: readonly Pair[], { block, unit }: IndentEvidence): Carry | undefined {
  const deep = pairs.filter((pair) => pair.block !== '' && pair.document !== '');
  const [first] = deep;
  const isFlat = pairs.some((pair) => pair.block !== pair.document && !deep.includes(pair));
  // One line that both indent by the same kind may as well be moved.
  if (!first || !unit || isFlat || (deep.length === 1 && first.block.charAt(0) === unit.charAt(0))) {
    return undefined;
  }
  const size = (first.block.length * unit.length) / first.document.length;
  const step = smallestStep(block);
  if (!Number.isInteger(size) || (step !== undefined && step !== size)) {
    return undefined;
  }
  const own = first.block.slice(0, size);
  const least = Math.min(...pairs.map((pair) => pair.block.length));
  const rule = (indent: string): string | undefined => {
    const depth = indent.length / size;
    const isWhole = Number.isInteger(depth) && indent === own.repeat(depth) && indent.length >= least;
    return isWhole ? unit.repeat(depth) : undefined;
  };
  return pairs.every((pair) => rule(pair.block) === pair.document) ? rule : undefined;
}

/**
 * In a document that indents by one kind, what comes does too. How many blanks a tab stands for is not known where no line of the block
 * shows it. A single blank, and those before the star of a comment, align.
 */
function inKind(indent: string, line: string, unit: string | undefined): string | undefined {
  if (unit === undefined || unit.startsWith(' ')) {
    return unit !== undefined && indent.includes('\t') ? undefined : indent;
  }
  return indent.length < 2 || indent.startsWith('\t') || /^\s*\*/.test(line) ? indent : undefined;
}
