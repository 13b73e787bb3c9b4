// Whether a pack holds what a commit changed.

import type { PackedFile } from '../../src/protocol/manifest.ts';
import type { Hunk } from './recallCases.ts';

/**
 * The share of the changed files that the pack holds: in full, or in part with every changed line in the lines sent. What a
 * commit adds between two lines is held when both are.
 */
export function recallOf(
  truth: readonly string[],
  files: readonly PackedFile[],
  hunks: ReadonlyMap<string, readonly Hunk[]>,
): number {
  const packed = new Map(files.map((file) => [file.path, file]));
  const held = truth.filter((path) => {
    const file = packed.get(path);
    const isPart = file?.level === 'excerpt' || file?.level === 'outline';
    return file?.level === 'full' || (isPart && holdsAll(file.lines ?? [], hunks.get(path) ?? []));
  });
  return held.length / truth.length;
}

function holdsAll(lines: readonly (readonly [number, number])[], hunks: readonly Hunk[]): boolean {
  const holds = (first: number, last: number) => lines.some(([from, to]) => from <= first && last <= to);
  return (
    hunks.length > 0 &&
    hunks.every(([first, count]) => (count > 0 ? holds(first, first + count - 1) : holdsPlace(holds, first)))
  );
}

/** Behind the line 0 is before the first; behind the last line there is no other. */
function holdsPlace(holds: (first: number, last: number) => boolean, line: number): boolean {
  return holds(Math.max(1, line), line + 1) || (line > 0 && holds(line, line) && holds(line, Infinity));
}
