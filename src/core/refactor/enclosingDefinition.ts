// Finds the definition around a line where no language service names one: by the lines of the text alone.

import { definitionsByLines } from '../syntax/definitionsByLines.ts';
import type { OffsetRange } from '../text/snapshot.ts';
import { splitLines } from '../text/splitLines.ts';

/** The innermost definition of several lines around a line (from 0), as UTF-16 offsets; undefined where there is none. */
export function enclosingDefinition(path: string, text: string, line: number): OffsetRange | undefined {
  const around = definitionsByLines(path, text)
    .map(({ lines: [first, last] }) => ({ first: first - 1, last: last - 1 }))
    .filter(({ first, last }) => first < last && first <= line && line <= last)
    .toSorted((a, b) => a.last - a.first - (b.last - b.first));
  const [innermost] = around;
  const lines = splitLines(text);
  return (
    innermost && { start: lines[innermost.first]?.start ?? 0, end: lines[innermost.last]?.contentEnd ?? text.length }
  );
}
