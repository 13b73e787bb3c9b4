// Reads what one step of indentation is in a text.

/** One tab, or so many blanks; undefined where the text has both, or too little to tell. */
export function indentUnitOf(lines: readonly string[]): string | undefined {
  const indents = lines.filter((line) => line.trim() !== '' && !isAligned(line)).map(indentOf);
  const hasTabs = indents.some((indent) => indent.startsWith('\t'));
  const hasBlanks = indents.some((indent) => indent.startsWith(' '));
  if (hasTabs || !hasBlanks) {
    return hasTabs && !hasBlanks ? '\t' : undefined;
  }
  const step = mostFrequentRise(indents.map(({ length }) => length));
  return step > 1 ? ' '.repeat(step) : undefined;
}

/** How much deeper a line most often is than the one before; 0 where none is. */
function mostFrequentRise(depths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const [index, depth] of depths.entries()) {
    const rise = depth - (depths[index - 1] ?? 0);
    counts.set(rise, (counts.get(rise) ?? 0) + 1);
  }
  const [most] = [...counts].filter(([rise]) => rise > 0).sort(([, first], [, second]) => second - first);
  return most?.[0] ?? 0;
}

/** Blanks and tabs that a line begins with. */
export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The smallest difference between lines that follow each other, in characters; undefined when all are as deep. */
export function smallestStep(lines: readonly string[]): number | undefined {
  const depths = lines.flatMap((line) => (line.trim() === '' || isAligned(line) ? [] : [indentOf(line).length]));
  const steps = depths.flatMap((depth, index) => {
    const step = Math.abs(depth - (depths[index - 1] ?? depth));
    return step === 0 ? [] : [step];
  });
  return steps.length === 0 ? undefined : Math.min(...steps);
}

/** Lines of a block comment stand one blank deeper than they belong. */
function isAligned(line: string): boolean {
  return /^\s*\*/.test(line);
}
