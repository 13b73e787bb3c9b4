// Carries the indentation of a document over to lines that a model indented in its own way; refuses where the rule is not certain.

/** A line of a block with the document's indentation; undefined when it cannot be known. */
export type Reindent = (line: string) => string | undefined;

/** One indentation in the block and the one of the same line in the document. */
interface Pair {
  readonly block: string;
  readonly document: string;
}

/**
 * Learns the rule from lines that stand in both. Undefined when two lines contradict each other: equal indentations that differ in the
 * document, or different ones that are equal there.
 */
export function readIndentation(block: readonly string[], document: readonly string[]): Reindent | undefined {
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
  const carry = ruleOf(pairs);
  return (line) => {
    if (line.trim() === '') {
      return line;
    }
    const indent = carry(indentOf(line));
    return indent === undefined ? undefined : indent + line.trimStart();
  };
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function ruleOf(pairs: readonly Pair[]): (indent: string) => string | undefined {
  const known = new Map(pairs.map((pair) => [pair.block, pair.document]));
  const rules = [shiftRule(pairs), unitRule(pairs)].filter((rule) => rule !== undefined);
  return (indent) => {
    const exact = known.get(indent);
    if (exact !== undefined) {
      return exact;
    }
    for (const rule of rules) {
      const carried = rule(indent);
      if (carried !== undefined) {
        return carried;
      }
    }
    return undefined;
  };
}

/** The document has the same blanks more, or less, in front of every line. */
function shiftRule(pairs: readonly Pair[]): ((indent: string) => string | undefined) | undefined {
  const [first] = pairs;
  if (!first) {
    return undefined;
  }
  if (first.document.endsWith(first.block)) {
    const more = first.document.slice(0, first.document.length - first.block.length);
    return pairs.every((pair) => pair.document === more + pair.block)
      ? (indent) => (more !== '' && mixes(first, indent) ? undefined : more + indent)
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

/** Tabs beside spaces, where the document has one kind alone: no certain depth. One space more only aligns, as in ` * ` of a comment. */
function mixes(known: Pair, indent: string): boolean {
  const isAligned = indent === `${known.block} `;
  return known.document !== '' && !isAligned && new Set(known.document + indent).size > new Set(known.document).size;
}

/** One step of the block is one step of the document, such as two spaces for a tab. */
function unitRule(pairs: readonly Pair[]): ((indent: string) => string | undefined) | undefined {
  const [base, next] = [...pairs].sort((first, second) => first.block.length - second.block.length);
  if (!base || !next || !next.block.startsWith(base.block) || !next.document.startsWith(base.document)) {
    return undefined;
  }
  const step = { block: next.block.slice(base.block.length), document: next.document.slice(base.document.length) };
  if (step.block === '' || step.document === '') {
    return undefined;
  }
  const rule = (indent: string): string | undefined => {
    const depth = (indent.length - base.block.length) / step.block.length;
    const isWhole = Number.isInteger(depth) && depth >= 0 && indent === base.block + step.block.repeat(depth);
    return isWhole ? base.document + step.document.repeat(depth) : undefined;
  };
  return pairs.every((pair) => rule(pair.block) === pair.document) ? rule : undefined;
}
